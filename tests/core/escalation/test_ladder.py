"""People are reminded step by step: once, the right ones, and only while it makes sense."""

from jingwei.core import clock
from jingwei.core.outbox.tasks import digest
from tests.core.deputies.conftest import Deputies
from tests.core.outbox.test_people import site_post

import datetime


DAY = datetime.timedelta(days=1)


def test_day_by_day_each_rung_is_taken_once_on_its_working_day(item, morning, quiet, unread):
    one = item()
    morning(clock.today(), one.day(15))
    soon, late, long_ = one.day(-3), one.day(1), one.day(3)
    assert one.steps() == [
        (soon, "soon", ("head",)),
        (late, "late", ("head",)),
        (long_, "long", ("leader", "supervisor")),
    ]
    assert unread("head")[:2] == ["逾期提醒", "临期提醒"]
    assert unread("leader") == ["逾期上报"]
    assert unread("supervisor")[0] == "逾期上报"
    assert unread("clerk") == unread("principal") == unread("head2")[:-1] == []


def test_after_an_outage_all_is_recorded_and_each_is_told_the_highest_once(
    item, morning, quiet, unread
):
    one = item()
    morning(one.day(-6))
    quiet()
    back = one.day(5)
    morning(back)
    morning(back, back + 3 * DAY)
    assert one.steps() == [
        (back, "soon", ()),
        (back, "late", ("head",)),
        (back, "long", ("leader", "supervisor")),
    ]
    assert unread("head") == ["逾期提醒"]
    assert unread("leader") == unread("supervisor") == ["逾期上报"]
    page = one.supervision.page("head", one.address)
    assert "与后一级提醒合并" in page


def test_nothing_is_told_on_a_day_off(item, morning, site):
    one = item()
    late = one.day(1)
    off = next(day for day in (late + n * DAY for n in range(1, 9)) if day.weekday() > 4)
    morning(off)
    assert one.steps() == []
    morning(one.day(1, off))
    assert [rung for _day, rung, _told in one.steps()][:2] == ["soon", "late"]


def test_a_clock_that_stands_still_reminds_nobody_and_the_new_end_anew(item, morning):
    one = item()
    morning(one.day(-3))
    one.on(one.day(-2), "director", "suspend", reason="上级暂停")
    morning(one.day(-2) + DAY, one.day(10))
    assert [rung for _day, rung, _told in one.steps()] == ["soon"]
    with one.supervision.item(one.address) as stored:
        assert stored.due() is None
    one.on(one.day(10), "director", "resume")
    with one.supervision.item(one.address) as stored:
        end = stored.due()
    morning(one.day(10) + DAY, one.day(1, end))
    assert [(rung, told) for _day, rung, told in one.steps()[1:]] == [
        ("soon", ("head",)),
        ("late", ("head",)),
    ]
    assert one.steps()[-1][0] == one.day(1, end) > one.day(10)


def test_more_time_arms_the_rungs_for_the_new_day(item, morning, unread):
    one = item()
    morning(one.day(-3))
    new = one.day(20)
    one.on(one.day(-2), "head", "ask_extension", until=new, reason="需实地核查")
    one.on(one.day(-1), "supervisor", "decide_extension", decision="agree", opinion="同意")
    assert "临期提醒" not in unread("head")
    morning(one.day(-1), one.day(3, new))
    assert [(day, rung) for day, rung, _told in one.steps()][1:] == [
        (one.day(-3, new), "soon"),
        (one.day(1, new), "late"),
        (one.day(3, new), "long"),
    ]


def test_who_asked_for_more_time_is_not_called_late_while_nobody_answers(item, morning, unread):
    one = item()
    morning(one.day(-3))
    one.on(one.day(-2), "head", "ask_extension", until=one.day(20), reason="需实地核查")
    morning(one.day(-2), one.day(4))
    assert one.steps()[1:] == [
        (one.day(-1), "decide", ("supervisor",)),
        (one.day(1), "undecided", ("supervisor", "director")),
    ]
    assert "延期申请逾期未审批" in unread("director")
    assert "逾期提醒" not in unread("head")
    one.on(one.day(5), "supervisor", "decide_extension", decision="refuse", opinion="抓紧办理")
    assert "延期申请逾期未审批" not in unread("director") + unread("supervisor")
    morning(one.day(6))
    assert [rung for _day, rung, _told in one.steps()[3:]] == ["late", "long"]
    assert "逾期提醒" in unread("head")


def test_what_is_done_or_in_review_reminds_nobody(item, morning, unread):
    one = item("completion_review")
    morning(one.day(-3), one.day(5))
    assert one.steps() == []
    one.on(one.day(5), "supervisor", "close", grade="B", opinion="同意销号")
    morning(one.day(6), one.day(9))
    assert one.steps() == []


