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


# Records of one transaction.
PART = 50


def holders_changed(event) -> None:
    """Other people hold a post: they may be barred from what waits for it."""
    look_after(event.token)


def _pass_on(site, params: dict) -> dict | None:
    """Let the turns of a part of the records lie where they belong."""
    found = [brain for path, brain in _found(site, params["token"]) if path > params["after"]]
    for brain in found[:PART]:
        turns.pass_on(brain._unrestrictedGetObject())
    return {**params, "after": found[PART - 1].getPath()} if found[PART:] else None


def _found(site, post: str) -> list:
    """Path and catalog row of the records that wait for `post` and that a holder of it began,
    acted on or is recused from, or where a rule passed a turn from or to it.

    All others are not looked at: no rule bars its holders from them.
    """
    search = site.portal_catalog.unrestrictedSearchResults
    people = list(organisation.holders(post))
    bars = ({"started_by": people}, {"acted_by": people}, hidden_from(people)) if people else ()
    rows = [row for barred in bars for row in search(pending_with=post, **barred)]
    return sorted({row.getPath(): row for row in (*rows, *search(turn_passed=post))}.items())


errand = Errand(_("Turns pass on that nobody on the post can take"), _pass_on)
