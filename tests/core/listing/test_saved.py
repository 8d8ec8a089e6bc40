"""Views of a list under a name: one's own, and shared ones."""

from bs4 import BeautifulSoup
from urllib.parse import urlencode

import pytest
import re


LIST = "/intranet/documents"
QUERY = urlencode({"state": "issued", "sort": "title", "order": "asc"})


class Views:
    """Saves and removes views of the documents as one account, by the forms of the page."""

    def __init__(self, client):
        self.client = client

    def page(self, query: str = "") -> BeautifulSoup:
        """The list with its forms."""
        return BeautifulSoup(self.client.get(f"{LIST}?{query}").text, "html.parser")

    def token(self) -> str:
        """The token of the forms."""
        return self.page().find("input", {"name": "_authenticator"})["value"]

    def save(self, name: str, query: str = QUERY, **more):
        """Send the form; return what the list says afterwards."""
        data = {"page": "view", "query": query, "name": name, "_authenticator": self.token()}
        answer = self.client.post(f"{LIST}/save-view", {**data, **more})
        assert answer.status_code == 302, answer.text
        return BeautifulSoup(self.client.http.get(answer.headers["Location"]).text, "html.parser")

    def names(self) -> dict[str, str]:
        """Name -> words of the address of each tab."""
        return {
            link.get_text(strip=True): link["href"].partition("?")[2]
            for link in self.page().select("nav.saved a")[1:]
        }

    def remove(self, name: str, id_: str = ""):
        """Send the form of a shown view."""
        shown = self.page(self.names().get(name, ""))
        field = shown.select_one("form[action$=remove-view] input[name=view]")
        id_ = id_ or (field["value"] if field else "")
        data = {"page": "view", "view": id_, "_authenticator": self.token()}
        return self.client.post(f"{LIST}/remove-view", data)


@pytest.fixture
def views(person, many):
    """`views("clerk")`: the views of an account."""
    return lambda account: Views(person(account))


def said(page) -> str:
    """What the page tells after a form was sent."""
    return page.select_one(".messages").get_text(" ", strip=True)


def test_a_view_brings_the_same_list_again_and_is_seen_by_its_owner_only(views, documents):
    page = views("clerk").save("我的已印发")
    assert "“我的已印发”已保存" in said(page)
    current = page.select_one("nav.saved a[aria-current]")
    assert current.get_text(strip=True) == "我的已印发"
    assert documents("clerk").titles(views("clerk").names()["我的已印发"]) == documents(
        "clerk"
    ).titles(QUERY)
    for account in ("head", "clerk2", "principal"):
        assert "我的已印发" not in views(account).page().get_text(), account


def test_what_is_odd_in_the_words_is_not_kept(views):
    views("clerk").save("净", "state=issued&state=none&x=1&b_start=40&export=csv")
    assert views("clerk").names()["净"] == "state=issued"


@pytest.mark.parametrize("name", ["", "   ", "名" * 41])
def test_a_name_is_needed_and_fits_into_a_tab(views, name):
    before = views("clerk").names()
    assert "请填写视图名称" in said(views("clerk").save(name))
    assert views("clerk").names() == before


def test_two_views_of_a_list_do_not_bear_one_name(views):
    views("officeclerk").save("常用")
    assert "已有名为“常用”的视图" in said(views("officeclerk").save(" 常用 ", "state=archived"))
    assert views("officeclerk").names()["常用"] == QUERY
    # Another person may.
    views("clerk2").save("常用", "state=archived")
    assert views("clerk2").names()["常用"] == "state=archived"


def test_a_head_shares_and_everybody_who_sees_the_list_has_it(views):
    views("head").save("全委已印发", shared="1")
    for account in ("clerk", "clerk2", "principal"):
        assert views(account).names()["全委已印发共享"] == QUERY, account


def test_others_neither_share_nor_remove_what_is_shared(views):
    assert "视图由处长" in said(views("clerk").save("共享不成", shared="1"))
    assert "共享不成" not in str(views("clerk").names())
    views("director").save("办公室共享", shared="1")
    [id_] = re.findall(r'name="view"[^>]*value="(\w+)"', str(views("director").page(QUERY)))[
        :1
    ] or [""]
    views("clerk").remove("", id_)
    assert "办公室共享共享" in views("clerk").names()
    assert not views("clerk").page(QUERY).select("form[action$=remove-view] [name=view]") or (
        "办公室共享共享" in views("clerk").names()
    )


def test_the_owner_removes_a_view(views):
    views("registrar").save("待删", "state=numbered")
    answer = views("registrar").remove("待删")
    assert answer.status_code == 302
    assert views("registrar").names().keys().isdisjoint({"待删"})


def test_nobody_removes_the_view_of_another_by_its_id(views):
    views("archivist").save("归档专用", "state=archived")
    field = (
        views("archivist")
        .page("state=archived")
        .select_one("form[action$=remove-view] input[name=view]")
    )
    views("clerk").remove("", field["value"])
    assert "归档专用" in views("archivist").names()


