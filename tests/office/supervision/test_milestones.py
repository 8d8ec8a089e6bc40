"""Milestones are reached by reports, once each, and the page tells which are not."""

from bs4 import BeautifulSoup
from tests.office.supervision.conftest import day

import pytest
import transaction


FIRST, SECOND = f"{day(5)} 方案报批", f"{day(20)} 完成整改"


@pytest.fixture
def item(supervision) -> str:
    """An item in progress with two milestones, written in no order."""
    return supervision.walk("in_progress", milestones=f"{SECOND}\n{FIRST}")


def told(supervision, item: str, **more):
    """Report progress; return the response."""
    report = {"percent": 30, "text": "已推进。", **more}
    return supervision.act("clerk", item, "report", **report)


def test_a_report_says_which_milestones_were_reached(supervision, item):
    assert told(supervision, item, reached=[FIRST, FIRST]).status_code == 200
    with supervision.item(item) as obj:
        assert [row.milestone for row in obj.reached] == [FIRST]
        assert obj.reached[0].person == "clerk"
        assert [line for _place, line in obj.milestones_ahead()] == [SECOND]
    page = BeautifulSoup(supervision.page("head", item), "html.parser")
    assert [chip.get_text() for chip in page.select("li .chip.ok")] == [f"{day(0)}完成"]


def test_a_milestone_is_reached_once_and_only_one_that_there_is(supervision, item):
    assert told(supervision, item, reached=[FIRST]).status_code == 200
    assert told(supervision, item, reached=[FIRST]).status_code == 400
    assert told(supervision, item, reached=["2026-01-01 别的节点"]).status_code == 400
    assert told(supervision, item, reached=[]).status_code == 200
    assert told(supervision, item).status_code == 200


def test_the_form_of_a_report_offers_those_ahead(supervision, item):
    told(supervision, item, reached=[FIRST])
    page = BeautifulSoup(supervision.page("clerk", item, "/@@act/report"), "html.parser")
    text = page.select_one("main form").get_text()
    assert SECOND in text and FIRST not in text


def test_the_page_tells_leader_days_and_retention(supervision):
    address = supervision.walk("closed", retention="30")
    text = BeautifulSoup(supervision.page("head", address), "html.parser").get_text()
    assert "分管领导" in text and "30年" in text and text.count(day(0)) >= 2
    refused = supervision.propose(retention="5")
    assert refused.status_code == 400


def test_an_item_that_names_one_twice_from_before_is_reported_on_all_the_same(supervision, item):
    with supervision.item(item) as obj:
        obj.milestones = f"{FIRST}\n{FIRST}\n{day(60)} 期限之后"
        transaction.commit()
    page = supervision.page("clerk", item, "/@@act/report")
    assert page.count(FIRST) == 1
    file = {"filename": "进展.txt", "data": "5Yqe55CG", "encoding": "base64"}
    answer = told(supervision, item, reached=[FIRST], files=[file])
    assert answer.status_code == 200, answer.text
    with supervision.item(item) as obj:
        assert [line for _place, line in obj.milestones_ahead()] == [f"{day(60)} 期限之后"]


def test_a_unit_that_is_named_twice_assists_once(supervision):
    address = supervision.proposed(assisting_units=["urban", "planning", "urban"])
    with supervision.item(address) as obj:
        assert obj.assisting_units == ("urban", "planning")


def test_programs_read_what_was_reached_and_which_report_comes_next(supervision, item):
    told(supervision, item, reached=[FIRST])
    data = supervision.person("clerk").rest("GET", item).json()
    assert data["reached"] == [{"day": day(0), "person": "clerk", "milestone": FIRST}]
    assert data["report_due"] == day(30) and data["asked_on"] is None
    supervision.done("head", item, "request_closure", report="已全部完成。")
    data = supervision.person("clerk").rest("GET", item).json()
    assert data["report_due"] is None and data["asked_on"] == day(0)
