"""A wish for more time that nobody decides keeps no unit from closing, and calls none late."""

from bs4 import BeautifulSoup
from jingwei.core import clock
from jingwei.core import exc
from tests.core.deputies.conftest import Deputies
from tests.office.supervision.conftest import day
from tests.office.supervision.conftest import ROOT

import pytest


@pytest.fixture
def wished(supervision) -> str:
    """An item due in ten days, for which more time is asked for until the fifteenth."""
    address = supervision.walk("in_progress", due_on=day(10), feedback="once")
    until = day(15)
    supervision.done("head", address, "ask_extension", until=until, reason="需实地核查")
    return address


def wish(supervision, address: str):
    """The last wish for more time."""
    with supervision.item(address) as item:
        return item.extensions[-1]


def test_who_is_done_asks_for_closing_and_the_wish_is_withdrawn(supervision, wished):
    form = supervision.page("head", wished, "/@@act/request_closure")
    assert f"延至{day(15)}的延期申请尚未审批，申请办结后自动撤回" in form
    supervision.done("head", wished, "request_closure", report="已全部完成。")
    row = wish(supervision, wished)
    assert (row.decision, row.decided, row.decided_by) == ("withdrawn", clock.today(), "head")
    assert "已撤回" in supervision.page("supervisor", wished)
    said = supervision.person("head").rest("GET", wished).json()["extensions"]
    assert [one["decision"] for one in said] == ["withdrawn"]
    supervision.done("supervisor", wished, "close", grade="A", opinion="同意销号")
    with supervision.item(wished) as item:
        assert item.reckoning().finished <= item.reckoning().due
        assert not item.reckoning().extended


def test_a_withdrawn_wish_is_not_decided_and_a_new_one_may_follow_a_return(supervision, wished):
    supervision.done("head", wished, "request_closure", report="已全部完成。")
    supervision.done("supervisor", wished, "return", reason="材料不全")
    answer = supervision.act("supervisor", wished, "decide_extension", decision="agree")
    assert answer.status_code == 409
    supervision.done("head", wished, "ask_extension", until=day(20), reason="需补充材料")
    supervision.done("supervisor", wished, "decide_extension", decision="agree")
    with supervision.item(wished) as item:
        assert [row.decision for row in item.extensions] == ["withdrawn", "agree"]
        assert item.due().isoformat() == day(20)


def test_a_wish_is_granted_until_its_new_date_and_only_refused_after_it(supervision, wished):
    step = ("supervisor", wished, "decide_extension")
    with pytest.raises(exc.BadParameters) as refused:
        supervision.on(16, *step, decision="agree", opinion="同意")
    assert [one["field"] for one in refused.value.errors] == ["decision"]
    assert day(15) in str(refused.value.errors[0]["message"].mapping)
    assert wish(supervision, wished).decision == ""
    supervision.on(16, *step, decision="refuse", opinion="已过期")
    with supervision.item(wished) as item:
        assert not item.reckoning().extended and item.due().isoformat() == day(10)


@pytest.mark.parametrize("until", [day(3654), "9999-12-31"])
def test_nobody_asks_for_more_than_ten_years(supervision, until):
    address = supervision.walk("in_progress", due_on=day(10))
    answer = supervision.act("head", address, "ask_extension", until=until, reason="需长期跟踪")
    assert answer.status_code == 400 and "until" in answer.text
    supervision.done("head", address, "ask_extension", until=day(3653), reason="需长期跟踪")
    supervision.done("supervisor", address, "decide_extension", decision="agree")
    supervision.done("director", address, "suspend", reason="等待批复")
    supervision.done("director", address, "resume")
    with supervision.item(address) as item:
        assert item.due().isoformat() == day(3653)


def test_on_the_new_date_itself_it_can_still_be_granted(supervision, wished):
    supervision.on(15, "supervisor", wished, "decide_extension", decision="agree", opinion="同意")
    with supervision.item(wished) as item:
        assert item.due().isoformat() == day(15)


