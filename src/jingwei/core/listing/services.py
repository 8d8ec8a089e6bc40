"""``GET @listing``: the list of a page as JSON, asked for with the same parameters."""

from jingwei.core.listing.cells import Words
from jingwei.core.listing.pages import page_at
from plone.restapi.services import Service
from zope.i18n import translate
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


@implementer(IPublishTraverse)
class List(Service):
    """``@listing`` for the page that shows at the object's own address, ``@listing/<name>`` for
    another one of its pages.
    """

    name = "view"

    def publishTraverse(self, request, name):
        """Take the name of the page."""
        self.name = name
        return self

    def reply(self) -> dict:
        """Columns, facets and lines.

        :raises NotYoursToSee: there is no such page with a list for this person.
        """
        page = page_at(self.context, self.name)
        shown, said = page.listed, Words(self.request)
        return {
            "@id": shown.address(start=shown.asked.start),
            "items_total": shown.total,
            "columns": [
                {"id": head["id"], "title": self._said(head["title"]), "sorted": head["sorted"]}
                for head in shown.heads()
            ],
            "facets": [
                {
                    "id": facet["id"],
                    "title": self._said(facet["title"]),
                    "values": [
                        {
                            "id": value["id"],
                            "title": self._said(value["title"]),
                            "count": value["count"],
                            "chosen": bool(value["current"]),
                        }
                        for value in (*facet["values"], *facet["more"])
                    ],
                }
                for facet in shown.facets()
            ],
            "items": [
                {
                    "@id": line.get("url", ""),
                    **{one.id: said.plain(one, line) for one in shown.columns},
                }
                for line in shown.lines
            ],
        }

    def _said(self, message) -> str:
        return translate(message, context=self.request)
