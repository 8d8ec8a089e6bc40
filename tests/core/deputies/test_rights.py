"""Who may do what with a deputation: written by hand, never read from the grid.

`head` asks that a colleague stands in, `leader` is in charge of the unit. Whatever is not listed
must be refused.
"""

from tests.rights import ACCOUNTS
from tests.rights import OUTSIDE
from tests.rights import Record
from tests.rights import Walk

import pytest


pytestmark = pytest.mark.rights
PARTIES = {"head", "leader", "secadmin"}
STAFF = {account for account in ACCOUNTS if account not in (*OUTSIDE, "admin")}
VIEW = {
    "requested": PARTIES,
    "approved": STAFF,
    "refused": PARTIES,
    "withdrawn": PARTIES,
    "revoked": STAFF,
}
FIRE = {
    "requested": {"approve": {"leader"}, "refuse": {"leader"}, "withdraw": {"head"}},
    "approved": {"revoke": PARTIES},
    "refused": {},
    "withdrawn": {},
    "revoked": {},
}
WAY = {
    "requested": [],
    "approved": [("leader", "approve", {"opinion": "同意"})],
    "refused": [("leader", "refuse", {"reason": "工作需要"})],
    "withdrawn": [("head", "withdraw", {})],
    "revoked": [
        ("leader", "approve", {"opinion": "同意"}),
        ("leader", "revoke", {"reason": "已返回"}),
    ],
}
PROTECTED = {
    "grantor": "firm1",
    "approver": "post~urban.clerk",
    "post": "post~commission.principal",
    "deputy": "firm1",
    "kinds": ["inquiries"],
    "first_day": "2020-01-01",
    "last_day": "2099-01-01",
}


@pytest.fixture(scope="module", params=list(WAY))
def walk(request, deputies, person, site):
    """The walk round one deputation per state."""
    state = request.param
    address = deputies.asked("head", "post~operation.head", "policyhead")
    for account, step, params in WAY[state]:
        assert deputies.act(account, address, step, **params).status_code == 200
    yield Walk(site, person, Record(state, address, VIEW[state], FIRE[state]))
    deputies.end(address)


def test_only_the_listed_people_see_it(walk):
    walk.seen_by_the_listed_only()


def test_only_the_listed_people_are_offered_a_step(walk):
    walk.steps_offered_to_the_listed_only()


def test_every_other_step_is_refused_and_changes_nothing(walk):
    steps = ("approve", "refuse", "withdraw", "revoke")
    walk.other_steps_refused(steps, reason="越权", opinion="越权")


def test_nobody_changes_what_was_asked_for(walk):
    walk.changed_by_the_listed_only()
    walk.protected_from_everybody(PROTECTED)


def test_it_is_a_search_hit_for_those_who_see_it_only(walk):
    walk.found_by_the_listed_only()


def test_it_is_neither_copied_moved_renamed_nor_deleted(walk):
    walk.copied_moved_and_renamed_by_nobody("/intranet/deputations")
    walk.deleted_by_the_listed_only()


def test_stock_views_show_and_do_nothing(walk):
    walk.stock_views_do_nothing(("clerk", "head", "leader", "secadmin", "firm1", None))
