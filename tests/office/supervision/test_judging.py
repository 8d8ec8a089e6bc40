"""Whoever judges sees what is judged, and says why where a unit has to know."""

from bs4 import BeautifulSoup
from tests.office.supervision.conftest import day

import pytest


WISH = "需实地核查各园区地块"


def local(address: str) -> str:
    """The address without the REST root."""
    return "/intranet" + address.split("/intranet", 1)[1]


def wrong(answer) -> list[str]:
    """Fields that a refusal names."""
    assert answer.status_code == 400, answer.text
    return [error["field"] for error in answer.json()["error"]["errors"]]


def test_who_asks_for_more_time_sees_the_present_deadline(supervision):
    address = supervision.walk("in_progress", due_on=day(10))
    assert f"现办结期限为{day(10)}" in supervision.page("head", address, "/@@act/ask_extension")


def test_who_decides_on_more_time_sees_both_dates_and_the_reason(supervision):
    address = supervision.walk("in_progress", due_on=day(10))
    supervision.done("head", address, "ask_extension", until=day(15), reason=WISH)
    form = supervision.page("supervisor", address, "/@@act/decide_extension")
    assert f"申请由{day(10)}延至{day(15)}。理由：{WISH}" in form


@pytest.mark.parametrize("opinion", ["", "  "])
def test_a_wish_is_not_refused_without_a_word(supervision, opinion):
    address = supervision.walk("in_progress", due_on=day(10))
    supervision.done("head", address, "ask_extension", until=day(15), reason=WISH)
    step = ("supervisor", address, "decide_extension")
    assert wrong(supervision.act(*step, decision="refuse", opinion=opinion)) == ["opinion"]
    supervision.done(*step, decision="refuse", opinion="请按原期限办结")


def test_who_asks_for_closing_is_told_that_not_all_is_done(supervision):
    address = supervision.walk("in_progress")
    assert "完成进度为" not in supervision.page("head", address, "/@@act/request_closure")
    supervision.done("clerk2", address, "report", text="已提供名录。", percent=10)
    supervision.done("clerk", address, "report", text="已完成摸底。", percent=30)
    form = supervision.page("head", address, "/@@act/request_closure")
    assert "主办处室最近一次反馈的完成进度为30%" in form


def test_who_closes_reads_the_report_and_says_what_was_poor(supervision):
    address = supervision.walk("completion_review")
    assert "办结报告：已全部完成。" in supervision.page("supervisor", address, "/@@act/close")
    step = ("supervisor", address, "close")
    assert wrong(supervision.act(*step, grade="C", opinion="")) == ["opinion"]
    supervision.done(*step, grade="C", opinion="多次催办后才办结")


def test_a_head_who_objects_comes_back_to_the_work_list(supervision):
    address = supervision.walk("assigned")
    head = supervision.person("head")
    form = BeautifulSoup(head.get(f"{local(address)}/@@act/object").text, "html.parser")
    form = form.find("form", action=lambda action: action and action.endswith("/object"))
    sent = {one["name"]: one.get("value", "") for one in form.select("input[type=hidden]")}
    box, button = form.find("textarea")["name"], form.select_one("[name='form.buttons.confirm']")
    sent |= {box: "不属本处室职责。", button["name"]: button.get("value", "")}
    answer = head.post(f"{local(address)}/@@act/object", sent)
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith("/intranet/worklist")
    assert head.get(local(address)).status_code == 404


def test_what_has_a_number_is_not_offered_for_deletion(supervision):
    address = supervision.proposed()
    assert "delete_confirmation" in supervision.page("supervisor", address)
    supervision.done("director", address, "assign")
    supervision.done("head", address, "object", reason="不属本处室职责。")
    assert "delete_confirmation" not in supervision.page("supervisor", address)


def test_who_asks_to_delete_it_all_the_same_is_told_what_holds_and_who_may_cancel(supervision):
    address = supervision.proposed()
    supervision.done("director", address, "assign")
    supervision.done("head", address, "object", reason="不属本处室职责。")
    supervisor = supervision.person("supervisor")
    form = BeautifulSoup(supervisor.get(f"{local(address)}/delete_confirmation").text, "lxml")
    token = form.select_one("[name=_authenticator]")["value"]
    asked = {"_authenticator": token, "form.buttons.Delete": "1"}
    answer = supervisor.post(f"{local(address)}/delete_confirmation", asked)
    assert answer.status_code == 409
    page = BeautifulSoup(answer.text, "lxml")
    number = supervisor.rest("GET", address).json()["number"]
    assert page.h1.get_text() == "现在不能这样办理"
    said = page.select_one(".notice.error").get_text()
    assert number in said and "办公室主任”在签收前" in said
    assert "已有人先办理" not in answer.text


def test_what_is_under_review_is_called_overdue_in_no_list(supervision):
    address = supervision.proposed(title="审核中的事项", due_on=day(3))
    supervision.done("director", address, "assign")
    supervision.done("head", address, "accept")
    supervision.done("head", address, "request_closure", report="已全部完成。")
    page = BeautifulSoup(supervision.person("supervisor").get("/intranet/worklist").text, "lxml")
    row = next(row for row in page.select("main li, main tr") if "审核中的事项" in row.get_text())
    assert not row.select(".chip.late, .chip.soon, .chip.done"), row
