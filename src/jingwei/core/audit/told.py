"""Details of events in words."""

from jingwei.core.audit import events
from jingwei.core.audit.entry import Entry
from jingwei.core.organisation import api as organisation
from jingwei.core.organisation import tokens
from jingwei.core.pages.api import entry_title
from jingwei.core.workflow.api import title_of
from jingwei.core.workflow.grid import grid_of_type
from jingwei.core.worklist.api import Row
from plone import api
from plone.dexterity.utils import iterSchemataForType
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.i18nmessageid import Message


# Counters that only programs need, and what the words of another detail say already.
BOOKKEEPING = ("turn", "ladder", "opinions", "head")
# Details that name posts or persons.
HOLDERS = ("post", "added", "removed", "told")
ORGANISATION = "intranet/organisation/"
# Details that name what lies at an address.
PLACES = ("origin", "public", "path_of_record")


def details(entry: Entry) -> list[dict]:
    """What an event says beside the rest, as titled text; what is empty says nothing.

    The type of the object knows what its steps, states and fields are called.
    """
    kind = kind_of(entry.path)
    return [
        {"title": events.DETAILS.get(name, name), "text": translated(_words(entry, name, kind))}
        for name, value in entry.more.items()
        if value not in ("", None, [], ()) and name not in BOOKKEEPING
    ]


def _words(entry: Entry, name: str, kind: str):
    teller = events.teller(name)
    return teller(entry.more) if teller else text(name, entry.more[name], kind)


def called(path: str) -> str:
    """What lies at `path` to who may not find it: the kind and the number, or the last part of the
    address of what has none, never a title; what the navigation leads to is called as there, and a
    post or unit by its title.
    """
    known = _known(path)
    kind = known.get("portal_type", "")
    if kind:
        row = known.get("worklist_row")
        number = Row(*row).number if row else ""
        return f"{translated(text('type', kind, kind))} {number or path.rpartition('/')[2]}"
    below = path.removeprefix(f"/{api.portal.get().getId()}/")
    title = page_title(f"{below} view")
    if title != below:
        return translated(title)
    return _holder(below) or path


def _holder(below: str) -> str:
    """Title of the unit or post at a path below the site; "" if none is there any more."""
    unit, _slash, post = below.removeprefix(ORGANISATION).partition("/")
    if not below.startswith(ORGANISATION):
        return ""
    token = tokens.post(unit, post) if post else f"{tokens.UNIT}{unit}"
    title = organisation.title(token)
    return "" if title == token else title


def kind_of(path: str) -> str:
    """The type of what lies at `path`."""
    return _known(path).get("portal_type", "")


def _known(path: str) -> dict:
    """Catalog metadata of what lies at `path`, since auditors see no records."""
    catalog = api.portal.get_tool("portal_catalog")
    rid = catalog.getrid(path)
    return {} if rid is None else catalog.getMetadataForRID(rid)


def text(name: str, value, kind: str) -> str:
    """A detail as people read it: steps, states, types and fields by their titles."""
    if isinstance(value, list | tuple):
        return "、".join(translated(text(name, one, kind)) for one in value)
    if name in HOLDERS:
        return organisation.title(str(value))
    if name in PLACES:
        site = api.portal.get().getId()
        return called(value if value.startswith(f"/{site}/") else f"/{site}/{value}")
    if name == "type":
        fti = api.portal.get_tool("portal_types").get(value)
        return fti.Title() if fti else value
    if name == "path_of_list":
        return page_title(value)
    if name == "cause":
        return events.CAUSES.get(value, value)
    if name == "fields":
        return field_title(kind, value)
    grid = grid_of_type(kind)
    if grid and name == "transition" and value in grid.transitions:
        return title_of(grid.transitions[value].title)
    if grid and name in ("source", "target") and value in grid.states:
        return title_of(grid.states[value])
    return value


def field_title(kind: str, name: str) -> str:
    """Title of a field of a type; the name of one that it has not."""
    for schema in iterSchemataForType(kind) if kind else ():
        if name in schema:
            return schema[name].title
    return name


def page_title(key: str) -> Message | str:
    """What the navigation calls the page of a list, by its path and name; else the path."""
    path, _blank, view = key.rpartition(" ")
    return entry_title(path, view) or path


def translated(message) -> str:
    """A message in the reader's language; numbers and the like as text."""
    said = message if isinstance(message, str) else str(message)
    return translate(said, context=getRequest())
