"""/intranet/calendar: all staff look, officers enter the notice of a year, lights follow."""

from bs4 import BeautifulSoup
from datetime import date
from jingwei.core.deadlines import api
from tests.core.deadlines.conftest import PAGE
from tests.office.supervision.conftest import Supervision

import pytest


NOTICE = "2031-10-01 休 国庆节\n2031-10-02,休,国庆节\n2031-10-11\t班\t国庆节调休\n"


def test_a_year_that_nobody_announced_says_that_it_is_provisional(person):
    assert "暂定" in person("clerk").get(f"{PAGE}?year=2035").text
    assert "国庆节" in person("clerk").get(f"{PAGE}?year=2026").text


def test_a_notice_makes_the_year_known(site, person, enter):
    assert enter("officeclerk", 2031, NOTICE).status_code == 302
    page = person("clerk").get(f"{PAGE}?year=2031").text
    assert "暂定" not in page and "国庆节调休" in page
    with site.open(user="admin"):
        calendar = api.calendar()
        assert not calendar.works(date(2031, 10, 1)) and calendar.works(date(2031, 10, 11))
        assert calendar.announced(2031)


def test_a_year_is_shown_as_months_whose_days_say_what_they_are(person):
    page = BeautifulSoup(person("clerk").get(f"{PAGE}?year=2026").text, "html.parser")
    months = page.select("table.month")
    assert len(months) == 12 and "18个工作日" in months[9].caption.get_text()
    [holiday] = months[9].select("time[datetime='2026-10-01']")
    assert holiday.parent.get_text(" ", strip=True) == "1 休 法定节假日 国庆节"
    [makeup] = months[9].select("time[datetime='2026-10-10']")
    assert "班" in makeup.parent.get_text() and "调休上班" in makeup.parent.get_text()
    assert not page.select(".changed")


def test_a_day_entered_against_the_announcement_is_told_apart(person, enter):
    notice = "2025-10-01 休 国庆节\n2025-12-22 休 停电检修"
    assert enter("director", 2025, notice).status_code == 302
    page = BeautifulSoup(person("clerk").get(f"{PAGE}?year=2025").text, "html.parser")
    [day] = page.select("time[datetime='2025-12-22']")
    assert "本单位另行录入" in day.parent.get_text()
    [kept] = page.select("time[datetime='2025-10-01']")
    assert "本单位另行录入" not in kept.parent.get_text()
    assert "停电检修" in page.select_one("table.stacked").get_text()


@pytest.mark.parametrize(("year", "rel"), [(2025, "prev"), (2027, "next")])
def test_one_goes_from_year_to_year(person, year, rel):
    page = BeautifulSoup(person("clerk").get(f"{PAGE}?year=2026").text, "html.parser")
    assert page.select_one(f"a[rel={rel}]")["href"].endswith(f"?year={year}")


@pytest.mark.parametrize("year", [2001, 2100])
def test_the_first_and_the_last_year_have_their_neighbours(person, year):
    assert person("clerk").get(f"{PAGE}?year={year}").status_code == 200


def test_a_new_notice_takes_the_place_of_the_old_one(site, enter):
    enter("director", 2032, "2032-10-01 休 国庆节")
    enter("sysadmin", 2032, "2032-10-04 休 国庆节")
    with site.open(user="admin"):
        assert api.calendar().works(date(2032, 10, 1))
        assert not api.calendar().works(date(2032, 10, 4))


@pytest.mark.parametrize("year", [2026, 2036])
def test_the_form_holds_the_days_of_the_year_so_that_nothing_is_lost_by_adding_one(
    site, person, enter, year
):
    def days():
        with site.open(user="admin"):
            calendar = api.calendar()
            first = date(year, 1, 1).toordinal()
            return [calendar.day(date.fromordinal(first + n))[:2] for n in range(365)]

    before = days()
    page = BeautifulSoup(person("director").get(f"{PAGE}?year={year}").text, "html.parser")
    filled = page.textarea.get_text().strip()
    assert ("2026-10-10 班" in filled) == (year == 2026)
    added = f"{filled}\n{year}-12-24 休 停电检修"
    assert enter("director", year, added).status_code == 302
    [changed] = [n for n, day in enumerate(days()) if day != before[n]]
    assert changed == date(year, 12, 24).timetuple().tm_yday - 1


@pytest.mark.proof
@pytest.mark.parametrize(
    ("notice", "said"),
    [
        ("十月一日 休", "不是日期"),
        ("2031-02-30 休", "不是日期"),
        ("2030-10-01 休 国庆节", "不在2031年内"),
        ("2031-10-01", "休"),
        ("2031-10-01 休\n2031-10-01 休", "重复"),
        ("2031-10-01 班", "不需要调休"),
        ("   \n", "没有填写任何日期"),
        (f"2031-10-01 休 国庆节\n2031-10-02 休 {'长' * 61}", "第2行：节日名称超过60个字"),
        ("01-10-2031 休 国庆节", "第1行：“01-10-2031”不是日期"),
        ("日期,类型,名称\n2031-10-01,休,国庆节", "第1行：“日期”不是日期"),
        ("国庆节,2031-10-01,休", "第1行：“国庆节”不是日期"),
        ("国庆节\n" * 500, "另有480行也有问题"),
    ],
)
def test_what_is_wrong_with_a_notice_is_said_line_by_line_and_nothing_is_kept(
    person, enter, notice, said
):
    before = person("clerk").get(f"{PAGE}?year=2031").text
    answer = enter("director", 2031, notice)
    assert answer.status_code == 400
    page = BeautifulSoup(answer.text, "html.parser")
    assert said in page.select_one(".error").get_text()
    assert page.textarea.get_text().strip() == notice.strip()
    assert person("clerk").get(f"{PAGE}?year=2031").text == before


@pytest.mark.parametrize("account", ["clerk", "head", "principal", "auditor"])
def test_others_on_the_staff_look_and_enter_nothing(person, send, account):
    page = person(account).get(PAGE)
    assert page.status_code == 200 and "<textarea" not in page.text
    answer = send(account, 2033, "2033-10-01 休")
    assert answer.status_code == 403 and "页面已过期" not in answer.text


def test_a_notice_that_is_too_long_is_not_cut(enter):
    answer = enter("director", 2033, f"2033-10-01 休 {'长' * 20_000}\n2033-10-02 休")
    assert answer.status_code == 400 and "最多 20000 个字" in answer.text


@pytest.mark.parametrize("account", ["firm1", "district", None])
def test_outsiders_see_nothing_of_it(person, account):
    assert person(account).get(PAGE).status_code in (302, 401, 403, 404)


def test_a_page_of_another_site_enters_nothing(send):
    assert send("director", 2033, "2033-10-01 休", token=False).status_code == 403


def test_lights_of_running_items_follow_the_calendar(site, person, enter, errands):
    supervision = Supervision(site, person)
    address = supervision.walk("in_progress", due_on="2034-10-09", feedback="once")

    def soon() -> date:
        with site.open(user="admin") as portal:
            found = portal.portal_catalog.unrestrictedSearchResults(
                portal_type="SupervisionItem", review_state="in_progress"
            )
            name = address.rpartition("/")[2]
            [row] = [brain.soon_on for brain in found if brain.getId == name]
            return date.fromordinal(row)

    assert soon() == date(2034, 10, 4)
    enter("director", 2034, "\n".join(f"2034-10-0{n} 休 国庆节" for n in range(2, 8)))
    errands()
    assert soon() == date(2034, 9, 27)
