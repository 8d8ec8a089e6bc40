"""What the ticker does when others hold a post or stand in for it.

Whoever gives posts or ends deputations sees no records, so what waits for the post is not looked
for in their name.
"""

from jingwei import _
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import hidden_from
from jingwei.core.ticker.api import Errand
from jingwei.core.workflow import turns
from jingwei.core.workflow.api import look_after


def holders_changed(event) -> None:
    """Other people hold a post: they may be barred from what waits for it."""
    look_after(event.token)


def _settle(site, params: dict) -> None:
    """Settle the records that wait for a post and that a holder of it began, acted on or is
    recused from.

    All others are not looked at: no rule bars its holders from them.
    """
    people = list(organisation.holders(params["token"]))
    if not people:
        return
    search = site.portal_catalog.unrestrictedSearchResults
    waiting = {"pending_with": params["token"]}
    found = {
        brain.getPath(): brain
        for barred in ({"started_by": people}, {"acted_by": people}, hidden_from(people))
        for brain in search(**waiting, **barred)
    }
    for brain in found.values():
        turns.settle(brain._unrestrictedGetObject())


settle = Errand(_("Turns pass on that nobody on the post can take"), _settle)
