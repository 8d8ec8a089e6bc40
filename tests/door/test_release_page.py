"""The page of a release says what the public sees, and offers what makes sense."""

from bs4 import BeautifulSoup
from tests.door.test_pages import local
from tests.door.test_pages import soup

import pytest


def test_the_reviewer_reads_the_attachments_that_go_along(door, person):
    release = door.document()
    chosen = person("editor").get(f"{local(release)}/@@act/choose_attachments").text
    [box] = [
        label.find_previous("input") or label.find("input")
        for label in BeautifulSoup(chosen, "html.parser").find_all("label")
        if "申报表.csv" in label.get_text()
    ]
    door.done("editor", release, "choose_attachments", attachments=[box["value"]])
    door.to(release, "release_review")
    preview = soup(person, "reviewer", local(release)).find(class_="preview")
    link = preview.find("a", string="申报表.csv")
    assert person("reviewer").get(local(link["href"])).text == "未填\n"
    assert "内部测算.csv" not in preview.get_text()


STANDING = {
    "release_review": "以下即为公开后的内容",
    "released": "以下即为已公开的内容",
    "dropped": "未向公众公开",
    "withdrawn": "以下内容不再公开",
}


@pytest.mark.parametrize("state", STANDING)
def test_the_page_says_what_the_text_is_for_the_public(door, person, state):
    release = door.to(door.release(door.inquiry()), state)
    text = soup(person, "reviewer", local(release)).find(class_="preview").get_text()
    said = [words for words in STANDING.values() if words in text]
    assert said == [STANDING[state]]


def test_the_public_notice_says_once_that_it_was_withdrawn(door, person):
    release = door.to(door.release(door.inquiry()), "withdrawn")
    page = soup(person, None, door.public(release)).find("main").get_text()
    assert page.count("已撤回") == 1
    assert "撤回日期" in page and "内容需进一步核实" in page


def test_no_mask_is_taken_away_where_none_is(door, person):
    release = door.document()
    bar = soup(person, "editor", local(release)).find(class_="actions").get_text()
    assert "补充遮盖内容" in bar and "取消一处遮盖" not in bar
    answer = door.act("editor", release, "unmask", passage="x", reason="并无遮盖")
    assert answer.status_code == 409
    door.done("editor", release, "mask", passages=["请认真组织实施"])
    assert (
        "取消一处遮盖" in soup(person, "editor", local(release)).find(class_="actions").get_text()
    )


def test_whoever_holds_the_code_finds_the_public_answer_while_it_is_public(door, site, person):
    from jingwei.desk.inquiries import api

    import transaction

    with site.open(user="admin"):
        receipt = api.hand_in("网上申报", "网上怎样申报？", "演示 0000-0002", publish=True)
        transaction.commit()

    def tracked() -> BeautifulSoup:
        answer = person().post("/inquiries/track", {"code": receipt.code})
        return BeautifulSoup(answer.text, "html.parser").find(class_="progress")

    with site.open() as portal:
        [brain] = portal.portal_catalog.unrestrictedSearchResults(
            portal_type="Inquiry", Title="网上申报"
        )
        address = brain.getPath().removeprefix("/".join(portal.getPhysicalPath()))
    door.done("officeclerk", address, "assign", unit="urban")
    door.done("clerk2", address, "draft_answer", answer="请按办事指南办理。")
    assert [li["class"] for li in tracked().select(".path li")][2] == ["now"]
    door.done("head2", address, "approve_answer", opinion="同意")
    assert not tracked().find("a")
    assert {li["class"][0] for li in tracked().select(".path li")} == {"done"}
    release = door.to(door.release(address), "released")
    link = tracked().find("a", string="查看已公开的答复")
    assert local(link["href"]) == door.public(release)
    assert "请按办事指南办理" in person().get(local(link["href"])).text
    door.done("reviewer", release, "withdraw", reason="内容需进一步核实")
    assert not tracked().find("a")
    assert "答复公开后已撤回" in tracked().text
    page = person("officeclerk").get(address).text
    assert "公开后已撤回" in page and "答复已公开" not in page
