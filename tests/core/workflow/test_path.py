"""The line of states: who finished what is done in a state, and who brought a record to one that
is called by what was done.
"""

from bs4 import BeautifulSoup
from jingwei.core.workflow.grid import grids
from tests.desk.dispatches.conftest import issue
from tests.desk.inquiries.conftest import counter
from tests.office.documents.conftest import office

import pytest


__all__ = ["counter", "issue", "office"]


@pytest.fixture
def line(person):
    """Return a function that reads the line of a record: title -> what stands behind it."""

    def read(account: str, address: str) -> dict[str, str]:
        path = address.split("/jingwei")[-1].replace("/++api++", "")
        page = BeautifulSoup(person(account).get(path).text, "html.parser")
        [path] = page.find_all("ol", class_="path")
        found = {}
        for station in path.find_all("li"):
            title, *behind = [" ".join(text.split()) for text in station.stripped_strings]
            found[title] = " ".join(behind)
        return found

    return read


def month(days) -> str:
    """The day on which the server stands, as the line shows it."""
    return days.today().strftime("%m-%d")


def test_what_was_done_is_told_with_who_did_it_and_when(office, line, days):
    address = office.walk("numbered")
    first = month(days)
    days.pass_by(days=40)
    office.done("registrar", address, "issue")
    issued = month(days)
    days.pass_by(days=40)
    office.done("principal", address, "revoke", reason="依据已修订")
    found = line("registrar", address)
    assert found["签发"].startswith(f"演示副主任 {first}")
    assert found["已签发，待编号"].startswith(f"演示副主任 {first}")
    assert found["已编号，待印发"].startswith(f"演示文书 {first}")
    assert found["已印发"].startswith(f"演示文书 {issued}")
    assert found["已撤销"].startswith(f"演示主任委员 {month(days)}")


def test_the_present_state_tells_how_it_was_reached_and_whose_turn_it_is(office, line):
    address = office.walk("signed")
    found = line("registrar", address)
    assert found["已签发，待编号"].startswith("演示副主任")
    assert found["已签发，待编号"].endswith("待办公室文书办理")
    assert found["已编号，待印发"] == ""
    assert line("clerk", office.walk("unit_review"))["处室审核"] == "待经济运行处处长办理"


def test_a_document_that_is_issued_again_was_issued_by_who_did_it_last(issue, line, days):
    address = issue.issued()
    issue.done("registrar", address, "recall", reason="附表有误")
    assert line("registrar", address)["已收回"].startswith("演示文书")
    days.pass_by(days=40)
    issue.done("registrar", address, "issue", districts=["linjiang"], units=[], organs=[])
    assert line("registrar", address)["已印发"].startswith(f"演示文书 {month(days)}")


def test_a_copy_was_signed_for_when_the_district_did_it(issue, line, days):
    # Later than the other copies of this file, so that it is the newest.
    days.pass_by(days=90)
    address = issue.issued()
    copy = issue.copy("district", "linjiang")
    issue.done("district", copy, "receive")
    received = month(days)
    days.pass_by(days=40)
    issue.done("principal", address, "abolish", reason="依据已修订")
    assert received in line("district", copy)["已签收"]


def test_an_answer_is_told_with_who_agreed_to_it(counter, line):
    address, _code = counter.walk("answered")
    found = line("officeclerk", address)
    assert found["答复审核"] and found["已答复"].startswith(found["答复审核"])


def test_every_end_is_reached_and_every_title_that_says_so_is_declared():
    for grid in grids().values():
        for state, title in grid.states.items():
            assert grid.is_reached(state) or state not in grid.final
            if title in {"Issued", "Archived", "Recalled", "Released", "Signed for", "Published"}:
                assert grid.is_reached(state), (grid.id, state)
