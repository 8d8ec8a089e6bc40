"""A notice takes the place of a whole year, so its officer sees first what would become of it."""

from bs4 import BeautifulSoup
from datetime import date
from jingwei.core.deadlines import api
from jingwei.core.deadlines import content
from jingwei.core.deadlines.exc import DaysWouldGo
from plone.protect.authenticator import createToken
from tests.core.deadlines.conftest import PAGE

import pytest


NOTICE = "2041-10-01 休 国庆节\n2041-10-02 休 国庆节\n2041-10-12 班 国庆节调休"
ONE_LINE = "2041-10-01 休 国庆\n2041-12-24 休 停电检修"


@pytest.fixture
def days(site):
    """Return a function that tells the named days of 2041."""

    def named():
        with site.open(user="admin"):
            return {day.isoformat(): kind for day, kind in content.entered().days.items()}

    return lambda: {day: kind for day, kind in named().items() if day.startswith("2041")}


def rows(answer) -> list[str]:
    """The lines of what would change."""
    page = BeautifulSoup(answer.text, "html.parser")
    found = page.select("#notice-of-the-year tbody tr")
    return [" ".join(row.get_text(" ").split()) for row in found]


def agreed(answer) -> str:
    """What the button to enter the year sends."""
    page = BeautifulSoup(answer.text, "html.parser")
    return page.find("button", {"name": "agreed"})["value"]


def test_nothing_that_was_entered_goes_before_somebody_has_agreed(enter, send, days):
    enter("director", 2041, NOTICE)
    before = days()
    assert len(before) == 3
    answer = send("director", 2041, ONE_LINE)
    assert answer.status_code == 200 and "尚未录入" in answer.text
    assert rows(answer) == [
        "删除 2041-10-02 星期三 法定节假日 国庆节 —",
        "删除 2041-10-12 星期六 调休上班 国庆节调休 —",
        "更改 2041-10-01 星期二 法定节假日 国庆节 法定节假日 国庆",
        "新增 2041-12-24 星期二 — 法定节假日 停电检修",
    ]
    assert days() == before
    assert send("director", 2041, ONE_LINE, agreed="true").status_code == 200
    assert days() == before
    assert send("director", 2041, ONE_LINE, agreed=agreed(answer)).status_code == 302
    assert set(days()) == {"2041-10-01", "2041-12-24"}


def test_who_agreed_to_one_change_has_not_agreed_to_another(enter, send, days):
    enter("director", 2041, NOTICE)
    seen = agreed(send("director", 2041, NOTICE + "\n2041-12-24 休 停电检修"))
    assert send("director", 2041, "2041-12-24 休", agreed=seen).status_code == 200
    assert "2041-10-01" in days()
    enter("sysadmin", 2041, "2041-05-01 休 劳动节")
    answer = send("director", 2041, NOTICE + "\n2041-12-24 休 停电检修", agreed=seen)
    assert answer.status_code == 200 and any("删除 2041-05-01" in row for row in rows(answer))
    assert set(days()) == {"2041-05-01"}


def test_code_that_enters_days_is_held_to_the_same_rule(site, enter):
    enter("director", 2042, "2042-10-01 休 国庆节")
    with site.open(user="admin"):
        other = {date(2042, 10, 2): ("holiday", "国庆节")}
        with pytest.raises(DaysWouldGo):
            content.enter(other, 2042)
        assert not api.calendar().works(date(2042, 10, 1))


FILES = {
    "utf-8": NOTICE.encode(),
    "utf-8 as Excel writes it": NOTICE.replace(" ", ",").replace("\n", "\r\n").encode("utf-8-sig"),
    "gbk": NOTICE.replace(" ", ",").encode("gbk"),
    "days as Excel writes them": NOTICE.replace("-", "/").replace("/0", "/").encode("gbk"),
    "days in words": "2041年10月1日,休,国庆节".encode("gbk"),
    "quoted": '"2041-10-01","休","国庆节"'.encode(),
}


@pytest.fixture
def upload(site, person):
    """Return a function that sends a file instead of typing."""

    def sent(data: bytes, name: str = "放假安排.csv", typed: str = ""):
        with site.open(user="director"):
            token = createToken()
        form = {"notice": typed, "_authenticator": token}
        return person("director").post(
            f"{PAGE}?year=2041", form, files={"file": (name, data, "text/csv")}
        )

    return sent


@pytest.mark.parametrize("kind", FILES)
def test_a_file_fills_the_box_and_shows_what_it_would_change(upload, kind):
    answer = upload(FILES[kind])
    assert answer.status_code == 200, answer.text
    box = BeautifulSoup(answer.text, "html.parser").textarea.get_text()
    assert "国庆节" in box and "�" not in box and '"' not in box
    assert "尚未录入" in answer.text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("名称,日期\n国庆节,2041-10-01".encode("gbk"), "第2行：“国庆节”不是日期"),
        ("国庆节 10.8-10.1 休".encode(), "第1行：“国庆节”不是日期"),
        (b"PK\x03\x04\x00\x00\x00\x00", "文件不是文本"),
        (b"", "没有填写任何日期"),
    ],
)
def test_a_wrong_file_is_refused_with_the_lines_that_are_wrong(upload, data, said):
    answer = upload(data)
    assert answer.status_code == 400
    assert said in BeautifulSoup(answer.text, "html.parser").select_one(".error").get_text()


def test_what_was_typed_stays_beside_a_file_that_cannot_be_read(upload):
    answer = upload(b"\0", typed=ONE_LINE)
    box = BeautifulSoup(answer.text, "html.parser").textarea.get_text()
    assert answer.status_code == 400 and box.strip() == ONE_LINE


def test_a_file_of_50_megabytes_is_refused_without_being_read(upload):
    answer = upload("2041-10-01,休,国庆节\n".encode() * 1_700_000)
    assert answer.status_code in (400, 413), answer.status_code
    assert "过长" in answer.text or "过大" in answer.text
