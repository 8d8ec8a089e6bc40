"""Pages of the organisation: the tree, a unit, a post, the vacancies."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from jingwei import _
from jingwei.core.listing.api import ListPage
from jingwei.core.listing.api import RowSource
from jingwei.core.organisation import api
from jingwei.core.organisation import lists
from jingwei.core.organisation.content import full_title
from jingwei.core.organisation.content import token_of
from plone import api as plone
from Products.Five import BrowserView
from typing import NamedTuple


class PostRow(NamedTuple):
    """A post as a page shows it; `people` are full names, none means vacant."""

    title: str
    url: str
    people: tuple[str, ...]


def rows_of(unit: api.Unit, address: str) -> list[PostRow]:
    """Posts of a unit, from the plugin's tables: no object is woken.

    :param address: URL of the unit.
    """
    return [
        PostRow(
            title,
            f"{address}/{api.name_of_post(token)}",
            tuple(api.title(user) for user in users),
        )
        for token, (title, users) in api.plugin().posts(unit.id)
    ]


def may(permission: str, obj) -> bool:
    """Does the present person hold `permission` on `obj`?"""
    return plone.user.has_permission(permission, obj=obj)


def address_above(obj) -> str:
    """URL of what `obj` lies in."""
    return aq_parent(aq_inner(obj)).absolute_url()


class Tree(BrowserView):
    """All units with their posts and holders."""

    def units(self) -> list[dict]:
        """One entry per unit, in the organisation's order."""
        address = self.context.absolute_url()
        return [
            {
                "title": unit.title,
                "url": f"{address}/{unit.id}",
                "posts": rows_of(unit, f"{address}/{unit.id}"),
            }
            for unit in api.units()
        ]

    def may_manage(self) -> bool:
        """Is this the security administrator?"""
        return may("jingwei: Manage organisation", self.context)


class UnitPage(BrowserView):
    """A unit with its posts."""

    def address_above(self) -> str:
        """The tree."""
        return address_above(self.context)

    def posts(self) -> list[PostRow]:
        """The unit's posts."""
        unit = api.Unit(self.context.getId(), self.context.title)
        return rows_of(unit, self.context.absolute_url())

    def may_manage(self) -> bool:
        """Is this the security administrator?"""
        return may("jingwei: Manage organisation", self.context)


class PostPage(BrowserView):
    """A post and who holds it."""

    def title(self) -> str:
        """The post with its unit."""
        return full_title(self.context)

    def unit(self) -> str:
        """Title of the unit to which it belongs."""
        return aq_parent(aq_inner(self.context)).title

    def address_above(self) -> str:
        """The unit's page."""
        return address_above(self.context)

    def people(self) -> list[api.Person]:
        """Holders with all their posts."""
        return [api.person(user) for user in api.holders(token_of(self.context))]

    def may_pick(self) -> bool:
        """May the present person change the holders?"""
        return may("jingwei: Pick people", self.context)


class Vacancies(ListPage):
    """Vacant posts and how much waits for each."""

    listing = lists.VACANCIES
    administrators = (api.SECURITY_ADMIN,)

    def source_of(self, form: dict) -> RowSource:
        """Each leads to where it is given to somebody."""
        address = self.context.absolute_url()
        rows = ({**row, "url": self._url(address, row["token"])} for row in lists.rows())
        return RowSource(self.listing, list(rows))

    def list_title(self):
        """What files are called."""
        return _("Vacant posts")

    def _url(self, address: str, token: str) -> str:
        """The page on which holders are picked; the organisation's if there is no such post."""
        if api.plugin().title_of(token) is None:
            return address
        return f"{address}/{api.unit_of_post(token)}/{api.name_of_post(token)}/assign"
