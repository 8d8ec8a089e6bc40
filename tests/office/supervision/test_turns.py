"""The supervisor may be the head of the lead unit: somebody else judges what the unit did."""

from tests.office.supervision.conftest import day

import pytest


SUPERVISOR = "post~office.supervisor"
DIRECTOR = "post~office.head"
EVERYBODY = (
    *("clerk", "clerk2", "head", "head2", "officeclerk", "director", "leader", "principal"),
    *("registrar", "archivist", "supervisor", "editor", "reviewer", "secadmin", "sysadmin"),
    *("auditor", "district", "firm1", None),
)


@pytest.fixture
def give(person, errands):
    """Return a function that lets people be supervisors; the ticker has seen it then."""

    def give(*holders: str) -> None:
        path = "/intranet/organisation/office/supervisor"
        assert person("secadmin").rest("PATCH", path, holders=list(holders)).status_code == 204
        errands()

    yield give
    give("supervisor")


def pending(person, address: str) -> list[str]:
    """Tokens of the posts whose turn it is."""
    return person("principal").rest("GET", address).json()["pending"]


def closed_by_one_only(supervision, address: str, account: str) -> None:
    """`account` closes the item, and nobody else can."""
    for other in EVERYBODY:
        if other != account:
            answer = supervision.act(other, address, "close", grade="A", opinion="")
            assert answer.status_code in (401, 403, 404), other
    supervision.done(account, address, "close", grade="A", opinion="同意销号")


def test_the_director_closes_what_the_head_reported_who_is_the_only_supervisor(
    supervision, person, give
):
    address = supervision.walk("in_progress", title="督办人员即承办处室负责人")
    give("head")
    supervision.done("head", address, "request_closure", report="已全部完成。")
    assert pending(person, address) == [DIRECTOR]
    assert "督办人员即承办处室负责人" in person("director").get("/intranet/worklist").text
    assert "督办人员即承办处室负责人" not in person("head").get("/intranet/worklist").text
    closed_by_one_only(supervision, address, "director")


def test_a_head_who_becomes_the_only_supervisor_leaves_the_closing_to_the_director(
    supervision, person, give
):
    address = supervision.walk("completion_review")
    give("head")
    assert pending(person, address) == [DIRECTOR]
    closed_by_one_only(supervision, address, "director")


def test_the_closing_comes_back_to_a_supervisor_who_can_judge_it(supervision, person, give):
    address = supervision.walk("completion_review")
    give("head")
    assert pending(person, address) == [DIRECTOR]
    give("supervisor")
    assert pending(person, address) == [SUPERVISOR]
    closed_by_one_only(supervision, address, "supervisor")


def test_it_stays_with_the_director_while_the_post_is_vacant(supervision, person, give):
    address = supervision.walk("completion_review")
    give("head")
    give()
    assert pending(person, address) == [DIRECTOR]
    closed_by_one_only(supervision, address, "director")


def test_a_post_that_is_vacant_from_the_start_stays_a_vacancy(supervision, person, give):
    address = supervision.walk("in_progress")
    give()
    supervision.done("head", address, "request_closure", report="已全部完成。")
    assert pending(person, address) == [SUPERVISOR]
    for account in EVERYBODY:
        answer = supervision.act(account, address, "close", grade="A", opinion="")
        assert answer.status_code in (401, 403, 404), account


def test_after_a_return_the_next_closing_is_that_of_who_can_judge_it_then(
    supervision, person, give
):
    address = supervision.walk("in_progress", due_on=day(40))
    give("head")
    supervision.done("head", address, "request_closure", report="已全部完成。")
    supervision.done("director", address, "return", reason="请补充清单。")
    give("supervisor")
    supervision.done("head", address, "request_closure", report="清单已补。")
    assert pending(person, address) == [SUPERVISOR]
    closed_by_one_only(supervision, address, "supervisor")


def test_the_director_decides_the_extension_that_the_head_asks_for_who_is_the_only_supervisor(
    supervision, person, give
):
    address = supervision.walk("in_progress", title="自请延期", due_on=day(10))
    give("head")
    supervision.done("head", address, "ask_extension", until=day(20), reason="论证未完")
    assert pending(person, address) == ["post~operation.head", DIRECTOR]
    assert "自请延期" in person("director").get("/intranet/worklist").text
    for other in EVERYBODY:
        if other != "director":
            answer = supervision.act(other, address, "decide_extension", decision="agree")
            assert answer.status_code in (401, 403, 404), other
    supervision.done("director", address, "decide_extension", decision="agree")
    assert pending(person, address) == ["post~operation.head"]


def test_a_head_who_becomes_the_only_supervisor_leaves_the_extension_to_the_director(
    supervision, person, give
):
    address = supervision.walk("in_progress", due_on=day(10))
    supervision.done("head", address, "ask_extension", until=day(20), reason="论证未完")
    give("head")
    assert pending(person, address) == ["post~operation.head", DIRECTOR]
    give("supervisor")
    assert pending(person, address) == ["post~operation.head", SUPERVISOR]
    supervision.done("supervisor", address, "decide_extension", decision="agree")
