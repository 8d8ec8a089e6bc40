"""The supervision notice on paper."""

from jingwei.core.papers.interfaces import IPaper
from tests.core.rendition.made import made
from tests.core.rendition.measure import pages
from tests.office.supervision.conftest import day
from zope.component import getAdapter


def test_a_notice_tells_the_units_what_is_to_be_done_till_when(supervision, site):
    address = supervision.walk("assigned", milestones=f"{day(20)} 方案报批")
    paper = made(site, address, "notice")
    text = "".join(page.text for page in pages(paper.pdf))
    for told in ("督办通知", "经济运行处、都市工业处：", "推进工业用地清理", "摸清底数"):
        assert told in text
    for told in ("主任委员", f"{day(20)}方案报批", "每月", "江城市经济委员会办公室"):
        assert told in text
    assert paper.name.startswith("江经督〔")
    assert "推进工业用地清理" not in str(paper.public), "the matter is internal"


def test_there_is_no_notice_before_the_assignment(supervision, site):
    with supervision.item(supervision.proposed()) as item:
        assert getAdapter(item, IPaper, "notice").hindrance()
