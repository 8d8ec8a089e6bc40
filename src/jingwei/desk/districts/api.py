"""The places of districts, for the features that put something there."""

from jingwei.core.organisation import api as organisation
from plone import api
from plone.dexterity.utils import createContent


HOUSE = "desk", "districts"


def house():
    """``/desk/districts``."""
    desk, name = HOUSE
    return api.portal.get()._getOb(desk)._getOb(name)


def place(district: str):
    """The place of a district (id), made when it is needed first."""
    found = house()
    if not found.has_key(district):
        title = organisation.title(organisation.district(district))
        found._setObject(district, createContent("DistrictDesk", id=district, title=title))
    return found._getOb(district)


def mine() -> list[str]:
    """Ids of the districts that the present person works for."""
    tokens = organisation.tokens_of(api.user.get_current().getId())
    return [id_ for id_ in organisation.districts() if organisation.district(id_) in tokens]
