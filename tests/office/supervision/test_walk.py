"""An item from its proposal to its evaluation, with what may happen on the way."""

from bs4 import BeautifulSoup
from jingwei.core import clock
from jingwei.core import exc
from plone.protect.authenticator import createToken
from tests.office.supervision.conftest import day

import datetime
import pytest


EXTENSION = {"reason": "需协调土地权属，工作量较大。"}


def test_a_whole_walk_takes_a_number_and_ends_with_an_evaluation(supervision):
    address = supervision.walk("closed")
    with supervision.item(address) as item:
        assert str(item.number).startswith("江经督〔")
        assert item.grade == "A" and item.light() == "grey"
        assert item.reckoning().finished == clock.today()
    assert "同意销号" in supervision.page("head", address)


@pytest.mark.parametrize("account", ["clerk", "director", "head", "leader", "secadmin", "firm1"])
def test_only_the_supervisor_proposes(supervision, account):
    assert supervision.propose(account).status_code in (400, 401, 403, 404)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"due_on": day(-1)}, "due_on"),
        ({"due_on": day(3654)}, "due_on"),
        ({"due_on": "9999-12-31"}, "due_on"),
        ({"assisting_units": ["operation"]}, "assisting_units"),
        ({"requirement": "密级：秘密"}, "requirement"),
        ({"milestones": "十二月底 完成"}, "milestones"),
        ({"milestones": f"{day(31)} 晚于期限"}, "milestones"),
        ({"milestones": f"{day(-1)} 已过"}, "milestones"),
        ({"milestones": f"{day(5)} 报批\n{day(9)} 印发\n{day(5)}　报批"}, "milestones"),
        ({"instructed_on": day(1)}, "instructed_on"),
        ({"requirement": " \n "}, "requirement"),
        ({"responsible": "绝密★"}, "responsible"),
    ],
)
def test_a_proposal_that_makes_no_sense_is_refused_beside_its_field(supervision, fields, field):
    answer = supervision.propose(**fields)
    assert answer.status_code == 400 and field in answer.text


@pytest.mark.parametrize("field", ["title", "urgency", "due_on", "lead_unit", "requirement"])
def test_what_must_be_there_is_not_emptied_and_said_so_in_words(supervision, field):
    address = supervision.proposed()
    answer = supervision.person("supervisor").rest("PATCH", address, **{field: None})
    assert answer.status_code == 400
    [error] = answer.json()["error"]["errors"]
    assert error == {"field": field, "message": "此项必填。"}


def test_what_the_rules_refuse_comes_back_in_the_form_as_typed(supervision, site):
    with site.open(user="supervisor"):
        token = createToken()
    form = {
        "_authenticator": token,
        "form.buttons.save": "1",
        "form.widgets.title": "已过期的事项",
        "form.widgets.source:list": "instruction",
        "form.widgets.requirement": "认真办理。",
        "form.widgets.milestones": f"{day(-5)} 摸底\n{day(2)} 验收",
        "form.widgets.lead_unit:list": "operation",
        "form.widgets.assisting_units-empty-marker": "1",
        "form.widgets.urgency:list": "routine",
        "form.widgets.due_on": day(-3),
        "form.widgets.feedback:list": "monthly",
        "form.widgets.retention:list": "10",
    }
    person = supervision.person("supervisor")
    answer = person.post("/intranet/supervision/++add++SupervisionItem", form)
    assert answer.status_code == 400
    page = BeautifulSoup(answer.text, "html.parser")
    fields = {field["id"].rpartition("-")[2]: field for field in page.select(".field.error")}
    assert [*fields] == ["milestones", "due_on"]
    assert "摸底”晚于办结期限" not in answer.text and "验收”晚于办结期限" in answer.text
    assert "摸底”的日期已过" in fields["milestones"].get_text()
    assert "已过" in fields["due_on"].get_text()
    links = page.select(".summary-of-errors a")
    assert [link["href"].rpartition("-")[2] for link in links] == ["milestones", "due_on"]
    assert 'value="已过期的事项"' in answer.text


def test_an_objection_goes_back_and_the_number_stays(supervision):
    address = supervision.walk("assigned")
    with supervision.item(address) as item:
        number = item.number
    supervision.done("head", address, "object", reason="不属本处室职责。")
    assert supervision.state(address) == "proposed"
    answer = supervision.person("supervisor").rest("PATCH", address, lead_unit="planning")
    assert answer.status_code == 204, answer.text
    supervision.done("director", address, "assign")
    supervision.done("planninghead", address, "accept")
    with supervision.item(address) as item:
        assert item.number == number


def test_where_the_general_office_leads_the_leader_in_charge_assigns(supervision):
    address = supervision.proposed(lead_unit="office")
    assert supervision.act("director", address, "assign").status_code in (403, 404)
    supervision.done("leader", address, "assign")
    supervision.done("director", address, "accept")


