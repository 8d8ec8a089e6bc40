"""What the ticker does when others hold a post: who has left it is stood in for no more.

Whoever gives posts sees few deputations.
"""

from jingwei import _
from jingwei.core import clock
from jingwei.core.deputies.phases import APPROVED
from jingwei.core.deputies.vocabularies import TYPE
from jingwei.core.ticker.api import Errand
from jingwei.core.ticker.api import send
from jingwei.core.workflow.api import advance


def holders_changed(event) -> None:
    """Other people hold a post."""
    send("deputies.left", token=event.token)


def _end(site, params: dict) -> None:
    """End the deputations of those who have left the post; there are few at a time."""
    ahead = {"query": clock.today().toordinal(), "range": "min"}
    search = site.portal_catalog.unrestrictedSearchResults
    for brain in search(portal_type=TYPE, review_state=APPROVED, deputed_until=ahead):
        deputation = brain._unrestrictedGetObject()
        if deputation.post == params["token"] and deputation.left():
            advance(deputation, "lapse", cause="left_post")


left = Errand(_("Deputations end whose holder has left the post"), _end)
