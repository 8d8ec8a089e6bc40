"""The receipt of an inquiry on paper."""

from tests.core.rendition.made import made
from tests.core.rendition.measure import pages


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
