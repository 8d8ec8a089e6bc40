"""`@@why` tells a refused person which condition is missing and which post could."""

from bs4 import BeautifulSoup
from tests.office.documents.conftest import Office

import pytest


@pytest.fixture
def office(person):
    """The office."""
    return Office(person)


@pytest.fixture
def row(person):
    """Return a function: cells of the row about an action, as an account reads them."""

    def read(account: str, address: str, action: str) -> tuple[str, str]:
        path = "/intranet" + address.split("/intranet", 1)[1]
        page = BeautifulSoup(person(account).get(f"{path}/@@why").text, "html.parser")
        found = next(
            row
            for row in page.select("tbody tr")
            if row.th.get_text(strip=True) == action and len(row.select("td")) == 2
        )
        return tuple(cell.get_text(" ", strip=True) for cell in found.select("td"))

    return read


def test_who_holds_the_step_reads_through_which_post_and_why(office, row):
    you, _others = row("head", office.walk("unit_review"), "同意，送办公室核稿")
    assert you.startswith("可以") and "经济运行处处长" in you and "拟稿处室审核" in you


def test_who_does_not_reads_which_post_could(office, row):
    you, others = row("clerk", office.walk("unit_review"), "同意，送办公室核稿")
    assert you == "不可以 您的岗位不办理这一步。"
    assert "经济运行处处长" in others


def test_who_drafted_it_reads_that_the_post_would_but_the_part_in_it_does_not(office, row, person):
    address = office.walk("unit_review")
    path = "/intranet/organisation/operation/head"
    assert person("secadmin").rest("PATCH", path, holders=["clerk", "head"]).status_code == 204
    you, _others = row("clerk", address, "同意，送办公室核稿")
    assert person("secadmin").rest("PATCH", path, holders=["head"]).status_code == 204
    assert you.startswith("不可以") and "应当回避" in you


def test_a_step_that_makes_no_sense_now_says_why(office, row):
    address = office.walk("unit_review")
    office.done("head", address, "return", reason="请补充依据。")
    you, _others = row("registrar", address, "编号作废")
    assert you.startswith("不可以") and "没有编号" in you


def test_a_step_of_another_state_names_the_states_that_it_needs(office, person):
    path = "/intranet" + office.walk("unit_review").split("/intranet", 1)[1]
    page = BeautifulSoup(person("registrar").get(f"{path}/@@why").text, "html.parser")
    steps = [item.get_text(" ", strip=True) for item in page.select("main li")]
    [register] = [step for step in steps if step.startswith("登记编号")]
    assert "已签发" in register


def test_no_post_is_named_that_its_unit_does_not_have(office, person):
    path = "/intranet" + office.walk("countersigning").split("/intranet", 1)[1]
    page = BeautifulSoup(person("head").get(f"{path}/@@why").text, "html.parser")
    assert "~" not in page.main.get_text()
