"""What events are about, called as the reader may know it."""

from collections.abc import Iterable
from jingwei.core.audit.entry import Entry
from jingwei.core.audit.told import kind_of
from jingwei.core.audit.told import page_title
from jingwei.core.audit.told import text
from jingwei.core.audit.told import translated
from jingwei.core.worklist.api import Row
from plone import api
from typing import NamedTuple


class About(NamedTuple):
    """`words`: title and number of an object that the reader may find, with its `url`; of others
    the type and the last part of the address; what the navigation leads to is called as there, and
    of anything else the address is told.
    """

    words: str
    url: str = ""


def about(entries: Iterable[Entry]) -> dict[str, About]:
    """Path -> what lies there, for the paths of events; one search, nothing is woken."""
    paths = {entry.path for entry in entries if entry.path}
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog(path={"query": [*paths], "depth": 0}) if paths else ()
    seen = {brain.getPath(): brain for brain in found}
    return {path: _seen(seen[path]) if path in seen else _unseen(path) for path in paths}


def _seen(brain) -> About:
    number = Row(*brain.worklist_row).number if brain.worklist_row else ""
    title = brain.Title or brain.getId
    return About(f"{title}（{number}）" if number else title, brain.getURL())


def _unseen(path: str) -> About:
    kind = kind_of(path)
    if not kind:
        below = path.removeprefix(f"/{api.portal.get().getId()}/")
        title = page_title(f"{below} view")
        return About(path if title == below else translated(title))
    return About(f"{translated(text('type', kind, kind))} {path.rpartition('/')[2]}")
