"""What was asked for; also in a request that was refused before anybody was let in."""

from jingwei.core.asking import way_of
from jingwei.core.organisation import api as organisation
from jingwei.core.organisation.tokens import DISTRICT
from jingwei.core.pages.layers import IOfficeLayer
from jingwei.core.rights.interfaces import IClosedHouse
from plone import api


def object_of(request):
    """The content that was asked for, without the views and services around it."""
    return next(way_of(request), None) or api.portal.get()


def in_office(request) -> bool:
    """Was something at or below /intranet asked for, whether it exists or not?"""
    return IOfficeLayer.providedBy(request)


def in_closed_house(request) -> bool:
    """Was something in a part of the site asked for that visitors may not enter?"""
    return any(map(IClosedHouse.providedBy, way_of(request)))


def house_of(user) -> str:
    """Path of the house in which a user works, below the site; "" for who works in none."""
    if is_staff(user):
        return "intranet"
    mine = organisation.tokens_of(user.getId()) if user is not None else ()
    return "desk/districts" if any(token.startswith(DISTRICT) for token in mine) else ""


def is_staff(user) -> bool:
    """Does a user hold any post? Maintenance counts as staff: it works on the site itself."""
    if user is None:
        return False
    return organisation.STAFF in organisation.tokens_of(user.getId()) or user.has_role("Manager")
