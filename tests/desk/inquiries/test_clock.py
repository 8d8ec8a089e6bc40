"""The time to answer an inquiry runs over working days, and the writer sees how."""

from bs4 import BeautifulSoup
from datetime import date
from datetime import datetime
from datetime import timedelta
from jingwei.core import clock
from jingwei.desk.inquiries import letterbox
from plone import api

import pytest


# The Sunday before the National Day of 2025 was a workday, 1 to 8 October were not.
MONDAY = datetime(2025, 9, 29, 15, 0, tzinfo=clock.ZONE)


@pytest.fixture
def inquiry(portal):
    """An inquiry that came on a Monday before the National Day."""
    with clock.at(MONDAY):
        receipt = letterbox.hand_in("节前咨询", "何时能够答复？", "演示市民", publish=False)
    yield letterbox.look_up(receipt.code)


def test_it_is_due_after_five_working_days_without_the_holidays(inquiry):
    assert inquiry.due() == date(2025, 10, 13)


def test_its_light_follows_the_day(inquiry):
    lights = {day: inquiry.turns().light(day) for day in (date(2025, 9, 30), date(2025, 10, 10))}
    assert lights == {date(2025, 9, 30): "green", date(2025, 10, 10): "yellow"}
    assert inquiry.turns().light(date(2025, 10, 14)) == "red"


def test_the_work_list_is_told_by_the_catalog(inquiry):
    [brain] = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=inquiry.UID())
    assert date.fromordinal(brain.late_on) == date(2025, 10, 14)


def test_a_setting_is_for_those_that_come_afterwards(counter):
    before, _code = counter.walk("received")
    counter.set(answer_days=15)
    after, _code = counter.walk("received")
    counter.set(answer_days=5)
    with counter.site.open(user="admin") as portal:
        due = [portal.unrestrictedTraverse(one.lstrip("/")).due() for one in (before, after)]
    assert due[1] - due[0] >= timedelta(days=14)


def test_the_writer_sees_until_when_and_how_the_days_are_counted(counter):
    _address, code = counter.walk("handling")
    page = BeautifulSoup(counter.track(code).text, "html.parser").find(class_="progress")
    assert "答复期限" in page.text and "还剩" in page.text
    ledger = page.find(class_="ledger").text
    assert "咨询应于5个工作日内答复。" in ledger
    assert "当日不计" in ledger


def test_the_writer_does_not_read_who_ended_the_clock(counter):
    _address, code = counter.walk("answered")
    page = counter.track(code).text
    assert "按期办结" in page and "停止计时" in page
    with counter.site.open(user="admin"):
        name = api.user.get("head2").getProperty("fullname")
    assert name and name not in page


@pytest.mark.parametrize("state", ["answered", "rejected"])
def test_the_clock_ends_with_the_answer_or_the_refusal(counter, state):
    address, _code = counter.walk(state)
    with counter.site.open(user="admin") as portal:
        inquiry = portal.unrestrictedTraverse(address.lstrip("/"))
        assert inquiry.due() is None and inquiry.light() == "grey"


def test_the_work_list_says_how_much_time_is_left(counter):
    counter.walk("received", topic="请问还有几天")
    rows = BeautifulSoup(
        counter.person("officeclerk").get("/intranet/worklist").text, "html.parser"
    ).select(".rows .row")
    [row] = [row for row in rows if "请问还有几天" in row.text]
    assert "工作日" in row.select_one(".chip").text