def test_units_that_lead_and_assist_report_and_others_do_not(supervision):
    address = supervision.walk("in_progress")
    report = {"percent": 30, "text": "已完成摸底。"}
    for account in ("clerk", "head", "clerk2", "head2"):
        supervision.done(account, address, "report", **report)
    for account in ("planninghead", "supervisor", "director", "principal", "leader"):
        assert supervision.act(account, address, "report", **report).status_code in (403, 404)
    with supervision.item(address) as item:
        assert [row.unit for row in item.progress] == ["operation", "operation", "urban", "urban"]


@pytest.mark.parametrize("percent", [-1, 101, "many"])
def test_a_percentage_is_one(supervision, percent):
    address = supervision.walk("in_progress")
    answer = supervision.act("head", address, "report", percent=percent, text="有进展")
    assert answer.status_code == 400 and "percent" in answer.text


def test_more_time_is_granted_before_the_deadline_and_the_old_date_stays(supervision):
    address = supervision.walk("in_progress")
    supervision.done("head", address, "ask_extension", until=day(60), **EXTENSION)
    supervision.done("supervisor", address, "decide_extension", decision="agree", opinion="同意")
    with supervision.item(address) as item:
        found = item.reckoning()
        assert (found.due.isoformat(), found.first.isoformat()) == (day(60), day(30))
        assert found.extended
    page = supervision.page("head", address)
    assert day(30) in page and day(60) in page


def test_more_time_that_is_refused_changes_nothing(supervision):
    address = supervision.walk("in_progress")
    supervision.done("head", address, "ask_extension", until=day(60), **EXTENSION)
    supervision.done("supervisor", address, "decide_extension", decision="refuse", opinion="抓紧")
    with supervision.item(address) as item:
        assert item.reckoning().due.isoformat() == day(30) and not item.reckoning().extended


def test_more_time_is_not_asked_for_after_the_deadline_nor_backwards(supervision):
    address = supervision.walk("in_progress")
    answer = supervision.act("head", address, "ask_extension", until=day(20), **EXTENSION)
    assert answer.status_code == 400 and "until" in answer.text
    until = clock.today() + datetime.timedelta(days=90)
    with pytest.raises(exc.OutOfTurn):
        supervision.on(31, "head", address, "ask_extension", until=until, **EXTENSION)


def test_a_unit_is_urged_once_a_working_day(supervision):
    address = supervision.walk("in_progress")
    supervision.done("supervisor", address, "urge", text="请尽快报送进展。")
    assert supervision.act("supervisor", address, "urge", text="再催").status_code == 409
    supervision.on(4, "supervisor", address, "urge", text="再次催办")
    with supervision.item(address) as item:
        assert len(item.urges) == 2


def test_a_suspension_stops_the_clock(supervision):
    address = supervision.walk("in_progress")
    supervision.done("director", address, "suspend", reason="等待上级批复。")
    with supervision.item(address) as item:
        assert item.light() == "grey" and item.reckoning().due is None
    supervision.on(14, "director", address, "resume")
    with supervision.item(address) as item:
        assert item.reckoning().due > clock.today() + datetime.timedelta(days=30)


def test_what_is_not_done_goes_back_and_the_first_day_that_proved_true_is_the_end(supervision):
    address = supervision.walk("completion_review")
    supervision.done("supervisor", address, "return", reason="材料不全。")
    assert supervision.state(address) == "in_progress"
    supervision.on(2, "head", address, "request_closure", report="补充材料后完成。")
    supervision.on(5, "supervisor", address, "close", grade="B", opinion="")
    with supervision.item(address) as item:
        assert item.reckoning().finished == clock.today() + datetime.timedelta(days=2)


@pytest.mark.parametrize("state", ["proposed", "assigned"])
def test_the_director_cancels_with_a_reason(supervision, state):
    address = supervision.walk(state)
    assert supervision.act("director", address, "cancel").status_code == 400
    supervision.done("director", address, "cancel", reason="与其他事项合并办理。")
    assert supervision.state(address) == "cancelled"


def test_a_second_click_has_no_second_effect(supervision):
    address = supervision.walk("assigned")
    seen = supervision.person("head").rest("GET", f"{address}/@workflow").json()["seen"]
    assert supervision.act("head", address, "accept", seen=seen).status_code == 200
    assert supervision.act("head", address, "accept", seen=seen).status_code == 409


def test_assigned_items_stay(supervision):
    address = supervision.walk("assigned")
    answer = supervision.person("supervisor").rest("DELETE", address)
    assert answer.status_code in (401, 403, 409)


def test_a_refusal_names_posts_that_there_are_in_words(supervision):
    address = supervision.walk("in_progress", assisting_units=["finance"])
    answer = supervision.act("principal", address, "report", text="代为填报", percent=20)
    assert answer.status_code == 403
    told = answer.json()["message"]
    assert "财务处处长" in told and "post~" not in told
