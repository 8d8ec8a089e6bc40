"""An editor, a clerk and a visitor search the same words; each finds what is theirs to read."""

from jingwei.core import clock
from tests.http.test_both_journeys import Desk
from tests.http.test_both_journeys import release
from tests.http.test_both_journeys import TABLE
from tests.office.documents.conftest import Office
from tests.office.supervision.conftest import Supervision

import pytest


pytestmark = pytest.mark.journey
PUBLIC = "关于A股上市企业培育的通知"
INNER = "关于A股上市企业风险排查的通知"
ITEM = "督促A股上市企业整改"
BODY = "截至2026年底，推动A股上市企业稳健发展。"


@pytest.fixture(scope="module")
def number(site, person) -> str:
    """One document made public, one that stays inside, one item; number of the public one."""
    office = Office(person)
    text = {"body": {"data": f"<p>{BODY}</p>", "content-type": "text/html"}}
    desk, address = Desk(person), office.draft(title=PUBLIC, **text)
    desk.create("clerk", address, **{"@type": "Attachment", "file": TABLE})
    office.walk_on(address, "issued")
    release(desk, address)
    office.walk("signing", title=INNER, disclosure="none", disclosure_reason="内部管理", **text)
    Supervision(site, person).walk("in_progress", title=ITEM, requirement=BODY)
    return desk.get("clerk", address)["number"]


def found(screen, words: str) -> set[str]:
    """Titles that the person finds, on the page that is theirs."""
    screen.open("" if screen.name == "visitor" else "/intranet")
    box = screen.page.locator("form[role=search] [name=q]:visible").first
    box.fill(words)
    box.press("Enter")
    screen.page.wait_for_url("**q=**")
    screen.page.wait_for_load_state()
    said = screen.text()
    return {title for title in (PUBLIC, INNER, ITEM) if title in said}


def test_each_finds_what_they_may(window, number):
    clerk, clerk2, editor, visitor = (window(one) for one in ("clerk", "clerk2", "editor", None))
    for words in ("市", "上市", "A股上", "上市企业", "A股", "a股", "2026年"):
        assert found(clerk, words) == {PUBLIC, INNER, ITEM}, words
        assert found(clerk2, words) == {ITEM}, words
        assert found(editor, words) == {PUBLIC}, words
        assert found(visitor, words) == {PUBLIC}, words


def test_a_document_number_is_found_with_any_brackets(window, number):
    year = clock.today().year
    serial = number.partition("〕")[2].removesuffix("号")
    editor, clerk, visitor = window("editor"), window("clerk"), window(None)
    for words in (number, f"〔{year}〕{serial}号", f"江经〔{year}〕"):
        for screen in (editor, clerk, visitor):
            assert PUBLIC in found(screen, words), (words, screen.name)
    for screen in (editor, clerk, visitor):
        assert found(screen, number) == {PUBLIC}
        screen.look(f"search-{screen.name}")


def test_nothing_found_says_so_and_what_to_do(window, number):
    for account in (None, "clerk"):
        screen = window(account)
        assert found(screen, "从未写过的词") == set()
        screen.look(f"search-nothing-{screen.name}")
