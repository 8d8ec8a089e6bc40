"""The board: everybody on the staff sees how every item stands, and no instruction."""

from bs4 import BeautifulSoup
from tests.office.supervision.conftest import day
from tests.office.supervision.conftest import ROOT

import csv
import io
import pytest


SECRET = "请抓紧办理，按期报结果。"


@pytest.fixture(scope="module", autouse=True)
def items(supervision):
    """One item of each light, led by two units."""
    return {
        "green": supervision.walk("in_progress", title="绿灯事项", due_on=day(60)),
        "yellow": supervision.walk("in_progress", title="黄灯事项", due_on=day(1)),
        "grey": supervision.walk("closed", title="灰灯事项"),
        "other": supervision.walk("assigned", title="规划处事项", lead_unit="planning"),
        "proposed": supervision.proposed(title="尚未交办事项"),
    }


def board(person, account: str = "clerk2", query: str = "") -> BeautifulSoup:
    """The board as an account reads it."""
    answer = person(account).get(f"{ROOT}{query}")
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "html.parser")


def titles(page) -> set[str]:
    """Titles of the listed items."""
    return {row.get_text(strip=True) for row in page.select(".lines-of-list .t")}


def test_all_staff_read_it_and_nobody_else(person):
    for account in ("clerk", "archivist", "safetyclerk", "principal"):
        board(person, account)
    for account in ("firm1", "district", None):
        assert person(account).get(ROOT).status_code in (302, 401, 403, 404)


def test_it_counts_by_light(person):
    counts = [int(one.get_text()) for one in board(person).select(".lights b")]
    assert counts == [0, 1, 2, 1]


def test_a_number_leads_to_its_items(person):
    assert titles(board(person, query="?light=yellow")) == {"黄灯事项"}
    assert titles(board(person, query="?light=green&unit=planning")) == {"规划处事项"}
    page = board(person)
    [link] = [
        a for a in page.select(".matrix a") if a["href"].endswith("light=green&unit=planning")
    ]
    assert link.get_text() == "1"


def test_it_counts_and_lists_several_units_together(person):
    query = "?unit=operation&unit=planning&source=instruction&source=meeting"
    page = board(person, query=query)
    counts = [int(one.get_text()) for one in page.select(".lights b")]
    assert counts == [0, 1, 2, 1] and len(titles(page)) == 4
    [green] = [a for a in page.select(".lights a") if "light=green" in a["href"]]
    assert titles(board(person, query="?" + green["href"].split("?")[1])) == {
        "绿灯事项",
        "规划处事项",
    }


def test_what_is_only_proposed_is_not_shown(person):
    assert "尚未交办事项" not in board(person).get_text()


def test_no_instruction_and_no_report_is_shown_and_strangers_get_no_link(
    person, supervision, items
):
    supervision.done("head", items["green"], "report", percent=40, text="内部进展描述")
    page = board(person, "safetyclerk")
    assert SECRET not in page.get_text() and "内部进展描述" not in page.get_text()
    assert "40" in [cell.get_text() for cell in page.select(".lines-of-list td.number")]
    assert not page.select(".lines-of-list a.t")
    assert board(person, "clerk").select(".lines-of-list a.t")
    path = "/intranet" + items["green"].split("/intranet", 1)[1]
    assert person("safetyclerk").get(path).status_code == 404


def test_a_recused_person_does_not_find_it_on_the_board(person, items):
    answer = person("head").rest(
        "POST", f"{items['green']}/@recuse", person="head", reason="涉及亲属所在企业"
    )
    assert answer.status_code == 204
    assert "绿灯事项" not in board(person, "head").get_text()
    assert "绿灯事项" in board(person, "clerk2").get_text()


@pytest.mark.parametrize(
    "query",
    ["?light=x", "?unit=none", "?source=%00", "?b_start=-5", "?light=x&light=y"],
)
def test_odd_filters_show_the_whole_board(person, query):
    assert "黄灯事项" in board(person, query=query).get_text()


def test_the_file_of_the_board_holds_what_all_staff_may_know_and_no_more(person):
    for account in ("safetyclerk", "head"):
        shown = titles(board(person, account, "?sort=title&order=asc"))
        answer = person(account).get(f"{ROOT}?export=csv&col=title&col=light")
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert {row[1] for row in rows[1:]} == shown
        assert SECRET not in answer.text


def test_facets_of_the_board_count_what_their_links_show(person):
    page = board(person, "safetyclerk")
    links = page.select(".facets a")
    assert len(links) > 4
    for link in links:
        shown = board(person, "safetyclerk", "?" + link["href"].split("?")[1])
        assert shown.select_one(".said b").get_text() == link.select_one(".n").get_text()
