"""Whom the steps of a supervision item concern is told so."""

from tests.core.outbox.conftest import listed
from tests.core.outbox.conftest import post
from tests.office.supervision.conftest import day

import pytest


__all__ = ["listed", "post"]
TITLE = "推进工业用地清理"


@pytest.fixture
def unread(post, listed):
    """Return a function: subjects of the unread messages of a person, newest first."""
    return lambda account: [row[1:] for row in listed(account) if row.startswith("*")]


def test_assignment_is_told_to_the_units_and_to_nobody_else(supervision, unread):
    address = supervision.proposed()
    assert unread("director") == [f"待办：{TITLE}"]
    supervision.done("director", address, "assign")
    assert unread("director") == []
    assert unread("head") == [f"督办交办：{TITLE}"]
    assert unread("head2") == [f"督办协办：{TITLE}"]
    for account in ("clerk", "leader", "principal", "planninghead", "supervisor"):
        assert unread(account) == [], account


def test_an_objection_goes_back_to_supervisor_and_director(supervision, unread):
    address = supervision.walk("assigned")
    supervision.done("head", address, "object", reason="职责不符，申请改派")
    assert unread("supervisor") == unread("director") == [f"申请改派：{TITLE}"]
    assert f"督办交办：{TITLE}" not in unread("head")


def test_the_head_is_told_of_urging_and_of_the_decision_on_more_time(supervision, unread):
    address = supervision.walk("in_progress")
    supervision.done("supervisor", address, "urge", text="请加快进度。")
    assert unread("head") == [f"催办：{TITLE}"]
    supervision.done("head", address, "ask_extension", until=day(60), reason="需实地核查")
    assert unread("supervisor") == [f"申请延期：{TITLE}"]
    supervision.done("supervisor", address, "decide_extension", decision="agree", opinion="同意")
    assert unread("head") == [f"同意延期：{TITLE}"]
    assert unread("supervisor") == []


def test_return_and_closing_are_told_to_the_units(supervision, unread):
    address = supervision.walk("completion_review")
    assert unread("supervisor") == [f"待办：{TITLE}"]
    supervision.done("supervisor", address, "return", reason="材料不全")
    assert unread("head")[0] == f"退回：{TITLE}"
    supervision.done("head", address, "request_closure", report="已补充材料。")
    assert f"退回：{TITLE}" not in unread("head")
    supervision.done("supervisor", address, "close", grade="A", opinion="同意销号")
    assert unread("head")[0] == unread("head2")[0] == f"督办销号：{TITLE}"


def test_another_lead_unit_before_the_assignment_is_another_director(supervision, unread):
    address = supervision.proposed()
    answer = supervision.person("supervisor").rest("PATCH", address, lead_unit="office")
    assert answer.status_code == 204, answer.text
    assert (unread("director"), unread("leader")) == ([], [f"待办：{TITLE}"])


def test_what_the_instruction_says_is_in_no_message_of_others(supervision, unread):
    supervision.walk("in_progress", instruction="涉及某企业，注意保密范围。")
    for account in ("head", "head2", "clerk", "planninghead", "firm1"):
        page = supervision.person(account).get("/intranet/messages")
        assert "注意保密范围" not in page.text, account
