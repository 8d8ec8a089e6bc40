"""To do, done, started by me: every record stands where it belongs, and is counted there."""

from bs4 import BeautifulSoup
from tests.core.worklist.conftest import TABS

import pytest
import transaction


def test_a_document_stands_in_the_tabs_of_those_who_have_and_had_the_turn(office, lists):
    title = "关于用能调查的通知"
    address = office.draft(title=title)
    assert lists("clerk").holding(title) == {"todo", "started"}
    assert lists("head").holding(title) == set()
    office.done("clerk", address, "submit")
    assert lists("clerk").holding(title) == {"done", "started"}
    assert lists("head").holding(title) == {"todo"}
    office.done("head", address, "endorse", opinion="同意")
    assert lists("clerk").holding(title) == {"done", "started"}
    assert lists("head").holding(title) == {"done"}
    assert lists("director").holding(title) == {"todo"}


def test_what_comes_back_is_to_be_done_again(office, lists):
    title = "关于退回补正的通知"
    address = office.draft(title=title)
    office.done("clerk", address, "submit")
    office.done("head", address, "return", reason="请补正")
    assert lists("clerk").holding(title) == {"todo", "done", "started"}
    assert lists("head").holding(title) == {"done"}


def test_tab_and_home_count_alike_and_one_more_with_each_document(office, lists):
    head, clerk = lists("head"), lists("clerk")
    before, started = head.counts().get("todo", 0), clerk.home()["started"][0]
    address = office.draft(title="关于计数的通知")
    assert head.counts().get("todo", 0) == before
    assert clerk.home()["started"][0] == started + 1
    office.done("clerk", address, "submit")
    for name in TABS:
        assert head.counts(name) == {"todo": before + 1}, name
    assert head.home()["todo"][0] == before + 1 == len(head.titles("todo"))
    assert "关于计数的通知" in head.home()["todo"][1]
    assert clerk.home()["started"][0] == started + 1 == len(clerk.titles("started"))
    office.done("head", address, "endorse", opinion="同意")
    assert head.home()["todo"][0] == head.counts().get("todo", 0) == before


@pytest.mark.parametrize("account", ["clerk2", "head2", "planninghead", "officeclerk"])
def test_another_unit_sees_and_counts_nothing_of_it(office, lists, account):
    other = lists(account)
    before = other.counts(), other.home()
    for state in ("drafting", "unit_review", "office_check"):
        title = f"关于本处事务的通知（{account}，{state}）"
        office.walk(state, title=title)
        assert other.holding(title) == set(), state
    assert (other.counts(), other.home()) == before


def test_who_is_recused_has_it_no_longer_in_a_tab_and_in_no_count(site, office, lists):
    title = "关于回避的通知"
    head, clerk = lists("head"), lists("clerk")
    address = office.walk("unit_review", title=title)
    waiting, started = head.counts()["todo"], clerk.home()["started"][0]
    assert head.holding(title) == {"todo"}
    with site.open(user="admin") as portal:
        record = portal.unrestrictedTraverse(address.split("/jingwei/", 1)[1].split("++/")[-1])
        record.recused = frozenset(["head", "clerk"])
        record.reindexObjectSecurity()
        transaction.commit()
    assert head.holding(title) == clerk.holding(title) == set()
    for name in TABS:
        assert head.counts(name).get("todo", 0) == waiting - 1, name
    assert head.home()["todo"][0] == waiting - 1
    assert clerk.home()["started"][0] == started - 1


def test_who_has_left_the_post_finds_what_was_done_in_it_no_longer(person, office, lists):
    title = "关于会签后离任的通知"
    address = office.draft(title=title)
    office.done("clerk", address, "submit")
    office.done("head", address, "consult", units=["urban"], opinion="请会签")
    office.done("head2", address, "answer_consultation", answer="agree")
    assert lists("head2").holding(title) == {"done"}
    secadmin, units = person("secadmin"), "/intranet/organisation"
    # Still a colleague, but of another unit.
    assert secadmin.rest("PATCH", f"{units}/sme/clerk", holders=["head2"]).status_code == 204
    assert secadmin.rest("PATCH", f"{units}/urban/head", holders=[]).status_code == 204
    assert lists("head2").holding(title) == set()


def test_home_folds_the_posts_of_who_holds_many(person):
    def posts(account: str) -> tuple[str, str]:
        page = BeautifulSoup(person(account).get("/intranet").text, "html.parser")
        [told] = page.select(".my-posts")
        folded = told.find("details")
        more = folded.extract().get_text(" ", strip=True) if folded else ""
        return told.get_text(" ", strip=True), more

    told, more = posts("leader")
    assert told.count("分管领导") == 3 and more.count("分管领导") > 5 and "另有" in more
    told, more = posts("clerk")
    assert "经济运行处科员" in told and not more


@pytest.mark.parametrize(
    ("account", "new", "found"),
    [
        ("clerk", ["新建公文", "新建授权委托"], True),
        ("leader", ["新建授权委托"], True),
        ("supervisor", ["新建公文", "督办立项", "新建授权委托"], True),
        ("auditor", [], False),
    ],
)
def test_home_offers_what_a_person_may_begin_apart_from_what_is_looked_up(
    person, account, new, found
):
    offered = cards(person(account))
    assert offered.get("新办", []) == new
    assert ("查公文" in offered["查询"]) == found
    assert {"机构和岗位", "工作日历", "某日代理情况查询"} <= {*offered["查询"]}
    assert "邮件提醒设置" in offered["工具"]


def test_everything_that_home_offers_to_begin_opens(person):
    for account in ("clerk", "leader", "supervisor"):
        page = BeautifulSoup(person(account).get("/intranet").text, "html.parser")
        addresses = [link["href"] for link in page.select("main a[href*='++add++']")]
        assert addresses
        for address in addresses:
            path = address.partition("/jingwei")[2]
            assert person(account).get(path).status_code == 200


def test_only_what_waits_is_counted_in_red(office, person):
    def classes(account: str) -> dict[str, list[str]]:
        page = BeautifulSoup(person(account).get("/intranet").text, "html.parser")
        return {b.parent.span.get_text(strip=True): b["class"] for b in page.select("h2 .count")}

    assert classes("auditor") == {"待办": ["count"], "我发起的": ["count"]}
    office.draft(title="关于计数颜色的通知")
    assert classes("clerk") == {"待办": ["count", "waiting"], "我发起的": ["count"]}


def cards(someone) -> dict[str, list[str]]:
    """The cards of links on the office home: title -> links."""
    page = BeautifulSoup(someone.get("/intranet").text, "html.parser")
    return {
        card.h2.get_text(strip=True): [link.get_text(strip=True) for link in card.select("li a")]
        for card in page.select(".card")
    }
