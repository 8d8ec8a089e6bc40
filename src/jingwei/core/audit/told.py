"""Details of events in words."""

from jingwei.core.audit import events
from jingwei.core.audit.entry import Entry
from jingwei.core.organisation import api as organisation
from jingwei.core.pages.api import entry_title
from jingwei.core.workflow.api import title_of
from jingwei.core.workflow.grid import grid_of_type
from plone import api
from plone.dexterity.utils import iterSchemataForType
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.i18nmessageid import Message


# Counters that only programs need.
BOOKKEEPING = ("turn",)
# Details that name posts or persons.
HOLDERS = ("post", "added", "removed")


def details(entry: Entry) -> list[dict]:
    """What an event says beside the rest, as titled text; what is empty says nothing.

    The type of the object knows what its steps, states and fields are called.
    """
    kind = kind_of(entry.path)
    return [
        {"title": events.DETAILS.get(name, name), "text": translated(text(name, value, kind))}
        for name, value in entry.more.items()
        if value not in ("", None, [], ()) and name not in BOOKKEEPING
    ]


def kind_of(path: str) -> str:
    """The type of what lies at `path`; from catalog metadata, since auditors see no records."""
    catalog = api.portal.get_tool("portal_catalog")
    rid = catalog.getrid(path)
    return "" if rid is None else catalog.getMetadataForRID(rid)["portal_type"]


def text(name: str, value, kind: str) -> str:
    """A detail as people read it: steps, states, types and fields by their titles."""
    if isinstance(value, list | tuple):
        return "、".join(translated(text(name, one, kind)) for one in value)
    if name in HOLDERS:
        return organisation.title(str(value))
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
