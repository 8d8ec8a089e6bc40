"""What every page with a list is made from: the page itself, its files, its wishes."""

from abc import ABC
from abc import abstractmethod
from functools import cached_property
from jingwei import _
from jingwei.core import clock
from jingwei.core.audit import api as audit
from jingwei.core.exc import BadParameters
from jingwei.core.listing import export
from jingwei.core.listing import saved
from jingwei.core.listing.cells import Words
from jingwei.core.listing.declared import Button
from jingwei.core.listing.declared import Column
from jingwei.core.listing.declared import Listing
from jingwei.core.listing.exc import TooLong
from jingwei.core.listing.shown import Shown
from jingwei.core.listing.telling import filters
from jingwei.core.organisation import api as organisation
from jingwei.core.pages.api import within
from jingwei.core.scratch import new_folder
from pathlib import Path
from plone import api
from Products.Five import BrowserView
from urllib.parse import parse_qs
from urllib.parse import quote
from urllib.parse import urlencode
from zope.i18n import translate


# Lines that are handed out at once; more are prepared by a job.
AT_ONCE = 5000
EXPORT = "export"


class ListPage(BrowserView, ABC):
    """Base of pages with a list. A page says `listing` and `source_of`, and shows the macros of
    ``@@listing-macros``; with ``?export=xlsx`` or ``csv`` it answers with a file.
    """

    listing: Listing
    # Tokens of posts that administer the list, beside heads and leaders.
    administrators: tuple[str, ...] = ()
    # Draws its lines itself, until somebody asks for the table by choosing columns.
    draws = False
    # Can it be saved as a view?
    savable = True
    # Name of the page, a `Wish`, to which the buttons of a line are sent with its ``key``; "" if
    # lines have none.
    acts = ""

    def admit(self) -> None:
        """Let the present person in. A page that is for fewer people than its permission says
        refuses here, and so do its files, its views and its REST service.

        :raises NotYoursToSee: the list is not for them.
        """

    @abstractmethod
    def source_of(self, form: dict):
        """Where the lines come from; `form` has the parameters of the address."""

    def fixed(self, form: dict) -> tuple:
        """(name, value) of parameters that the page reads itself, such as a tab."""
        return ()

    def told(self, form: dict) -> tuple:
        """What these parameters mean, in words for the audit."""
        return ()

    def list_address(self) -> str:
        """Address of the page without its query."""
        name = "" if self.__name__ == "view" else f"/{self.__name__}"
        return f"{self.context.absolute_url()}{name}"

    def list_title(self) -> str:
        """What files and views of the list are called."""
        return self.context.Title()

    @property
    def list_key(self) -> str:
        """Path below the site and name of the page; views of the list are kept under it."""
        return f"{'/'.join(self.context.getPhysicalPath()[2:])} {self.__name__}"

    @cached_property
    def listed(self) -> Shown:
        """What the address asks for."""
        return self.show(self.request.form)

    def show(self, form: dict) -> Shown:
        """What the words of an address ask for."""
        source, fixed = self.source_of(form), self.fixed(form)
        address, told = self.list_address(), self.told(form)
        return Shown(self.listing, source, form, address, fixed, told)

    def drawn(self) -> bool:
        """Are the lines shown as the page draws them?"""
        return self.draws and not self.listed.asked.columns

    def ask(self, query: str) -> Shown:
        """Let the page be about the words of another address than that of the request."""
        self.listed = self.show(parse_qs(query))
        return self.listed

    def __call__(self):
        """Show the page, or hand out the file.

        :raises Redirect: to the last page, from one past the end.
        """
        self.admit()
        if EXPORT in self.request.form:
            return self.file(str(self.request.form[EXPORT]))
        if self.listed.total:
            within(self.request, self.listed.batch)
        return self.index()

    def file(self, format_: str) -> bytes:
        """The list as a file.

        :raises BadParameters: there is no such format.
        :raises TooLong: there is too much for an answer at once.
        """
        if format_ not in export.FORMATS:
            message = _("There is no file of this kind.")
            raise BadParameters(message, allowed=tuple(export.FORMATS))
        if self.listed.total is not None and self.listed.total > AT_ONCE:
            raise TooLong(AT_ONCE)
        written = 0
        with new_folder() as folder:
            path = Path(folder) / "list"
            for written in export.write(format_, self.listed, path, self.request, title_of(self)):
                if written > AT_ONCE:
                    raise TooLong(AT_ONCE)
            content = path.read_bytes()
        self._send(format_)
        tell(self, self.listed, format_, written)
        return content

    def _send(self, format_: str) -> None:
        header = self.request.response.setHeader
        header("Content-Type", export.FORMATS[format_].type)
        name = quote(file_name(self, format_))
        header("Content-Disposition", f"attachment; filename*=UTF-8''{name}")

    def buttons(self, line: dict) -> tuple[Button, ...]:
        """What the present person can do with a line."""
        return ()

    def files(self) -> list[dict]:
        """Kinds of files with their addresses; none where there are no lines."""
        if self.listed.total == 0:
            return []
        query = self.listed.query
        address = self.list_address()
        return [
            {
                "id": id_,
                "title": format_.title,
                "url": f"{address}?{query}{'&' if query else ''}{urlencode({EXPORT: id_})}",
            }
            for id_, format_ in export.FORMATS.items()
        ]

    def at_once(self) -> bool:
        """May the list be short enough to be handed out at once?"""
        return self.listed.total is None or self.listed.total <= AT_ONCE

    def prepares(self) -> bool:
        """May the list be so long that a job is needed?"""
        return self.listed.total is None or self.listed.total > AT_ONCE

    def views(self) -> list[dict]:
        """The saved views that the present person has of the list, and which one is shown."""
        person, query = api.user.get_current().getId(), self.listed.query
        return [
            {
                "id": view.id,
                "name": view.name,
                "url": f"{self.list_address()}?{view.query}",
                "current": "page" if view.query == query else None,
                "removable": saved.removable(person, view),
                "shared": organisation.title(view.post) if view.post else "",
            }
            for view in saved.views(person, self.list_key)
        ]

    def shares(self) -> str:
        """The post by which the present person may share views; "" if there is none."""
        token = saved.sharing_post(api.user.get_current().getId(), self.administrators)
        return organisation.title(token) if token else ""

    def words(self, column: Column, line: dict) -> str:
        """The words of a cell."""
        return self.said.words(column, line)

    @cached_property
    def said(self) -> Words:
        """Words in the language of the request."""
        return Words(self.request)


def title_of(page: ListPage) -> str:
    """Title of the list in the language of the request."""
    return translate(page.list_title(), context=page.request)


def file_name(page: ListPage, format_: str) -> str:
    """Title of the list and day, such as ``公文-20261123.xlsx``."""
    suffix = export.FORMATS[format_].suffix
    return f"{title_of(page).replace('/', '-')}-{clock.today():%Y%m%d}.{suffix}"


def tell(page: ListPage, shown: Shown, format_: str, lines: int) -> None:
    """Note in the audit who took which list away."""
    audit.aside(
        "list.exported",
        obj=page.context,
        name=file_name(page, format_),
        lines=lines,
        asked=filters(shown),
    )
