"""Who may do what with a supervision item: written by hand, never read from the grid.

经济运行处 leads (clerk, head), 都市工业处 assists (clerk2, head2); `leader` is in charge of both.
Whatever is not listed must be refused.
"""

from tests.office.supervision.conftest import day
from tests.rights import Record
from tests.rights import Walk

import pytest


pytestmark = pytest.mark.rights
UNITS = {"clerk", "head", "clerk2", "head2"}
BOTH = {"supervisor", "director"}
ALL = BOTH | UNITS | {"leader", "principal"}
STEPS = {
    "proposed": [],
    "assigned": [("director", "assign", {})],
    "in_progress": [("head", "accept", {})],
    "suspended": [("director", "suspend", {"reason": "等待批复"})],
    "completion_review": [("head", "request_closure", {"report": "已完成"})],
    "closed": [("supervisor", "close", {"grade": "A"})],
    "cancelled": [("director", "cancel", {"reason": "合并办理"})],
}
# The states that come before each.
WAY = {
    "proposed": [],
    "assigned": ["assigned"],
    "in_progress": ["assigned", "in_progress"],
    "suspended": ["assigned", "in_progress", "suspended"],
    "completion_review": ["assigned", "in_progress", "completion_review"],
    "closed": ["assigned", "in_progress", "completion_review", "closed"],
    "cancelled": ["cancelled"],
}
FIRE = {
    "proposed": {"assign": {"director"}, "cancel": {"director"}},
    "assigned": {"accept": {"head"}, "object": {"head"}, "cancel": {"director"}},
    "in_progress": {
        "report": UNITS,
        "request_closure": {"head"},
        "ask_extension": {"head"},
        "urge": {"supervisor"},
        "suspend": {"director"},
    },
    "suspended": {"resume": {"director"}, "cancel": {"director"}},
    "completion_review": {"close": {"supervisor"}, "return": {"supervisor"}},
    "closed": {},
    "cancelled": {},
}
TRANSITIONS = [
    *("assign", "accept", "object", "report", "request_closure", "ask_extension"),
    *("decide_extension", "urge", "suspend", "resume", "close", "return", "cancel"),
]
PROTECTED = {
    "number": "江经督〔2020〕1号",
    "ledger": [["finished", "2020-01-01"]],
    "progress": [["2020-01-01", "clerk", "operation", 100, "x"]],
    "urges": [["2020-01-01", "firm1", "x"]],
    "extensions": [["2020-01-01"]],
    "report": "改动",
    "asked_on": "2020-01-01",
    "grade": "A",
    "origin": ["x", "minutes", "1", "x", 1, "x"],
    "reached": [["2020-01-01", "clerk", "x"]],
}
FILE = {"filename": "表.csv", "encoding": "base64", "data": "5pyq5aGrCg=="}


@pytest.fixture(scope="module", params=list(WAY))
def item(request, supervision, person, site):
    """The walk round one item per state."""
    state = request.param
    address = supervision.proposed()
    for step in WAY[state]:
        for account, transition, params in STEPS[step]:
            supervision.done(account, address, transition, **params)
    assert supervision.state(address) == state
    view = BOTH if state == "proposed" else ALL
    proposed = {"supervisor"} if state == "proposed" else set()
    return Walk(site, person, Record(state, address, view, FIRE[state], proposed, proposed))


def test_only_the_listed_posts_see_it(item):
    item.seen_by_the_listed_only()


def test_only_the_listed_posts_are_offered_a_step(item):
    item.steps_offered_to_the_listed_only()


def test_every_other_step_is_refused_and_changes_nothing(item):
    params = {"reason": "xx", "percent": 5, "text": "xx", "until": day(40), "grade": "A"}
    item.other_steps_refused(TRANSITIONS, **params)


def test_only_the_supervisor_changes_what_is_only_proposed(item):
    item.changed_by_the_listed_only()


def test_no_request_sets_what_nobody_types(item):
    item.protected_from_everybody(PROTECTED)


def test_only_units_that_work_on_it_attach_files(item):
    may = {"proposed": {"supervisor"}, "in_progress": UNITS}.get(item.record.state, set())
    for account in item.clients:
        if account not in may:
            answer = item.rest(account, "POST", **{"@type": "Attachment", "file": FILE})
            item.refused(answer, account, {401, 403})


def test_it_is_a_search_hit_for_those_who_see_it_only(item):
    item.found_by_the_listed_only()


def test_it_is_neither_copied_moved_nor_renamed(item):
    item.copied_moved_and_renamed_by_nobody("/intranet/supervision")


def test_it_is_not_deleted_by_others(item):
    item.deleted_by_the_listed_only()


def test_stock_views_show_and_do_nothing(item):
    asked = {(account, "delete_confirmation") for account in item.record.delete}
    item.stock_views_do_nothing(("clerk", "head", "supervisor", "leader", "firm1", None), asked)