def test_a_form_without_its_token_saves_nothing(person, views):
    data = {"page": "view", "query": QUERY, "name": "伪造"}
    answer = person("clerk").post(f"{LIST}/save-view", data)
    assert answer.status_code == 403
    assert person("clerk").get(f"{LIST}/save-view?name=x&query=").status_code == 302
    assert {"伪造", "x"}.isdisjoint(views("clerk").names())


@pytest.mark.parametrize("account", ["firm1", "district", None])
def test_outsiders_cannot_save(person, many, account):
    answer = person(account).post(f"{LIST}/save-view", {"page": "view", "name": "x", "query": ""})
    assert answer.status_code in (302, 401, 403, 404)
    assert "/login" in answer.headers.get("Location", "/login")


def test_a_page_without_list_has_no_views(person, many, views):
    data = {"page": "edit", "query": "", "name": "x", "_authenticator": views("clerk").token()}
    assert person("clerk").post(f"{LIST}/save-view", data).status_code == 404


def test_the_audit_tells_of_what_is_shared(views, person):
    views("head2").save("都市处共享", shared="1")
    text = person("auditor").get("/intranet/audit?event=view.shared&person=head2").text
    [row] = [
        row.get_text(" ", strip=True)
        for row in BeautifulSoup(text, "html.parser").select("table.lines-of-list tbody tr")
        if "都市处共享" in row.get_text()
    ]
    assert "名称：都市处共享" in row and "文件：" not in row


def test_a_page_lists_the_views_that_one_may_remove_and_removes_them(views, person):
    def page(account):
        return BeautifulSoup(person(account).get("/intranet/views").text, "html.parser")

    def rows(account):
        found = page(account).select("table.lines-of-list tbody tr")
        return {row.a.get_text(strip=True): row for row in found}

    views("clerk").save("页面上的视图")
    views("head").save("页面上的共享视图", shared="1")
    assert "页面上的视图" in rows("clerk") and "页面上的共享视图" not in rows("clerk")
    assert "页面上的视图" not in rows("head")
    row = rows("head")["页面上的共享视图"]
    assert "公文" in row.get_text() and "经济运行处处长" in row.get_text()
    assert person("head").http.get(row.a["href"]).status_code == 200
    form = {one["name"]: one.get("value") for one in row.select("form input")}
    assert "没有" in said_after(person("clerk"), form, page("clerk"))
    assert "已删除" in said_after(person("head"), form, page("head"))
    assert "页面上的共享视图" not in rows("head") and "页面上的视图" in rows("clerk")


def said_after(client, form: dict, page) -> str:
    """Send the form of a line of the page of views; return all that the answer says."""
    token = page.find("input", {"name": "_authenticator"})["value"]
    answer = client.post("/intranet/views/forget-view", {**form, "_authenticator": token})
    return client.http.get(answer.headers["Location"]).text


def test_the_owner_calls_a_view_otherwise(views):
    mine = views("archivist")
    mine.save("旧名")
    mine.save("别的", "state=archived")
    page = mine.page(mine.names()["旧名"])
    form = page.select_one("form[action$=rename-view]")
    data = {field["name"]: field.get("value", "") for field in form("input")}
    mine.client.post(f"{LIST}/rename-view", {**data, "name": "别的"})
    assert {"旧名", "别的"} <= set(mine.names())
    answer = mine.client.post(f"{LIST}/rename-view", {**data, "name": "新名"})
    assert answer.status_code == 302
    assert mine.names()["新名"] == QUERY and "旧名" not in mine.names()


def test_nobody_calls_a_shared_view_of_others_otherwise(views):
    views("director").save("办公室常看", shared="1")
    page = views("director").page(QUERY)
    found = [one["value"] for one in page.select("form[action$=rename-view] [name=view]")]
    data = {"page": "view", "view": found[-1], "name": "改了", "query": QUERY}
    mine = views("clerk")
    mine.client.post(f"{LIST}/rename-view", {**data, "_authenticator": mine.token()})
    assert "办公室常看共享" in mine.names() and "改了共享" not in mine.names()


def test_the_list_of_views_is_no_view_itself_and_leads_to_a_new_name(views):
    mine = views("registrar")
    mine.save("常用文件")
    page = BeautifulSoup(mine.client.get("/intranet/views").text, "html.parser")
    assert "保存视图" not in page.get_text()
    row = page.find("a", string="常用文件").find_parent("tr")
    sent = {field["name"]: field["value"] for field in row.select("form input")}
    answer = mine.client.post("/intranet/views/forget-view", {**sent, "rename": "1"})
    assert f"{LIST}?{QUERY}#new-name-" in answer.headers["Location"]
    assert "常用文件" in mine.names()
