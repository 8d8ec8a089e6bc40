"""The work list as lines, or as a table of the columns that a person has chosen."""

from tests.core.listing.conftest import ListOf
from tests.core.listing.test_saved import Views
from tests.office.documents.conftest import Office

import pytest


LIST = "/intranet/worklist"


@pytest.fixture(scope="module", autouse=True)
def documents(person):
    """Two documents that the clerk has begun."""
    for title in ("关于甲的通知", "关于乙的通知"):
        Office(person).draft(title=title)


@pytest.fixture
def mine(person) -> ListOf:
    """The work list of the clerk."""
    return ListOf(person("clerk"), LIST)


def follow(page, words: str) -> str:
    """The words of the address to which a link leads."""
    link = next(one for one in page("a") if one.get_text(strip=True) == words)
    return link["href"].partition("?")[2]


def test_lines_offer_no_columns_but_the_table(mine):
    page = mine.page("tab=started")
    assert len(page.select(".rows .row")) == 2 and not page.select("table.lines-of-list")
    assert not page.select("input[name=col]") and page.select("select[name=size]")


def test_the_table_shows_columns_that_one_chooses_and_leads_back_to_lines(mine):
    page = mine.page(follow(mine.page("tab=started"), "表格显示"))
    heads = [head.get_text(strip=True) for head in page.select("table.lines-of-list th")]
    assert heads[0] == "标题" and len(heads) == 9
    assert len(page.select("input[name=col][checked]")) == 9 and not page.select(".rows")
    assert follow(page, "列表显示") == "tab=started"
    rows = mine.table("tab=started&col=title&col=state&sort=title&order=asc")
    assert rows[0] == ["标题", "状态"] and len(rows) == 3


def test_the_file_holds_the_columns_that_are_chosen(mine):
    text = mine.file("csv", "tab=started&col=title").decode("utf-8-sig")
    assert text.splitlines()[0] == "标题" and len(text.splitlines()) == 3


def test_a_saved_view_keeps_the_columns(person, mine):
    query = "tab=started&col=title&col=kind"
    client = person("clerk")
    token = Views(client).token()
    data = {"page": "worklist", "query": query, "name": "两列", "_authenticator": token}
    assert client.post("/intranet/save-view", data).status_code == 302
    page = mine.page(follow(mine.page(), "两列"))
    heads = [head.get_text(strip=True) for head in page.select("table.lines-of-list th")]
    assert heads == ["标题", "类型"]
