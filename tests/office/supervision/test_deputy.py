"""Whoever stands in for the supervisor does what the supervisor may, and it says for whom."""

from jingwei.core.organisation import api as organisation
from tests.core.deputies.conftest import Deputies

import pytest


POST = organisation.SUPERVISOR


def deputation(person, deputy: str, *kinds: str) -> str:
    """The supervisor is away; return the address of the approved deputation."""
    wanted = {"by": "director", "kinds": list(kinds)}
    return Deputies(person).approved("supervisor", POST, deputy, **wanted)


@pytest.fixture
def deputy(person):
    """`partyclerk` stands in for the supervisor in matters of supervision, until the test ends."""
    address = deputation(person, "partyclerk", "supervision")
    yield "partyclerk"
    Deputies(person).end(address)


def test_the_deputy_proposes_and_it_says_for_whom(supervision, person, deputy):
    board = person(deputy).get("/intranet/supervision").text
    assert "++add++SupervisionItem" in board
    form = person(deputy).get("/intranet/supervision/++add++SupervisionItem")
    assert form.status_code == 200
    answer = supervision.propose(deputy, title="代督办员提出的事项")
    assert answer.status_code == 201, answer.text
    assert "（代办公室督办员）" in supervision.page("director", answer.json()["@id"])
    audit = person("auditor").get(f"/intranet/audit?event=created&person={deputy}").text
    assert "代办公室督办员" in audit


def test_the_deputy_changes_urges_and_closes_it(supervision, person, deputy):
    address = supervision.propose(deputy).json()["@id"]
    assert person(deputy).rest("PATCH", address, title="改过的事项").status_code == 204
    supervision.done("director", address, "assign")
    supervision.done("head", address, "accept")
    supervision.done(deputy, address, "urge", text="请抓紧")
    supervision.done("head", address, "request_closure", report="已完成。")
    supervision.done(deputy, address, "close", grade="A", opinion="同意销号")
    opinion = person("supervisor").rest("GET", address).json()["opinions"][-1]
    assert opinion["post"] == organisation.acting(POST, "supervision")


@pytest.mark.parametrize("account", ["partyclerk", "clerk", "head", "director", "principal"])
def test_nobody_else_proposes(supervision, person, account):
    before = supervision.addresses()
    address = deputation(person, "partyclerk", "documents", "inquiries")
    answer = supervision.propose(account)
    assert answer.status_code in (400, 403) and "督办员" in answer.text
    assert "++add++SupervisionItem" not in person(account).get("/intranet/supervision").text
    Deputies(person).end(address)
    assert supervision.addresses() == before


def test_the_end_of_the_deputation_is_the_end_of_proposing(supervision, person):
    address = deputation(person, "partyclerk", "supervision")
    assert supervision.propose("partyclerk").status_code == 201
    Deputies(person).end(address)
    assert supervision.propose("partyclerk").status_code in (400, 403)
