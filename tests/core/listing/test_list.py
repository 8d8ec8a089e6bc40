"""Order, pages, columns and odd addresses of a list."""

from urllib.parse import quote

import pytest


SORTS = ("title", "number", "state", "unit", "person", "urgency", "since")


def every(mine, query: str = "") -> list[str]:
    """Titles of all pages, in order."""
    page = mine.page(query)
    pages = [mine.titles_of(page)]
    for start in range(20, mine.total_of(page), 20):
        assert len(pages[-1]) == 20
        pages.append(mine.titles(f"{query}&b_start={start}"))
    return [title for page in pages for title in page]


@pytest.fixture(scope="module")
def unordered(documents) -> set[str]:
    """Titles of all that there is."""
    return set(every(documents("principal")))


@pytest.mark.proof
@pytest.mark.parametrize("order", ["asc", "desc"])
@pytest.mark.parametrize("column", SORTS)
def test_every_column_orders_the_list_and_no_page_repeats_or_leaves_out(
    documents, unordered, column, order
):
    mine = documents("principal")
    query = f"sort={column}&order={order}"
    titles = every(mine, query)
    page = mine.page(f"{query}&col={column}&col=title")
    assert len(titles) == mine.total_of(page) == len(set(titles))
    heads = {head.get_text(strip=True): head.get("aria-sort") for head in page("th")}
    assert {"asc": "ascending", "desc": "descending"}[order] in heads.values()
    assert set(titles) == unordered


def test_numbers_are_ordered_as_numbers(documents):
    mine = documents("principal")
    rows = mine.table("sort=number&order=asc&col=number&size=200")[1:]
    shown = [int(row[0].split("〕")[1].rstrip("号")) for row in rows if row[0]]
    assert shown == sorted(shown) and max(shown) > 9


def test_the_other_order_is_the_exact_reverse(documents):
    mine = documents("principal")
    up = [row[0] for row in mine.table("sort=unit&order=asc&col=title&size=200")[1:]]
    down = [row[0] for row in mine.table("sort=unit&order=desc&col=title&size=200")[1:]]
    assert up == list(reversed(down))


def test_a_head_leads_to_the_order_and_a_second_time_to_the_other_one(documents):
    mine = documents("principal")
    link = mine.page().find("th", class_="text").a["href"].split("?")[1]
    page = mine.page(link)
    assert page.find("th")["aria-sort"] == "ascending"
    again = page.find("th").a["href"].split("?")[1]
    assert mine.page(again).find("th")["aria-sort"] == "descending"


def test_columns_and_lines_on_a_page_are_chosen_and_stay_in_the_links(documents):
    mine = documents("principal")
    rows = mine.table("col=urgency&col=title&size=50")
    assert rows[0] == ["标题", "紧急程度"] and len(rows) == 51
    page = mine.page("col=urgency&col=title&size=20")
    link = page.select_one(".pages a")["href"]
    assert "col=urgency" in link and "col=title" in link


@pytest.mark.proof
@pytest.mark.parametrize(
    "query",
    [
        *("state=none", "unit=%00", "month=1999-01", "sort=nothing", "order=sideways"),
        *("col=x", "size=7", "size=-1", "b_start=-1", "b_start=x", "b_start=999999999999"),
        *("tab=todo&utm_source=x", "state:list=", "sort=title&sort=x", "q:record=x"),
        f"q={quote('  ')}",
    ],
)
def test_foreign_and_odd_parameters_are_left_aside(documents, query):
    mine = documents("principal")
    assert mine.total(query) == mine.total()


def test_a_page_past_the_end_leads_to_the_last_one(documents, person):
    mine = documents("principal")
    last = (mine.total("sort=title") - 1) // 20 * 20
    answer = person("principal").get("/intranet/documents?sort=title&b_start=99999")
    assert answer.status_code == 302
    words = answer.headers["Location"].split("?")[1]
    assert words == f"sort=title&b_start={last}"
    assert mine.titles(words) == every(mine, "sort=title")[last:]


def test_programs_get_nothing_past_the_end(documents, person):
    answer = person("principal").rest("GET", "/intranet/documents/@listing?b_start=99999")
    assert answer.json()["items"] == []
    assert answer.json()["items_total"] == documents("principal").total()


def test_the_words_find_titles_and_texts_that_the_person_may_see(documents):
    for account in ("principal", "head"):
        mine = documents(account)
        found = mine.titles("q=007号文")
        assert found in ([], ["007号文"])
    assert documents("principal").total("q=" + quote("没有任何一篇")) == 0
    words = documents("principal").page("q=" + quote("没有任何一篇")).select_one(".empty")
    assert "没有符合这些条件的事项" in words.get_text()


def test_an_empty_list_says_what_to_do(documents):
    words = documents("secadmin").page().select_one(".empty").get_text()
    assert "还没有与您有关的公文" in words
    assert documents("secadmin").page().select(".take") == []


@pytest.mark.parametrize("account", ["firm1", "district", "expert1", None])
def test_outsiders_get_neither_list_nor_file_nor_data(person, many, account):
    for query in ("", "?export=csv", "?export=xlsx"):
        answer = person(account).get(f"/intranet/documents{query}")
        assert answer.status_code in (302, 401, 403, 404), query
    answer = person(account).rest("GET", "/intranet/documents/@listing")
    assert answer.status_code in (401, 403, 404)


def test_all_lines_of_a_list_stand_on_one_page_for_who_prints_it(documents):
    mine = documents("principal")
    pages = every(mine, "sort=title&order=asc&state=issued&state=archived")
    first = mine.page("sort=title&order=asc&state=issued&state=archived")
    [link] = [a["href"] for a in first.select(".take a") if "供打印" in a.get_text()]
    whole = mine.page(link.split("?")[1])
    assert mine.titles_of(whole) == pages and len(pages) > 20
    assert not whole.select(".pages") and whole.select(".take [data-print]")
    [back] = [a["href"] for a in whole.select(".take a") if "恢复分页" in a.get_text()]
    assert mine.titles(back.split("?")[1]) == pages[:20]


def test_a_list_that_is_too_long_for_paper_keeps_its_pages(documents, monkeypatch):
    monkeypatch.setattr("jingwei.core.listing.shown.PRINTED", 21)
    mine = documents("principal")
    page = mine.page("whole=1")
    assert len(mine.titles_of(page)) == 20 and "供打印" not in page.get_text()
