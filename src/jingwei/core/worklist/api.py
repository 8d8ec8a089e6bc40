"""Whose turn it is, answered from indexes only."""

from jingwei.core.audit import api as audit
from jingwei.core.organisation import api as organisation
from jingwei.core.organisation.tokens import ACTING
from jingwei.core.organisation.tokens import UNIT
from jingwei.core.worklist import columns
from jingwei.core.worklist.barred import waiting
from jingwei.core.worklist.lines import line
from jingwei.core.worklist.phases import Phases
from jingwei.core.worklist.row import Row
from jingwei.core.worklist.row import URGENCIES
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
    "tokens",
    "unread",
]
TABS = ("todo", "toread", "deputised", "done", "started")
# A query without tokens would find everything.
NONE = ACTING


def tokens(user_id: str, acting: bool = False) -> list[str]:
    """Everything under which work may wait for a person: as their own, or `acting` for others."""
    found = [user_id, *organisation.tokens_of(user_id)]
    return [token for token in found if bool(organisation.post_stood_in_for(token)) == acting]


def query(tab: str, user_id: str) -> dict:
    """The catalog query of a tab: one of `TABS`."""
    wanted = {
        "todo": waiting(user_id, tokens(user_id)),
        "deputised": waiting(user_id, tokens(user_id, acting=True) or [NONE]),
        "toread": unread(user_id),
        "done": {"acted_by": user_id},
        "started": {"started_by": user_id},
    }
    return wanted[tab]


def unread(user_id: str) -> dict:
    """The catalog query of what a person is to read and has not read yet."""
    units = [token for token in organisation.tokens_of(user_id) if token.startswith(UNIT)]
    read = [issue_key(*one) for one in sorted(audit.has_read(user_id))] if units else []
    return {"to_read_by": {"query": units or [NONE], **({"not": read} if read else {})}}


def issue_key(uid: str, issue: int) -> str:
    """What index `to_read_by` knows one issue of a record by: what was recalled and is issued again
    is another one, which nobody has read.
    """
    return f"{uid}.{issue}"


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
