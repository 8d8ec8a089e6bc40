"""What the ticker does when other people hold a post.

Whoever gives posts sees no records, so what waits for the post is not looked for in their name.
"""

from jingwei import _
from jingwei.core.rights import hidden_from
from jingwei.core.ticker.api import Errand
from jingwei.core.ticker.api import send
from jingwei.core.workflow import turns


def holders_changed(event) -> None:
    """Look after the commit whether turns of the post must pass on."""
    if event.people:
        send("workflow.turns", token=event.token, people=list(event.people))


def _settle(site, params: dict) -> None:
    """Settle the records that wait for a post and that a holder of it began, acted on or is
    recused from.

    All others are not looked at: no rule bars its holders from them.
    """
    search = site.portal_catalog.unrestrictedSearchResults
    waiting, people = {"pending_with": params["token"]}, params["people"]
    found = {
        brain.getPath(): brain
        for barred in ({"started_by": people}, {"acted_by": people}, hidden_from(people))
        for brain in search(**waiting, **barred)
    }
    for brain in found.values():
        turns.settle(brain._unrestrictedGetObject())


settle = Errand(_("Turns pass on that a new holder of a post cannot take"), _settle)
