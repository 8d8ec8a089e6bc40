"""What the ticker does when other people hold a post.

Whoever gives posts sees no records, so what waits for the post is not looked for in their name.
"""

from jingwei import _
from jingwei.core.ticker.api import Errand
from jingwei.core.ticker.api import send
from jingwei.core.workflow import turns


def holders_changed(event) -> None:
    """Look after the commit whether turns of the post must pass on."""
    if event.people:
        send("workflow.turns", token=event.token, people=list(event.people))


def _settle(site, params: dict) -> None:
    """Settle the records that a new holder of a post began or acted on, and that wait for it.

    All others are not looked at: a new holder cannot be barred from them.
    """
    search = site.portal_catalog.unrestrictedSearchResults
    waiting = {"pending_with": params["token"]}
    found = {
        brain.getPath(): brain
        for mine in ({"started_by": params["people"]}, {"acted_by": params["people"]})
        for brain in search(**waiting, **mine)
    }
    for brain in found.values():
        turns.settle(brain._unrestrictedGetObject())


settle = Errand(_("Turns pass on that a new holder of a post cannot take"), _settle)
