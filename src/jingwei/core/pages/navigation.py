"""Entries of the navigations; every feature registers its own in ZCML::

    <jingwei:entry
        house="office"
        title="Documents"
        path="intranet/documents"
        order="20"
        />

An entry is shown to those who hold `permission` on what lies at `path` below the site root, or
at `asked` where somebody else decides; nothing there, no entry. `view` names a page of it.
"""

from AccessControl import getSecurityManager
from jingwei.core.memo import remembered
from jingwei.core.organisation import api as organisation
from typing import NamedTuple
from zope.component import getUtilitiesFor
from zope.component.zcml import utility
from zope.configuration.fields import Bool
from zope.configuration.fields import MessageID
from zope.i18nmessageid import Message
from zope.interface import implementer
from zope.interface import Interface
from zope.schema import Choice
from zope.schema import Int
from zope.schema import TextLine


class IEntry(Interface):
    """An entry of a navigation, registered under its house and address."""


@implementer(IEntry)
class Entry(NamedTuple):
    """`house` is "office", "public", or "lookups" and "tools", to which the office home leads."""

    house: str
    title: Message | None
    path: str
    view: str
    order: int
    permission: str
    asked: str
    records: bool = False


class IEntryDirective(Interface):
    """Registers an entry."""

    house = Choice(title="Whose navigation", values=("office", "public", "lookups", "tools"))
    title = MessageID(
        title="What people read; without one, the title of what lies there", required=False
    )
    path = TextLine(title="Path below the site root; empty for the root itself", default="")
    view = TextLine(title="Page of what lies there", required=False, default="")
    order = Int(title="Entries stand in this order", default=100)
    permission = TextLine(title="Who may not use it does not see it", default="View")
    asked = TextLine(title="Where it is asked for, if not at the path", required=False)
    records = Bool(
        title="Leads to records, of which administrators see none", required=False, default=False
    )


def entry(
    _context,
    house,
    title=None,
    path="",
    view="",
    order=100,
    permission="View",
    asked=None,
    records=False,
) -> None:
    """Carry out the directive."""
    asked = path if asked is None else asked
    made = Entry(house, title, path, view, order, permission, asked, records)
    utility(_context, IEntry, component=made, name=f"{house} {path} {view}".strip())


def entry_title(path: str, view: str) -> Message | None:
    """What the navigation calls a page, None if nothing leads to it."""
    found = (entry for _name, entry in getUtilitiesFor(IEntry) if entry.path == path)
    return next((e.title for e in found if (e.view or "view").removeprefix("@@") == view), None)


def entries(house: str, site, here: str) -> list[dict]:
    """Entries that the present person may use, in order: title, url, current.

    :param here: the address that was asked for; the entry that leads nearest to it is current.
    """
    root, user = site.absolute_url(), getSecurityManager().getUser()
    # Whoever stands in for a post does so by the day, which no change of the catalog tells.
    tokens = frozenset(organisation.tokens_of(user.getId()))
    person = (user.getId(), tokens, frozenset(user.getRoles()))
    # Asking for the rights of each entry took a seventh of the time of a page.
    found = remembered(("entries", house, person), lambda: _allowed(house, site))
    shown = [{"title": title, "url": f"{root}{path}", "current": None} for title, path in found]
    near = [one for one in shown if f"{here}/".startswith(f"{one['url']}/") and one["url"] != root]
    if near:
        max(near, key=lambda one: len(one["url"]))["current"] = "page"
    return shown


def _allowed(house: str, site) -> list[tuple[Message | str, str]]:
    """Title and path below the site of what the present person may use, in order."""
    manager = getSecurityManager()
    found = [entry for _name, entry in getUtilitiesFor(IEntry) if entry.house == house]
    recordless = organisation.only_administers(manager.getUser().getId())
    shown = []
    for entry in sorted(found, key=lambda entry: (entry.order, entry.path)):
        if entry.records and recordless:
            continue
        target, judge = place(site, entry.path), place(site, entry.asked)
        if target is None or judge is None:
            continue
        if manager.checkPermission(entry.permission, judge):
            path = "".join(f"/{part}" for part in (entry.path, entry.view) if part)
            shown.append((entry.title or target.Title(), path))
    return shown


def place(site, path: str):
    """What lies at `path`, or None. Asks containers only: traversal tries views first, which
    costs ten times as much, on every page.
    """
    for name in filter(None, path.split("/")):
        site = site._getOb(name, None)
        if site is None:
            return None
    return site
