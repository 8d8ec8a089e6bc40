"""A recusal leaves no item without anybody: whoever stands in does what the post did."""

from tests.core.deputies.conftest import Deputies

import pytest


REASON = "与涉事企业负责人系亲属"


@pytest.fixture
def recuse(person):
    """Return a function by which a person declares their recusal."""

    def declare(account: str, address: str) -> None:
        answer = person(account).rest("POST", f"{address}/@recuse", person=account, reason=REASON)
        assert answer.status_code == 204, answer.text
        assert person(account).rest("GET", address).status_code == 404

    return declare


@pytest.fixture
def deputy_head(person):
    """`safetyclerk` is deputy head of the lead unit until the test ends."""
    post = "/intranet/organisation/operation/deputy"
    assert person("secadmin").rest("PATCH", post, holders=["safetyclerk"]).status_code == 204
    yield "safetyclerk"
    assert person("secadmin").rest("PATCH", post, holders=[]).status_code == 204


def pending(person, address: str, account: str = "clerk") -> list[str]:
    """Tokens of the posts whose turn it is."""
    return person(account).rest("GET", address).json()["pending"]


def finish(supervision, address: str, account: str) -> None:
    """`account` does all that the head of the lead unit does, to the end."""
    supervision.done(account, address, "accept")
    supervision.done(account, address, "report", percent=50, text="已完成一半。")
    supervision.done(account, address, "request_closure", report="已完成。")
    supervision.done("supervisor", address, "return", reason="请补充清单。")
    supervision.done(account, address, "request_closure", report="清单已补。")
    supervision.done("supervisor", address, "close", grade="B", opinion="")


def test_the_leader_in_charge_takes_the_place_of_a_recused_head_to_the_end(
    supervision, person, recuse
):
    address = supervision.walk("assigned")
    recuse("head", address)
    assert pending(person, address) == ["post~operation.leader"]
    finish(supervision, address, "leader")


def test_the_deputy_head_comes_before_the_leader_in_charge(
    supervision, person, recuse, deputy_head
):
    address = supervision.walk("assigned")
    recuse("head", address)
    assert pending(person, address) == ["post~operation.deputy"]
    assert supervision.act("leader", address, "accept").status_code == 403
    finish(supervision, address, deputy_head)


def test_whoever_stands_in_for_the_head_by_deputation_comes_first(supervision, person, recuse):
    deputies = Deputies(person)
    kinds = {"kinds": ["supervision"]}
    deputation = deputies.approved(
        "head", "post~operation.head", "policyhead", by="leader", **kinds
    )
    address = supervision.walk("assigned")
    recuse("head", address)
    assert pending(person, address) == ["post~operation.head"]
    finish(supervision, address, "policyhead")
    deputies.end(deputation)


def test_with_the_leader_recused_too_the_principal_acts(supervision, person, recuse):
    address = supervision.walk("assigned")
    recuse("head", address)
    recuse("leader", address)
    assert pending(person, address) == ["post~commission.principal"]
    finish(supervision, address, "principal")


def test_a_turn_that_comes_back_later_passes_on_as_well(supervision, person, recuse):
    address = supervision.walk("completion_review")
    recuse("head", address)
    supervision.done("supervisor", address, "return", reason="材料不全。")
    assert pending(person, address) == ["post~operation.leader"]
    supervision.done("leader", address, "request_closure", report="已补全。")


def test_the_director_decides_in_place_of_a_recused_supervisor(supervision, person, recuse):
    address = supervision.walk("in_progress")
    recuse("supervisor", address)
    supervision.done("head", address, "request_closure", report="已完成。")
    assert pending(person, address) == ["post~office.head"]
    supervision.done("director", address, "close", grade="A", opinion="")


def test_the_leader_in_charge_assigns_in_place_of_a_recused_director(supervision, person, recuse):
    address = supervision.proposed()
    recuse("director", address)
    assert pending(person, address, "supervisor") == ["post~office.leader"]
    supervision.done("leader", address, "assign")
    supervision.done("head", address, "accept")


def test_editing_a_proposal_does_not_give_it_back_to_a_recused_director(
    supervision, person, recuse
):
    address = supervision.proposed()
    recuse("director", address)
    fields = {"title": "推进工业用地清理（改）", "requirement": "改为按周报送进展。"}
    assert person("supervisor").rest("PATCH", address, **fields).status_code == 204
    assert pending(person, address, "supervisor") == ["post~office.leader"]
    for account in ("director", "head", "clerk", "principal", "supervisor", "officeclerk"):
        assert supervision.act(account, address, "assign").status_code in (403, 404), account
    supervision.done("leader", address, "assign")


def test_another_lead_unit_brings_its_own_director_though_one_is_recused(
    supervision, person, recuse
):
    address = supervision.proposed()
    recuse("director", address)
    for unit in ("office", "operation", "urban"):
        fields = {"lead_unit": unit, "assisting_units": []}
        assert person("supervisor").rest("PATCH", address, **fields).status_code == 204
        assert pending(person, address, "supervisor") == ["post~office.leader"], unit
        for account in ("director", "head", "principal", "supervisor"):
            assert supervision.act(account, address, "assign").status_code in (403, 404), account
    supervision.done("leader", address, "assign")


def test_nobody_beside_them_gets_more_than_before(supervision, person, recuse):
    address = supervision.walk("assigned")
    recuse("head", address)
    for account in ("clerk", "clerk2", "head2", "director", "principal", "supervisor"):
        assert supervision.act(account, address, "accept").status_code == 403, account
    for account in ("safetyclerk", "secadmin", "firm1", "district", None):
        assert supervision.act(account, address, "accept").status_code in (401, 404), account
