"""A long list comes in pages; a list without lines says so."""

from tests.core.worklist.conftest import TABS

import pytest


DRAFTS = 23


@pytest.fixture(scope="module")
def drafts(office) -> list[str]:
    """Titles of more drafts than one page holds, all of the clerk of the General Office."""
    titles = [f"关于第{n:02}项工作的通知" for n in range(DRAFTS)]
    for title in titles:
        office.draft("officeclerk", title=title, drafting_unit="office")
    return titles


@pytest.mark.parametrize("tab", ["todo", "started"])
def test_the_second_page_goes_on_where_the_first_ends(lists, drafts, tab):
    mine = lists("officeclerk")
    first, second = mine.titles(tab), mine.titles(tab, 20)
    assert (len(first), len(second)) == (20, DRAFTS - 20)
    assert sorted(first + second) == drafts


def test_the_links_between_the_pages_lead_to_them(lists, drafts):
    mine = lists("officeclerk")
    pages = mine.tab("started").find("nav", class_="pages")
    assert pages.span.get_text(strip=True) == "1 / 2"
    assert pages.find("a", rel="prev") is None
    link = pages.find("a", rel="next")["href"].split("/intranet", 1)[1]
    following = mine.page(link)
    assert len(following("a", class_="t")) == DRAFTS - 20
    pages = following.find("nav", class_="pages")
    assert pages.find("a", rel="next") is None
    back = mine.page(pages.find("a", rel="prev")["href"].split("/intranet", 1)[1])
    titles = [title.get_text(strip=True) for title in back("a", class_="t")]
    assert titles == mine.titles("started")


def test_counts_are_of_the_whole_list_not_of_a_page(lists, drafts):
    mine = lists("officeclerk")
    assert mine.counts() == mine.counts("done") == {"todo": DRAFTS}
    home = mine.home()
    assert {name: (count, len(titles)) for name, (count, titles) in home.items()} == {
        "todo": (DRAFTS, 6),
        "started": (DRAFTS, 6),
    }


@pytest.mark.parametrize("tab", TABS)
def test_an_empty_tab_says_so_and_has_no_count_and_no_pages(lists, tab):
    page = lists("planningclerk").tab(tab)
    assert page.find(class_="empty").get_text(strip=True) == "没有事项。"
    assert page.find(class_="row") is page.find(class_="pages") is page.find("sup") is None


def test_an_empty_home_says_so(lists):
    mine = lists("planningclerk")
    assert mine.home() == {"todo": (0, []), "started": (0, [])}
    words = mine.page("").get_text()
    assert "没有等您办理的事项。" in words and "您还没有发起事项。" in words


def test_a_list_with_lines_does_not_say_that_it_is_empty(lists, drafts):
    mine = lists("officeclerk")
    assert mine.tab("todo").find(class_="empty") is None
    assert "没有等您办理的事项。" not in mine.page("").get_text()
