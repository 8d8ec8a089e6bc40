"""An opinion is called outdated only if what it judged was changed afterwards."""

from bs4 import BeautifulSoup


WORDS = "送审内容有改动"


def opinions(counter, account: str, address: str) -> list[str]:
    """What stands in the box of opinions, one text per opinion."""
    page = BeautifulSoup(counter.person(account).get(address).text, "html.parser")
    return [one.get_text(" ", strip=True) for one in page.find_all(class_="op")]


def test_an_answer_that_comes_later_does_not_outdate_who_is_competent(counter):
    address, _code = counter.walk("handling")
    counter.done("clerk2", address, "pass_on", reason="属于经济运行处职责")
    counter.done("officeclerk", address, "assign", unit="operation")
    counter.done("clerk", address, "draft_answer", answer="请在网上注册。")
    [passed_on] = opinions(counter, "head", address)
    assert "属于经济运行处职责" in passed_on and WORDS not in passed_on


def test_another_answer_outdates_the_opinion_on_the_first_one(counter):
    address, _code = counter.walk("answer_review")
    counter.done("head2", address, "return", reason="请写明网址")
    counter.done("clerk2", address, "draft_answer", answer="请在 www.example.gov.cn 注册。")
    counter.done("head2", address, "approve_answer", opinion="同意")
    returned, agreed = opinions(counter, "head2", address)
    assert WORDS in returned and WORDS not in agreed
