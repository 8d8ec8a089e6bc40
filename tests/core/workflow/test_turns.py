"""A new holder of a post who drafted what waits there cannot judge it: the turn passes on."""

from jingwei.core.organisation import api as organisation
from tests.office.documents.conftest import Office

import pytest


ORGANISATION = "/intranet/organisation"


@pytest.fixture
def office(give, person):
    """The office, and its holders as they were before each test."""
    yield Office(person)
    give("operation", "head", "head")
    give("office", "head", "director")
    give("operation", "leader", "leader")


@pytest.fixture
def give(person, errands):
    """Return a function that lets people have a post; the ticker has seen it then."""

    def give(unit: str, post: str, *holders: str) -> None:
        path = f"{ORGANISATION}/{unit}/{post}"
        assert person("secadmin").rest("PATCH", path, holders=list(holders)).status_code == 204
        errands()

    return give


def pending(office, address: str) -> list[str]:
    """Tokens of the posts whose turn it is, as the principal reads them."""
    return office.person("principal").rest("GET", address).json()["pending"]


def test_the_deputy_is_vacant_so_the_leader_in_charge_judges_what_the_new_head_drafted(
    office, give
):
    address = office.walk("unit_review")
    give("operation", "head", "clerk")
    assert pending(office, address) == [organisation.post("operation", "leader")]
    assert office.act("clerk", address, "endorse").status_code == 403
    office.done("leader", address, "endorse", opinion="同意")
    assert office.state(address) == "office_check"


def test_the_new_post_finds_it_in_its_work_list_and_the_old_one_does_not(office, give, person):
    office.walk("unit_review", title="关于报送季度运行情况的通知")
    give("operation", "head", "clerk")
    assert "关于报送季度运行情况的通知" in person("leader").get("/intranet/worklist").text
    assert "关于报送季度运行情况的通知" not in person("clerk").get("/intranet/worklist").text


def test_a_head_who_did_not_draft_it_keeps_the_turn(office, give, person):
    address = office.walk("unit_review")
    give("operation", "head", "clerk", "head")
    assert pending(office, address) == [organisation.post("operation", "head")]
    office.done("head", address, "endorse", opinion="同意")


def test_a_recused_person_who_becomes_the_only_head_holds_nothing_up(office, give, person):
    address = office.walk("unit_review", title="关于回避后任职的通知")
    give("operation", "head", "head", "head2")
    reason = {"person": "head2", "reason": "与当事企业有亲属关系"}
    assert person("head2").rest("POST", f"{address}/@recuse", **reason).status_code == 204
    assert pending(office, address) == [organisation.post("operation", "head")]
    give("operation", "head", "head2")
    assert pending(office, address) == [organisation.post("operation", "leader")]
    for account in ("clerk", "clerk2", "head", "head2", "director", "principal", "secadmin"):
        answer = office.act(account, address, "endorse", opinion="同意")
        assert answer.status_code in (403, 404), account
    assert "关于回避后任职的通知" in person("leader").get("/intranet/worklist").text
    office.done("leader", address, "endorse", opinion="同意")
    assert office.state(address) == "office_check"


def test_the_leader_of_the_office_checks_what_the_new_director_drafted(office, give, person):
    address = office.walk("office_check")
    give("office", "head", "clerk")
    assert pending(office, address) == [organisation.post("office", "leader")]
    office.done("leader", address, "clear", opinion="请签发")


def test_the_turn_comes_back_to_a_head_who_can_judge_it(office, give):
    address = office.walk("unit_review")
    give("operation", "head", "clerk")
    assert pending(office, address) == [organisation.post("operation", "leader")]
    give("operation", "head", "head")
    assert pending(office, address) == [organisation.post("operation", "head")]
    for account in ("clerk", "leader", "director", "principal"):
        assert office.act(account, address, "endorse").status_code == 403, account
    office.done("head", address, "endorse", opinion="同意")


def test_a_turn_that_was_passed_on_goes_further_when_nobody_is_left_there(office, give):
    address = office.walk("unit_review")
    give("operation", "head", "clerk")
    give("operation", "leader")
    assert pending(office, address) == [organisation.PRINCIPAL]
    assert office.act("leader", address, "endorse").status_code == 404
    give("operation", "leader", "leader")
    assert pending(office, address) == [organisation.post("operation", "leader")]
    office.done("leader", address, "endorse", opinion="同意")


def test_the_turn_of_a_consulted_unit_comes_back_to_its_head(office, give):
    address = office.walk("unit_review")
    office.done("head", address, "consult", units=["urban", "policy"], opinion="请会签")
    give("urban", "head", "clerk")
    waiting = [organisation.post("urban", "leader"), organisation.post("policy", "head")]
    assert pending(office, address) == waiting
    give("urban", "head", "head2")
    waiting = [organisation.post("urban", "head"), organisation.post("policy", "head")]
    assert pending(office, address) == waiting
    assert office.act("leader", address, "answer_consultation", answer="agree").status_code == 403
    office.done("head2", address, "answer_consultation", answer="agree", opinion="同意")
    assert pending(office, address) == [organisation.post("policy", "head")]


def test_the_audit_tells_from_which_post_to_which(office, give, person):
    office.walk("unit_review")
    give("operation", "head", "clerk")
    page = person("auditor").get("/intranet/audit?event=turn.passed").text
    assert "经济运行处处长" in page
    assert "经济运行处分管领导" in page
