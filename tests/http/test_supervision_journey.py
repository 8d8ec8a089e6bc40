"""Supervision and deputies over REST only, each step by its post, with weeks between them."""

from tests.http.test_both_journeys import Desk
from tests.http.test_both_journeys import TABLE

import datetime
import pytest


WEEK = datetime.timedelta(days=7)
SECRET = "请抓紧办理，按期报结果。"


@pytest.fixture(scope="module")
def desk(person):
    """The programs of this module."""
    return Desk(person)


def item_of(desk, due: datetime.date) -> str:
    """Propose an item with all that it can say; return its address."""
    fields = {
        "title": "推进工业用地清理",
        "source": "meeting",
        "basis": "委务会议纪要第9期",
        "instruction": SECRET,
        "instructed_by": "主任委员",
        "instructed_on": (due - 6 * WEEK).isoformat(),
        "requirement": "摸清底数，分类处置。",
        "milestones": f"{(due - WEEK).isoformat()} 完成摸底",
        "lead_unit": "operation",
        "responsible": "演示处长",
        "assisting_units": ["urban"],
        "urgency": "urgent",
        "due_on": due.isoformat(),
        "feedback": "weekly",
    }
    address = desk.create(
        "supervisor", "/intranet/supervision", **{"@type": "SupervisionItem"}, **fields
    )
    told = desk.get("supervisor", address)
    for name, value in fields.items():
        said = told[name]["token"] if isinstance(told[name], dict) else told[name]
        assert (said[0]["token"] if isinstance(said, list) else said) in (value, *value), name
    return address


def test_an_item_is_followed_up_to_its_evaluation(desk, days):
    due = days.today() + 6 * WEEK
    address = item_of(desk, due)
    assert desk.step("director", address, "assign") == "assigned"
    assert desk.step("head", address, "accept") == "in_progress"
    desk.create("clerk", address, **{"@type": "Attachment", "file": TABLE})
    days.pass_by(days=1)
    desk.step("clerk", address, "report", percent=20, text="已启动。", problems="资料不全")
    desk.step("clerk2", address, "report", percent=10, text="已提供名录。", coordinate=True)
    assert desk.get("leader", address)["light"] == "green"
    days.pass_by(days=14)
    assert desk.get("leader", address)["light"] == "yellow"
    days.pass_by(days=7)
    told = desk.get("leader", address)
    assert (told["light"], told["reports_missed"]) == ("red", 2)
    desk.step("supervisor", address, "urge", text="请报进展。")
    again = desk.person("supervisor").rest("POST", f"{address}/@workflow/urge", text="再催")
    assert again.status_code == 409 and "今日已催办" in again.json()["message"]
    desk.step("clerk", address, "report", percent=60, text="补报。")
    assert desk.get("leader", address)["light"] == "green"
    new = (due + 4 * WEEK).isoformat()
    desk.step("head", address, "ask_extension", until=new, reason="权属核实需要时间。")
    desk.step("supervisor", address, "decide_extension", decision="agree", opinion="同意")
    told = desk.get("clerk", address)
    assert (told["due"], told["due_at_first"]) == (new, due.isoformat())
    assert told["extensions"][0]["old"] == due.isoformat()
    assert desk.step("head", address, "request_closure", report="已完成。") == "completion_review"
    assert desk.step("supervisor", address, "return", reason="缺清单。") == "in_progress"
    assert desk.step("head", address, "request_closure", report="已补。") == "completion_review"
    closed = desk.step("supervisor", address, "close", grade="A", opinion="同意销号")
    assert closed == "closed"
    told = desk.get("clerk2", address)
    assert told["number"].startswith("江经督〔") and told["grade"] == "A"
    assert [entry["kind"] for entry in told["ledger"]] == ["started", "extended", "finished"]
    assert [row["decision"] for row in told["opinions"]] == ["return", "close"]
    assert [row["unit"] for row in told["progress"]] == ["operation", "urban", "operation"]
    for account in ("safetyclerk", "archivist", "secadmin", "auditor", "firm1", "district"):
        answer = desk.person(account).rest("GET", address)
        assert answer.status_code == 404 and SECRET not in answer.text, account
        found = desk.person(account).rest("GET", f"/@search?SearchableText={SECRET}")
        assert "supervision/20" not in found.text, account


def test_a_deputy_acts_for_a_week_and_not_a_day_longer(desk, days):
    first, last = days.today(), days.today() + WEEK
    asked = {
        "post": "post~operation.head",
        "deputy": "policyhead",
        "kinds": ["supervision"],
        "first_day": first.isoformat(),
        "last_day": last.isoformat(),
        "reason": "外出",
    }
    deputation = desk.create("head", "/intranet/deputations", **{"@type": "Deputation"}, **asked)
    assert desk.get("leader", deputation)["approver"] == "post~operation.leader"
    assert desk.step("leader", deputation, "approve", opinion="同意") == "approved"
    address = item_of(desk, days.today() + 6 * WEEK)
    desk.step("director", address, "assign")
    desk.step("policyhead", address, "accept")
    desk.step("policyhead", address, "report", percent=5, text="已部署。")
    assert desk.get("clerk", address)["progress"][0]["acting"] == (
        "acting~operation.head.supervision"
    )
    seen = desk.get("policyhead", f"{address}/@workflow")["seen"]
    days.pass_by(days=8)
    late = desk.person("policyhead").rest(
        "POST", f"{address}/@workflow/report", percent=9, text="迟到。", seen=seen
    )
    assert late.status_code == 404 and "代理已于" in late.json()["message"]
    assert len(desk.get("clerk", address)["progress"]) == 1
