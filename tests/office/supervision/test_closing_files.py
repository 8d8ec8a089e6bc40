"""Proof of completion comes with the request for closing: shown with it, judged with it."""

from bs4 import BeautifulSoup
from tests.office.supervision.test_report_files import file
from tests.office.supervision.test_report_files import local
from tests.office.supervision.test_report_files import OTHERS
from tests.office.supervision.test_report_files import READERS
from tests.office.supervision.test_report_files import TABLE

import pytest


ASKED = {"report": "已全部完成，验收单附后。"}


@pytest.fixture(scope="module")
def asked(supervision):
    """An item whose closing is asked for with two files."""
    address = supervision.walk("in_progress")
    supervision.done(
        "clerk", address, "report", percent=90, text="待验收。", files=[file("台账.csv")]
    )
    files = [file("验收单.csv"), file("照片说明.txt", "现场已清理".encode(), "text/plain")]
    supervision.done("head", address, "request_closure", **ASKED, files=files)
    return address


def test_the_files_stand_with_the_completion_report_and_nowhere_else(supervision, person, asked):
    said = person("head").rest("GET", asked).json()["report_files"]
    assert [one["filename"] for one in said] == ["验收单.csv", "照片说明.txt"]
    page = BeautifulSoup(supervision.page("supervisor", asked), "lxml")
    [row] = [tr for tr in page.select(".sheet tr") if tr.th.get_text() == "办结报告"]
    assert ASKED["report"] in row.get_text()
    assert [one.get_text() for one in row.select("a")] == ["验收单.csv", "照片说明.txt"]
    assert len(page.select('.sheet a[href$="/@@download/file"]')) == 3


@pytest.mark.parametrize("account", [*READERS, *OTHERS])
def test_readers_of_the_item_read_them_and_nobody_takes_them_away(person, asked, account):
    one = person("supervisor").rest("GET", asked).json()["report_files"][0]
    answer = person(account).get(local(one["download"]))
    assert answer.status_code == (200 if account in READERS else 404)
    assert person(account).rest("DELETE", local(one["@id"])).status_code in (403, 404)
    assert person("supervisor").get(local(one["download"])).content == TABLE


def test_the_form_takes_them_and_none_is_needed(supervision, person):
    address = supervision.walk("in_progress")
    form = BeautifulSoup(supervision.page("head", address, "/@@act/request_closure"), "lxml")
    assert form.select_one("form.act input[type=file][multiple]")
    supervision.done("head", address, "request_closure", **ASKED)
    assert person("head").rest("GET", address).json()["report_files"] == []


def test_a_wrong_file_refuses_the_request(supervision, person):
    address = supervision.walk("in_progress")
    files = [file("好.csv"), file("表.csv", "机密★10年".encode())]
    answer = supervision.act("head", address, "request_closure", **ASKED, files=files)
    assert answer.status_code == 400
    [error] = answer.json()["error"]["errors"]
    assert error["field"] == "files" and "密级" in error["message"]
    assert supervision.state(address) == "in_progress"
    assert person("head").rest("GET", address).json()["items_total"] == 0


def test_after_a_return_the_files_of_the_first_request_stay_with_the_item(supervision, person):
    address = supervision.walk("in_progress")
    supervision.done("head", address, "request_closure", **ASKED, files=[file("旧.csv")])
    supervision.done("supervisor", address, "return", reason="材料不全")
    supervision.done("head", address, "request_closure", **ASKED, files=[file("新.csv")])
    said = person("head").rest("GET", address).json()["report_files"]
    assert [one["filename"] for one in said] == ["新.csv"]
    page = BeautifulSoup(supervision.page("supervisor", address), "lxml")
    [row] = [tr for tr in page.select(".sheet tr") if tr.th.get_text() == "附件"]
    assert [one.get_text() for one in row.select("a")] == ["旧.csv"]
