"""The form of a step shows what it decides on, as the record's page does."""

from bs4 import BeautifulSoup
from tests.desk.inquiries.conftest import counter
from tests.door.conftest import door
from tests.office.documents.conftest import office
from tests.office.supervision.conftest import Supervision
from tests.portal.conftest import editing

import pytest


__all__ = ["counter", "door", "editing", "office"]


@pytest.fixture
def beside(person):
    """Return a function that reads what stands beside the form of a step."""

    def read(account: str, address: str, step: str):
        path = address.replace("/++api++", "")
        path = path.split("/jingwei", 1)[1] if "/jingwei" in path else path
        answer = person(account).get(f"{path}/@@act/{step}")
        assert answer.status_code == 200, answer.text
        page = BeautifulSoup(answer.text, "html.parser")
        assert len(page.select("main form.act")) == 1
        assert not page.select("details.beside form, details.beside textarea")
        return page.select_one("details.beside")

    return read


def test_who_returns_a_document_reads_it(office, beside):
    address = office.walk("unit_review")
    sheet = beside("head", address, "return").get_text()
    assert "关于开展工业企业用能情况专项调查的通知" in sheet and "请认真组织实施。" in sheet


def test_who_returns_an_answer_reads_it_and_the_question(counter, beside):
    address, _code = counter.walk("answer_review")
    sheet = beside("head2", address, "return").get_text()
    assert "请在“项目申报”页面注册。" in sheet and "不知道账号怎样申请" in sheet


def test_who_rejects_an_inquiry_reads_it(counter, beside):
    address, _code = counter.walk("received")
    assert "不知道账号怎样申请" in beside("officeclerk", address, "reject").get_text()


def test_who_returns_a_release_reads_what_would_become_public(door, beside):
    release = door.to(door.document(), "release_review")
    assert "一、工作要求" in beside("reviewer", release, "return").get_text()


def test_who_closes_an_item_reads_the_report(site, person, beside):
    address = Supervision(site, person).walk("completion_review")
    sheet = beside("supervisor", address, "close").get_text()
    assert "已全部完成。" in sheet and "摸清底数" in sheet


def test_who_returns_a_text_of_the_site_reads_it(editing, beside):
    address = editing.walk("review")
    assert "要抓好项目落地" in beside("editor2", address, "return").get_text()


def test_who_may_not_act_is_shown_nothing_beside(office, person):
    address = "/intranet" + office.walk("unit_review").split("/intranet", 1)[1]
    page = person("clerk").get(f"{address}/@@act/return").text
    assert "所办事项内容" not in page
