"""The office home page: what waits for me, what I started, what was issued."""

from functools import cached_property
from jingwei import _
from jingwei.core import clock
from jingwei.core.filing.adding import why_not
from jingwei.core.organisation import api as organisation
from jingwei.core.pages.api import entries
from jingwei.core.worklist import api as worklist
from jingwei.core.worklist.api import line
from jingwei.office.documents.api import OUT
from plone import api
from Products.Five import BrowserView
from zope.i18nmessageid import Message


SHOWN = 6
# Of the posts of a person so many are told at once; some hold one in every unit.
POSTS = 3
# What a person begins: where it will lie, its type, what the act is called.
NEW = (
    ("documents", "OfficialDocument", _("Draft an official document")),
    ("supervision", "SupervisionItem", _("Propose an item")),
    ("deputations", "Deputation", _("Ask for a deputy")),
)


class Home(BrowserView):
    """Short lists and the counts beside them, all from indexes."""

    @property
    def person_id(self) -> str:
        """User id; asked late, because views are made before the log-in is known."""
        return api.user.get_current().getId()

    def person(self):
        """Who is working here, with their posts."""
        return organisation.person(self.person_id)

    def posts(self) -> dict:
        """Titles of the person's posts: the first, and those that unfold, if there are many."""
        titles = [title for _token, title in self.person().posts]
        first = POSTS if len(titles) > POSTS + 1 else len(titles)
        return {"first": titles[:first], "more": titles[first:]}

    def today(self) -> Message:
        """The day as 2026年11月23日, or as 23.11.2026 to who reads English."""
        day = clock.today()
        parts = {"year": day.year, "month": day.month, "day": day.day}
        return _("${day}.${month}.${year}", mapping=parts)

    def lists(self) -> list[dict]:
        """To do, to read, for others, started by me, as far as the person has such: count, address,
        first lines.
        """
        acting = worklist.tokens(self.person_id, acting=True)
        tabs = ("todo", "toread", *(("deputised",) if acting else ()), "started")
        found = map(self._list, tabs)
        return [one for one in found if one["id"] != "toread" or one["count"]]

    def above(self) -> list[dict]:
        """The lists that stand first, two in a row."""
        return self.shown if len(self.shown) % 2 == 0 else self.shown[:-1]

    def beside(self) -> list[dict]:
        """The last list, if it would stand alone in its row: it comes beside what was issued."""
        return [one for one in self.shown if one not in self.above()]

    @cached_property
    def shown(self) -> list[dict]:
        """The lists, asked for once."""
        return self.lists()

    def _list(self, tab: str) -> dict:
        rows = worklist.rows(tab, self.person_id, size=SHOWN)
        return {
            "id": tab,
            "count": rows.sequence_length,
            "waiting": tab != "started" and rows.sequence_length > 0,
            "url": f"{self.context.absolute_url()}/worklist?tab={tab}",
            "lines": [line(brain) for brain in rows],
        }

    def new(self) -> list[dict]:
        """The records that the person may start."""
        address = self.context.absolute_url()
        return [
            {"title": title, "url": f"{address}/{store}/++add++{portal_type}"}
            for store, portal_type, title in NEW
            if not why_not(portal_type)
        ]

    def finds(self) -> bool:
        """May there be documents that the person sees?"""
        return not organisation.only_administers(self.person_id)

    def vacancies(self) -> list[organisation.Vacancy]:
        """Vacant posts for which records wait, for who can give them."""
        place = self.context["organisation"]
        if not api.user.has_permission("jingwei: Manage organisation", obj=place):
            return []
        return [vacancy for vacancy in organisation.vacancies() if vacancy.waiting]

    def lookups(self) -> list[dict]:
        """Pages that answer a question."""
        return entries("lookups", api.portal.get(), "")

    def tools(self) -> list[dict]:
        """Pages beside the records that the person may open."""
        return entries("tools", api.portal.get(), "")

    def issued(self) -> list[dict]:
        """The documents issued last that the person may see."""
        catalog = api.portal.get_tool("portal_catalog")
        found = catalog(
            portal_type="OfficialDocument",
            review_state=list(OUT),
            sort_on="last_turn",
            sort_order="descending",
            sort_limit=SHOWN,
        )
        return [line(brain) for brain in found[:SHOWN]]
