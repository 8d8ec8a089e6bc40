"""Whose turn it is, answered from indexes only."""

from jingwei.core.organisation import api as organisation
from jingwei.core.worklist import columns
from jingwei.core.worklist.barred import waiting
from jingwei.core.worklist.lines import line
from jingwei.core.worklist.phases import Phases
from jingwei.core.worklist.row import Row
from jingwei.core.worklist.row import URGENCIES
from jingwei.core.worklist.toread import issue_key
from jingwei.core.worklist.toread import NOTHING
from jingwei.core.worklist.toread import sent_key
from jingwei.core.worklist.toread import unread
from plone import api
from plone.batching import Batch


__all__ = [
    "TABS",
    "URGENCIES",
    "Phases",
    "Row",
    "columns",
    "count",
    "issue_key",
    "line",
    "query",
    "rows",
    "sent_key",
    "tokens",
    "unread",
]
TABS = ("todo", "toread", "deputised", "done", "started")


def tokens(user_id: str, acting: bool = False) -> list[str]:
    """Everything under which work may wait for a person: as their own, or `acting` for others."""
    found = [user_id, *organisation.tokens_of(user_id)]
    return [token for token in found if bool(organisation.post_stood_in_for(token)) == acting]


def query(tab: str, user_id: str) -> dict:
    """The catalog query of a tab: one of `TABS`."""
    wanted = {
        "todo": waiting(user_id, tokens(user_id)),
        "deputised": waiting(user_id, tokens(user_id, acting=True) or [NOTHING]),
        "toread": unread(user_id),
        "done": {"acted_by": user_id},
        "started": {"started_by": user_id},
    }
    return wanted[tab]


def rows(tab: str, user_id: str, start: int = 0, size: int = 20) -> Batch:
    """One page of a tab, last turn first; items are catalog brains."""
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog(
        **query(tab, user_id),
        sort_on="last_turn",
        sort_order="descending",
        b_start=start,
        b_size=size,
    )
    return Batch(found, size=size, start=start, orphan=0)


def count(tab: str, user_id: str) -> int:
    """Number of records in a tab that the person may see."""
    catalog = api.portal.get_tool("portal_catalog")
    return len(catalog(**query(tab, user_id)))
