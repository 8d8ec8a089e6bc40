"""The list of editors' texts: columns, facets, files, views, and for whom it is."""

from io import BytesIO
from openpyxl import load_workbook
from tests.core.listing.conftest import ListOf
from tests.rights import ACCOUNTS

import csv
import pytest


LIST = "/intranet/texts"
EDITING = {"editor", "editor2"}
WRITTEN = {
    "在写的要闻": ("draft", "News Item", "news"),
    "待审的要闻": ("review", "News Item", "news"),
    "已发的要闻": ("published", "News Item", "news"),
    "撤下的页面": ("withdrawn", "Document", "affairs"),
    "已发的名录": ("published", "File", "enterprises"),
}


@pytest.fixture(scope="module")
def texts(editing, person):
    """`texts("editor")`: the list as an account reads it."""
    for title, (state, kind, column) in WRITTEN.items():
        editing.walk(state, title=title, kind=kind, column=column)
    return lambda account: ListOf(person(account), LIST)


@pytest.mark.parametrize("account", sorted(EDITING))
def test_both_posts_see_every_text_with_counts(texts, account):
    mine = texts(account)
    assert set(mine.titles()) == set(WRITTEN)
    facets = mine.facets()
    assert facets["状态"] == {"草稿": 1, "待审": 1, "已发布": 2, "已撤回": 1}
    assert facets["类型"] == {"新闻": 3, "页面": 1, "文件": 1}
    assert facets["栏目"] == {"要闻": 3, "政务公开": 1, "企业名录": 1}
    assert sum(facets["撰稿人"].values()) == len(WRITTEN)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=draft", {"在写的要闻"}),
        ("state=draft&state=review", {"在写的要闻", "待审的要闻"}),
        ("column=news&state=published", {"已发的要闻"}),
        ("kind=File", {"已发的名录"}),
        ("q=页面", {"撤下的页面"}),
    ],
)
def test_the_address_narrows_the_list(texts, query, found):
    assert set(texts("editor").titles(query)) == found


def test_columns_sort_and_a_line_leads_to_the_page_of_its_text(texts):
    mine = texts("editor")
    heads, first = mine.table("sort=published&order=asc")[:2]
    assert heads == ["标题", "类型", "栏目", "状态", "撰稿人", "发布时间", "最近办理"]
    assert first[5] and all(row[5] for row in mine.table("state=published")[1:])
    link = mine.page("kind=File").select_one("a.t")["href"]
    assert link.endswith("/view")
    assert "已发的名录" in mine.client.http.get(link).text


def test_files_hold_what_is_shown_and_programs_are_told_the_same(texts, person):
    mine = texts("editor2")
    sheet = load_workbook(BytesIO(mine.file("xlsx", "state=published"))).active
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == mine.titles("state=published")
    rows = list(csv.reader(mine.file("csv").decode("utf-8-sig").splitlines()))
    assert len(rows) == 1 + len(WRITTEN)
    data = person("editor2").rest("GET", "/intranet/@listing/texts?state=published").json()
    assert [item["title"] for item in data["items"]] == mine.titles("state=published")


def test_the_chief_editor_shares_a_view_and_the_editor_has_it(texts, person):
    page = texts("editor2").page("state=review")
    form = {
        "_authenticator": page.find("input", {"name": "_authenticator"})["value"],
        "page": "texts",
        "query": "state=review",
        "name": "等我审发",
        "shared": "1",
    }
    assert person("editor2").post("/intranet/save-view", form).status_code == 302
    assert "等我审发" in texts("editor").page().select_one("nav.saved").get_text()


def test_only_who_may_write_is_led_to_the_columns(texts):
    assert texts("editor").page().select(".write a[href$='/news']")
    assert not texts("editor2").page().select(".write a")


def test_where_nothing_fits_the_list_says_so(texts):
    assert "没有符合" in texts("editor").page("q=根本没有").select_one(".empty").get_text()


OTHERS = [account for account in ACCOUNTS if account not in EDITING]


@pytest.mark.rights
@pytest.mark.parametrize("account", OTHERS)
def test_nobody_else_gets_the_list_its_files_or_its_data(texts, person, account):
    for path in (LIST, f"{LIST}?state=draft", f"{LIST}?export=csv"):
        answer = person(account).get(path)
        assert answer.status_code in {302, 401, 403, 404}, path
        assert not any(title in answer.text for title in WRITTEN), path
    if account:
        answer = person(account).rest("GET", "/intranet/@listing/texts")
        assert answer.status_code in {401, 403, 404}
        form = {"page": "texts", "query": "", "name": "x"}
        for way in ("save-view", "prepare-file"):
            assert person(account).post(f"/intranet/{way}", form).status_code != 200, way


@pytest.mark.journey
def test_the_list_fits_the_window_and_axe_finds_nothing(texts, window):
    editor = window("editor")
    editor.open(LIST)
    editor.look("texts")
    editor.open(f"{LIST}?state=draft&column=news&q=要闻")
    editor.look("texts-narrowed")


def test_a_text_leads_to_no_pages_that_only_the_office_has(editing, person):
    address = editing.walk("review")
    answer = editing.act("editor2", address, "return", reason="请补充数据")
    assert answer.status_code == 200
    page = person("editor").get(f"/news/{address.rpartition('/')[2]}")
    assert "请补充数据" in page.text
    assert "@@revisions" not in page.text and "@@signatures" not in page.text
