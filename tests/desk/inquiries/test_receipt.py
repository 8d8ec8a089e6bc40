"""The receipt of an inquiry on paper."""

from jingwei.core.papers.content import shelf
from jingwei.core.papers.shelf import FAILED
from plone.uuid.interfaces import IUUID
from tests.core.papers.conftest import the_fonts
from tests.core.papers.conftest import work
from tests.core.rendition.made import made
from tests.core.rendition.measure import pages

import transaction


__all__ = ["the_fonts", "work"]


def test_a_receipt_says_that_the_letter_came_and_till_when_it_is_answered(counter, site):
    number, code = counter.send(topic="申报系统账号如何申请？")
    paper = made(site, counter.addresses()[number], "receipt")
    [page] = pages(paper.pdf)
    for told in ("江城市经济委员会", "登记回执", number, "申报系统账号如何申请？", "收到时间"):
        assert told in page.text
    assert page.line("答复期限").text.endswith("日前")
    assert len(page.seals) == 1
    assert code not in page.text
    assert "演示市民" not in page.text, "who wrote is nobody's business"
    assert paper.name == f"{number}登记回执.pdf"


def test_whoever_verifies_a_receipt_learns_nothing_of_the_letter(counter, site):
    number, _code = counter.send(topic="我叫演示市民，有一事相询")
    public = made(site, counter.addresses()[number], "receipt").public
    assert public["title"] == "登记回执"
    assert public["number"] == number
    assert "演示市民" not in str(public)


def fetched(counter, code: str):
    """What a visitor gets who types a code and asks for the receipt."""
    return counter.person().post("/inquiries/track", {"code": code, "receipt": "1"})


def test_who_wrote_fetches_the_receipt_with_the_code_alone(counter, work, the_fonts):
    number, code = counter.send()
    first = fetched(counter, code)
    assert first.status_code == 200 and "登记回执正在生成" in first.text
    work()
    paper = fetched(counter, code)
    assert paper.headers["Content-Type"] == "application/pdf"
    assert paper.headers["Cache-Control"] == "private, no-store"
    assert number in pages(paper.content)[0].text


def test_who_asks_for_a_receipt_that_could_not_be_made_is_told_so(counter, site, the_fonts):
    number, code = counter.send()
    fetched(counter, code)
    path = "intranet" + counter.addresses()[number].split("/intranet")[1]
    with site.open() as portal:
        inquiry = portal.unrestrictedTraverse(path)
        uid = IUUID(inquiry)
        [wanted] = shelf().of_waiting(uid)
        wanted.state = FAILED
        transaction.commit()
    assert "登记回执暂未生成" in fetched(counter, code).text
    with site.open():
        assert shelf().wanted[uid, "receipt"].state == FAILED, "only the office has it tried again"


def test_a_wrong_code_brings_no_receipt(counter):
    answer = fetched(counter, "ABCD-EFGH-JKMN-PQRS-TVWX")
    assert answer.status_code == 200 and "正在生成" not in answer.text


def test_signs_that_no_font_has_keep_nobody_from_a_receipt(counter, work, the_fonts):
    _number, code = counter.send(topic="账号问题🙂")
    fetched(counter, code)
    work()
    assert "请在网上查询" in pages(fetched(counter, code).content)[0].text
