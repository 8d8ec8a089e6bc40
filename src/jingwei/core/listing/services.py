"""``GET @listing``: the list of a page as JSON, asked for with the same parameters; ``@views``: its
saved views. Both are for the page that shows at the object's own address; ``@listing/<page>`` and
``@views/<page>`` for another one of its pages.
"""

from jingwei import _
from jingwei.core.exc import BadParameters
from jingwei.core.listing import saved
from jingwei.core.listing.cells import Words
from jingwei.core.listing.pages import page_at
from jingwei.core.listing.views import ListPage
from jingwei.core.listing.wishes import keep
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from zope.i18n import translate
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


@implementer(IPublishTraverse)
class OfPage(Service):
    """Base of the services of a list; `names`: what follows the service in the address."""

    names: tuple[str, ...] = ()

    def publishTraverse(self, request, name):
        """Take the name of the page, and what follows it."""
        self.names = (*self.names, name)
        return self

    def page(self) -> ListPage:
        """The page with the list.

        :raises NotYoursToSee: there is no such page with a list for this person.
        """
        return page_at(self.context, self.names[0] if self.names else "view")


class List(OfPage):
    """The list itself."""

    def reply(self) -> dict:
        """Columns, facets and lines.

        :raises NotYoursToSee: there is no such page with a list for this person.
        """
        shown, said = self.page().listed, Words(self.request)
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


class Views(OfPage):
    """``GET @views``."""

    def reply(self) -> dict:
        """The views that the person has of the list, each with the address of what it shows.

        Files of a view are at its address, with ``export=xlsx`` or ``csv``.
        """
        names = ("id", "name", "shared", "removable")
        items = [
            {"@id": view["url"], **{name: view[name] for name in names}}
            for view in self.page().views()
        ]
        address = "/".join((self.context.absolute_url(), "@views", *self.names))
        return {"@id": address, "items": items}


class SaveView(OfPage):
    """``POST @views``: `name`; `query`, the words of an address; `shared`, true to share it."""

    def reply(self) -> dict:
        """Save the view.

        :raises BadParameters: a value is of a wrong kind; see `keep`, too.
        """
        alsoProvides(self.request, IDisableCSRFProtection)
        data = {"query": "", "shared": False, **json_body(self.request)}
        kinds = {"name": str, "query": str, "shared": bool}
        errors = [
            {"field": name, "message": _("There is no such value.")}
            for name, kind in kinds.items()
            if type(data.get(name)) is not kind
        ]
        if errors:
            raise BadParameters(errors=errors)
        page = self.page()
        page.ask(data["query"])
        view = keep(page, data["name"], data["shared"])
        self.request.response.setStatus(201)
        return {"@id": f"{page.list_address()}?{view.query}", "id": view.id, "name": view.name}


class ForgetView(OfPage):
    """``DELETE @views/<page>/<id>``."""

    def reply(self):
        """Forget the view.

        :raises NoSuchView: the person has no such view; `NotYours` if it is shared by others.
        """
        alsoProvides(self.request, IDisableCSRFProtection)
        person, id_ = api.user.get_current().getId(), self.names[-1] if self.names else ""
        saved.remove(person, self.page().list_key, id_)
        return self.reply_no_content()
