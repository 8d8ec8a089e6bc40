"""The supervision notice on paper."""

from bs4 import BeautifulSoup
from jingwei.core.papers.interfaces import IPaper
from tests.core.papers.conftest import the_fonts
from tests.core.papers.conftest import work
from tests.core.rendition.made import made
from tests.core.rendition.measure import pages
from tests.office.supervision.conftest import day
from zope.component import getAdapter

import pytest


__all__ = ["the_fonts", "work"]


@pytest.fixture
def notice(person):
    """Return a function: what the head gets who asks for the notice of an item."""

    def notice(address: str):
        path = "/intranet" + address.partition("/intranet")[2]
        return person("head").get(f"{path}/@@notice.pdf")

    return notice


def text_of(pdf: bytes) -> str:
    return "".join(page.text for page in pages(pdf))


def test_a_notice_tells_the_units_what_is_to_be_done_till_when(supervision, site):
    address = supervision.walk("assigned", milestones=f"{day(20)} 方案报批")
    paper = made(site, address, "notice")
    text = text_of(paper.pdf)
    for told in ("督办通知", "经济运行处、都市工业处：", "推进工业用地清理", "摸清底数"):
        assert told in text
    for told in ("主任委员", f"{day(20)}方案报批", "每月", "江城市经济委员会办公室"):
        assert told in text
    assert paper.name.startswith("江经督〔")
    assert "推进工业用地清理" not in str(paper.public), "the matter is internal"


def test_there_is_no_notice_before_the_assignment(supervision, site):
    with supervision.item(supervision.proposed()) as item:
        assert getAdapter(item, IPaper, "notice").hindrance()


def test_the_notice_is_made_with_the_assignment(supervision, notice, work, the_fonts):
    address = supervision.walk("assigned")
    page = BeautifulSoup(notice(address).text, "html.parser")
    assert "正在生成版式文件" in page.select_one("main").text
    work()
    found = notice(address)
    assert found.headers["Content-Type"] == "application/pdf"
    assert "主办处室经济运行处" in text_of(found.content)


def test_after_an_objection_the_unit_that_has_it_then_gets_a_notice_of_its_own(
    supervision, person, notice, work, the_fonts
):
    address = supervision.walk("assigned", assisting_units=[])
    work()
    supervision.done("head", address, "object", reason="不属我处职责")
    changed = {"lead_unit": "urban", "assisting_units": ["operation"]}
    assert person("supervisor").rest("PATCH", address, **changed).status_code == 204
    supervision.done("director", address, "assign")
    work()
    text = text_of(notice(address).content)
    assert "都市工业处、经济运行处：" in text and "主办处室都市工业处" in text
