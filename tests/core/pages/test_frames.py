"""The frames of both houses: landmarks, navigation, banner, footer, editor's bar."""

from jingwei.core.pages import navigation

import pytest


BANNER = "本系统为非涉密系统，严禁处理、存储、传输国家秘密"
OFFICE = ["/intranet", "/intranet/worklist", "/intranet/documents", "/intranet/organisation"]
OFFICE += ["/intranet/documents/++add++OfficialDocument", "/intranet/nothing"]
PUBLIC = ["", "/news", "/login", "/sitemap", "/search", "/inquiries/ask", "/nothing"]


def check_frame(page) -> None:
    """What every page of both houses has."""
    assert page.html["lang"].lower() == "zh-cn"
    assert len(page.find_all("h1")) == 1
    assert page.find("h1").get_text(strip=True)
    for landmark in ("header", "main", "footer"):
        assert len(page.body.find_all(landmark, recursive=False)) == 1, landmark
    skip = page.body.find("a")
    assert page.find(id=skip["href"].removeprefix("#")).name == "main"
    assert page.title.get_text(strip=True)
    assert page.find("meta", attrs={"name": "viewport"})
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids)), "an id twice"
    assert not page.select("#edit-zone, .plone-toolbar, .portlet")


@pytest.mark.parametrize("path", OFFICE)
def test_office_pages_have_their_frame(parsed, path):
    page = parsed("clerk", path)
    check_frame(page)
    assert page.body["class"] == ["office"]
    assert page.select_one(".secret").get_text(strip=True) == BANNER
    assert page.select_one("details.menu summary")
    assert "经济运行处" in page.select_one(".me .post").get_text()


@pytest.mark.parametrize("path", PUBLIC)
def test_public_pages_have_their_frame(parsed, path):
    page = parsed(None, path)
    check_frame(page)
    assert page.body["class"] == ["public"]
    assert BANNER not in page.get_text()
    assert page.select_one("header .top form[role=search] input[type=search]")
    said = {tag["name"]: tag.get("content") for tag in page.find_all("meta", attrs={"name": True})}
    assert said["SiteName"] == "江城市经济委员会"
    assert said["SiteDomain"] == "localhost"
    assert "SiteIDCode" in said


def titles(page) -> list[str]:
    return [a.get_text(strip=True) for a in page.select(".bar nav a")]


def test_the_navigation_shows_what_the_person_may_see(parsed):
    assert titles(parsed("clerk", "/intranet"))[:2] == ["待办", "公文"]
    assert "审计日志" not in titles(parsed("clerk", "/intranet"))
    assert "审计日志" in titles(parsed("auditor", "/intranet"))
    assert "编号登记" in titles(parsed("registrar", "/intranet"))


def test_the_nearest_entry_is_marked_as_current(parsed):
    for path, title in (("worklist", "待办"), ("documents", "公文"), ("organisation", "组织机构")):
        page = parsed("clerk", f"/intranet/{path}")
        current = page.select(".bar nav [aria-current=page]")
        assert [a.get_text(strip=True) for a in current] == [title]


def test_entries_without_a_place_are_left_out(portal, monkeypatch):
    gone = navigation.Entry("public", None, "no-such-column", "", 1, "View", "no-such-column")
    root = navigation.Entry("public", "Start", "", "", 2, "View", "")
    monkeypatch.setattr(navigation, "getUtilitiesFor", lambda kind: [("a", gone), ("b", root)])
    shown = navigation.entries("public", portal, portal.absolute_url())
    assert [entry["title"] for entry in shown] == ["Start"]


def test_columns_bear_the_titles_of_the_columns(parsed):
    columns = [a.get_text(strip=True) for a in parsed(None, "").select("nav.cols a")]
    assert columns[:3] == ["首页", "要闻", "政策文件"]


def test_editors_find_their_work_from_the_public_side(parsed, url):
    bar = parsed("editor", "/news").select_one("nav.editor")
    assert f"{url}/intranet/worklist" in [a["href"] for a in bar.find_all("a")]
    for account in (None, "firm1"):
        assert parsed(account, "/news").select_one("nav.editor") is None


def test_pages_without_rich_widgets_load_one_small_script(parsed):
    for account, path in (("clerk", "/intranet"), ("clerk", "/intranet/worklist"), (None, "")):
        scripts = [tag["src"] for tag in parsed(account, path).find_all("script")]
        assert len(scripts) == 1
        assert "/js/office.js" in scripts[0]
    scripts = parsed("clerk", "/intranet/documents/++add++OfficialDocument").find_all("script")
    assert any("bundle-plone" in tag["src"] for tag in scripts)


def test_maintenance_finds_the_scripts_of_plones_own_tools(parsed):
    def loaded(account, path):
        return " ".join(tag["src"] for tag in parsed(account, path).find_all("script"))

    assert "bundle-plone" in loaded("admin", "/@@overview-controlpanel")
    assert "bundle-plone" not in loaded("clerk", "/@@change-password")
    assert "bundle-plone" not in loaded("admin", "/news")


def test_a_page_is_small(person):
    assert len(person("clerk").get("/intranet").content) < 12_000
    assert len(person().get("/login").content) < 12_000
    form = person("clerk").get("/intranet/documents/++add++OfficialDocument")
    assert len(form.content) < 60_000
