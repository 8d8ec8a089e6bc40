"""What events are about, called as the reader may know it."""

from collections.abc import Iterable
from jingwei.core.audit.entry import Entry
from jingwei.core.audit.told import called
from jingwei.core.worklist.api import Row
from plone import api
from typing import NamedTuple


class About(NamedTuple):
    """`words`: title and number of an object that the reader may find, with its `url`; of others
    what it is `called`.
    """

    words: str
    url: str = ""


def about(entries: Iterable[Entry]) -> dict[str, About]:
    """Path -> what lies there, for the paths of events; one search, nothing is woken."""
    paths = {entry.path for entry in entries if entry.path}
    catalog = api.portal.get_tool("portal_catalog")
    # Plone's question about inactive content walks to every path, and fails where nothing is any
    # more. Without it the rights are the same: dates hide a text from searches only.
    query = {"path": {"query": [*paths], "depth": 0}, "show_inactive": True}
    found = catalog(**query) if paths else ()
    seen = {brain.getPath(): brain for brain in found}
    return {path: _seen(seen[path]) if path in seen else About(called(path)) for path in paths}


def _seen(brain) -> About:
    number = Row(*brain.worklist_row).number if brain.worklist_row else ""
    title = brain.Title or brain.getId
    return About(f"{title}（{number}）" if number else title, brain.getURL())