def test_reminders_are_read_when_the_item_is_closed(item, morning, unread):
    one = item()
    morning(one.day(4))
    assert "逾期上报" in unread("leader")
    one.on(one.day(5), "head", "request_closure", report="已全部完成。")
    assert "逾期上报" not in unread("leader") + unread("supervisor")


def test_a_recused_person_is_stood_in_for(item, morning, unread, person):
    one = item()
    answer = person("head").rest("POST", f"{one.address}/@recuse", person="head", reason="亲属")
    assert answer.status_code == 204, answer.text
    morning(one.day(-3), one.day(1))
    assert [(rung, told) for _day, rung, told in one.steps()] == [
        ("soon", ("leader",)),
        ("late", ("leader",)),
    ]
    assert unread("head") == []


def test_who_stands_in_for_the_absent_is_told_too(item, morning, person):
    one = item()
    kinds = {"kinds": ["supervision"], "end": 60}
    deputies = Deputies(person)
    address = deputies.approved("head", "post~operation.head", "policyhead", by="leader", **kinds)
    try:
        morning(one.day(-3))
        assert one.steps() == [(one.day(-3), "soon", ("head", "policyhead"))]
    finally:
        deputies.end(address)


def test_a_vacant_post_is_recorded_and_the_next_rung_comes(item, morning, site, person):
    one = item()
    before = site_post(site, ())
    try:
        morning(one.day(-3), one.day(3))
        assert [told for _day, _rung, told in one.steps()] == [(), (), ("leader", "supervisor")]
        assert "无人可提醒" in one.supervision.page("supervisor", one.address)
    finally:
        site_post(site, before)


def test_a_report_that_is_missing_is_asked_for_and_twice_told_to_those_above(
    item, morning, session, site
):
    one = item(feedback="weekly", due_on=(clock.today() + 200 * DAY).isoformat())
    first, second = (one.day(1, clock.today() + n * 7 * DAY) for n in (1, 2))
    morning(clock.today(), second)
    assert one.steps() == [
        (first, "missed", ("head",)),
        (second, "missed", ("head",)),
        (second, "again", ("leader", "supervisor")),
    ]


def test_reports_are_asked_for_from_before_and_after_a_stop_and_none_of_the_time_between(
    item, morning
):
    begun = clock.today()
    one = item(feedback="weekly", due_on=(begun + 200 * DAY).isoformat())
    one.on(begun + 6 * DAY, "director", "suspend", reason="等待批复")
    one.on(begun + 20 * DAY, "director", "resume")
    first, second = (one.day(1, begun + n * 7 * DAY) for n in (3, 4))
    morning(begun, second)
    assert one.steps() == [
        (first, "missed", ("head",)),
        (second, "missed", ("head",)),
        (second, "again", ("leader", "supervisor")),
    ]


def test_a_report_in_time_is_not_asked_for(item, morning):
    one = item(feedback="weekly", due_on=(clock.today() + 200 * DAY).isoformat())
    one.on(clock.today() + 5 * DAY, "clerk", "report", percent=10, text="已启动。")
    morning(clock.today(), one.day(1, clock.today() + 7 * DAY))
    assert one.steps() == []


def test_the_mail_says_the_title_and_no_more(item, morning, session, deliver, post):
    one = item()
    morning(one.day(1))
    with clock.at(datetime.datetime.combine(one.day(1), datetime.time(8, 5))):
        session.attempt(lambda site: digest.run(site, clock.now()))
        deliver()
    text = next(mail.get_content() for to, mail in post.received if to.startswith("head@"))
    assert "逾期提醒：推进工业用地清理" in text
    assert "抓紧办理" not in text and one.due.isoformat() not in text


def test_the_page_says_what_was_told_to_whom_and_what_comes(item, morning, person):
    one = item()
    page = one.supervision.page("clerk", one.address)
    assert "如未办结，将依次提醒" in page and one.day(3).isoformat() in page
    morning(one.day(-3))
    page = one.supervision.page("clerk", one.address)
    assert "临期提醒" in page and one.day(-3).isoformat() in page


def test_an_old_page_still_acts_after_a_reminder(item, morning, person):
    one = item()
    seen = person("head").rest("GET", f"{one.address}/@workflow").json()["seen"]
    morning(one.day(-3))
    params = {"report": "已全部完成。", "seen": seen}
    answer = one.supervision.act("head", one.address, "request_closure", **params)
    assert answer.status_code == 200, answer.text