def test_the_form_and_the_service_say_that_it_can_only_be_refused(supervision, wished, days):
    sentence = f"申请延至的日期{day(15)}已过，只能选择“不同意”"
    days.pass_by(days=16)
    assert sentence in supervision.page("supervisor", wished, "/@@act/decide_extension")
    answer = supervision.act("supervisor", wished, "decide_extension", decision="agree")
    assert answer.status_code == 400 and sentence in answer.text


def test_the_work_list_says_that_an_extension_waits_and_no_more_when_it_is_decided(
    supervision, wished
):
    def rows(account: str) -> list[str]:
        page = BeautifulSoup(supervision.person(account).get("/intranet/worklist").text, "lxml")
        return [
            row.get_text(" ", strip=True)
            for row in page.select(".rows .row")
            if row.a["href"] == wished
        ]

    for account in ("supervisor", "head"):
        [row] = rows(account)
        assert "办理中（延期待审批）" in row
    supervision.done("supervisor", wished, "decide_extension", decision="agree")
    [row] = rows("head")
    assert "延期待审批" not in row and "办理中" in row


def test_while_it_waits_the_record_says_who_is_reminded_and_the_unit_may_be_urged(
    supervision, wished
):
    page = supervision.page("supervisor", wished)
    assert "审批前不再向主办处室发逾期提醒，改为提醒审批人" in page
    supervision.done("supervisor", wished, "urge", text="请抓紧")
    supervision.done("supervisor", wished, "decide_extension", decision="agree")
    assert "改为提醒审批人" not in supervision.page("supervisor", wished)


def test_the_granted_day_stays_while_the_clock_stands_still(supervision, person):
    address = supervision.walk("in_progress", title="延期后暂停", due_on=day(10))
    supervision.done("head", address, "ask_extension", until=day(40), reason="需要论证")
    supervision.done("supervisor", address, "decide_extension", decision="agree")
    supervision.done("director", address, "suspend", reason="等待批复")
    page = BeautifulSoup(person("supervisor").get(ROOT).text, "html.parser")
    [row] = [one for one in page.select(".lines-of-list tr") if "延期后暂停" in one.get_text()]
    assert day(40) in row.get_text() and day(10) not in row.get_text()
    sheet = BeautifulSoup(supervision.page("supervisor", address), "html.parser")
    days = [time.get_text() for time in sheet.select(".sheet td time")]
    assert day(40) in days and day(10) not in days


def test_the_sheet_names_who_decided_beside_who_asked(supervision, wished):
    supervision.done("supervisor", wished, "decide_extension", decision="agree", opinion="同意顺延")
    sheet = BeautifulSoup(supervision.page("head", wished), "html.parser")
    [cell] = [
        row.td for row in sheet.select(".sheet tr") if row.th.get_text(strip=True) == "延期记录"
    ]
    asked, decided = (one.get_text(" ", strip=True) for one in cell.select(".sig"))
    assert "演示处长" in asked and "演示督办员" in decided


def test_the_sheet_tells_the_urgency_of_a_routine_item(supervision):
    page = supervision.page("supervisor", supervision.proposed(title="平件督办"))
    sheet = BeautifulSoup(page, "html.parser")
    [cell] = [row for row in sheet.select(".sheet th") if "紧急程度" in row.get_text()]
    assert "平件" in cell.find_next_sibling("td").get_text()


def test_who_decides_or_urges_for_the_supervisor_is_named_with_the_post(
    supervision, person, wished
):
    deputies = Deputies(person)
    deputation = deputies.approved(
        "supervisor", "post~office.supervisor", "officeclerk", by="director", kinds=["supervision"]
    )
    try:
        supervision.done("officeclerk", wished, "urge", text="请抓紧。")
        said = {"decision": "agree", "opinion": "同意延期"}
        supervision.done("officeclerk", wished, "decide_extension", **said)
    finally:
        deputies.end(deputation)
    page = BeautifulSoup(supervision.page("head", wished), "lxml")
    for heading in ("延期", "催办"):
        [row] = [r for r in page.select(".sheet tr") if r.th and heading in r.th.get_text()]
        assert "代办公室督办员" in row.get_text(), row.get_text()
