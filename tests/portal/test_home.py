"""The home page, the search, the site map and the foot."""

from ZODB.interfaces import IConnection

import pytest
import re


PAGES = ["/", "/policies", "/news", "/inquiries", "/search?q=技术改造", "/sitemap"]


def test_every_figure_of_the_home_page_is_counted(person, policy, answer):
    page = person(None).get("/").text
    assert "1 件现行有效" in page
    assert "<b>1</b>" in page
    assert re.search(r"<b\s*>3 天</b>.*答复用时中位数", page, re.S)
    assert "<b>100%</b>" in page


def test_what_is_published_is_on_the_home_page_at_once(person, editing):
    assert "全市工业用电平稳" not in person(None).get("/").text
    editing.walk("published", title="全市工业用电平稳")
    assert "全市工业用电平稳" in person(None).get("/").text


WORDS = ["技术改造", "江经规〔2026〕1号", "江城市促进工业企业技术改造若干措施"]
ODD = ['"', "()", "AND OR NOT", "*", "a" * 5000, "？", "技术 AND", "' --"]
OTHERS = [None, "clerk", "editor", "editor2", "secadmin", "auditor", "firm1"]


def test_what_is_written_for_the_public_is_hidden_from_nobody_who_asks_to_be_recused(
    person, editing
):
    title = "本机关人员无须回避的要闻"
    address = editing.walk("published", title=title)
    recused = {"person": "clerk", "reason": "涉及亲属所在企业"}
    assert person("clerk").rest("POST", f"{address}/@recuse", **recused).status_code == 403
    for path in ("/", "/news", "/sitemap"):
        shown = [title in person(account).get(path).text for account in ("clerk", None, "head")]
        assert shown == [True, True, True], path


@pytest.mark.parametrize("words", WORDS)
def test_the_search_finds_a_policy_by_title_and_number(words, person, policy):
    assert policy in person(None).get("/search", params={"q": words}).text


@pytest.mark.parametrize("words", ODD)
def test_no_words_break_the_search(words, person, policy):
    assert person(None).get("/search", params={"q": words}).status_code == 200


def test_drafts_are_not_found_even_by_editors(person, editing):
    editing.write(title="机器人产业稿件")
    for account in (None, "editor"):
        found = person(account).get("/search", params={"q": "机器人产业"})
        assert "机器人产业稿件" not in found.text


def test_the_system_administrator_keeps_the_foot(person):
    admin = person("sysadmin")
    form = admin.get("/intranet/footer-settings")
    assert form.status_code == 200
    token = form.text.split('name="_authenticator" value="')[1].split('"')[0]
    sent = {
        "_authenticator": token,
        "form.widgets.site_code": "4201000001",
        "form.widgets.icp": "江ICP备1号",
        "form.buttons.save": "1",
    }
    assert admin.post("/intranet/footer-settings", sent).status_code == 302
    page = person(None).get("/").text
    assert "4201000001" in page
    assert "江ICP备1号" in page
    assert 'content="4201000001" name="SiteIDCode"' in page or 'name="SiteIDCode"' in page


@pytest.mark.parametrize("account", OTHERS)
def test_nobody_else_keeps_the_foot(account, person):
    answer = person(account).get("/intranet/footer-settings")
    assert answer.status_code in {302, 401, 403, 404}


def test_a_script_is_no_address_of_the_foot(person):
    admin = person("sysadmin")
    form = admin.get("/intranet/footer-settings")
    token = form.text.split('name="_authenticator" value="')[1].split('"')[0]
    sent = {
        "_authenticator": token,
        "form.widgets.error_report": "javascript:alert(1)",
        "form.buttons.save": "1",
    }
    assert admin.post("/intranet/footer-settings", sent).status_code == 200
    assert "javascript:alert" not in person(None).get("/").text


def test_reading_writes_nothing(site, person, policy, answer):
    with site.open() as portal:
        before = portal._p_jar.db().lastTransaction()
    for path in [*PAGES, policy, answer, "/policies?format=csv", f"{policy}?format=json"]:
        for account in (None, "clerk", "editor"):
            assert person(account).get(path).status_code == 200, (path, account)
    with site.open() as portal:
        assert IConnection(portal).db().lastTransaction() == before


def test_editors_see_their_texts_in_one_place(person, editing):
    editing.write(title="在写的稿件")
    assert "在写的稿件" in person("editor").get("/intranet/texts").text
    assert person("clerk").get("/intranet/texts").status_code == 404
    editing.walk("review", title="待审的稿件")
    assert "待审的稿件" in person("editor2").get("/intranet/texts?state=review").text
    assert "待审的稿件" in person("editor2").get("/intranet/worklist").text
