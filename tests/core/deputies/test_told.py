"""Whom a deputation concerns is told so, and its deputy of every turn that comes meanwhile."""

from tests.core.outbox.conftest import listed
from tests.core.outbox.conftest import post

import pytest


__all__ = ["listed", "post"]


@pytest.fixture
def unread(post, listed):
    """Return a function: beginnings of the subjects of a person's unread messages."""
    return lambda account: [
        row[1:].partition("：")[0] for row in listed(account) if row.startswith("*")
    ]


def test_asking_approving_and_revoking_are_told(deputies, unread):
    address = deputies.asked("head", "post~operation.head", "policyhead")
    assert (unread("leader"), unread("policyhead")) == (["待办"], [])
    deputies.act("leader", address, "approve", opinion="同意")
    assert unread("head") == unread("policyhead") == ["授权委托已批准"]
    assert unread("leader") == []
    deputies.end(address)
    assert unread("head") == unread("policyhead") == ["授权委托已撤销", "授权委托已批准"]


def test_the_deputy_is_told_of_turns_and_what_the_holder_did_is_read(deputies, office, unread):
    address = deputies.approved("head", "post~operation.head", "policyhead", by="leader")
    document = office.walk("unit_review")
    assert unread("policyhead")[0] == unread("head")[0] == "待办"
    office.done("policyhead", document, "endorse", opinion="同意")
    assert "待办" not in unread("policyhead") + unread("head")
    deputies.end(address)
    office.walk("unit_review")
    assert unread("head")[0] == "待办"
    assert "待办" not in unread("policyhead")
