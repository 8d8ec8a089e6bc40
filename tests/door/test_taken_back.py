"""What was released is corrected and withdrawn."""

from bs4 import BeautifulSoup
from jingwei.core.audit import api as audit
from jingwei.core.opinions import api as opinions

import json
import pytest


def test_withdrawing_leaves_a_notice_and_nothing_else(door, person):
    release = door.to(door.document(), "released")
    path = door.public(release)
    door.done("reviewer", release, "withdraw", reason="内容需进一步核实，电话13812345678")
    page = person(None).get(path)
    text = BeautifulSoup(page.text, "html.parser").get_text()
    assert page.status_code in (200, 410)
    assert "内容需进一步核实" in text
    assert "该信息已撤回" in text
    assert "13812345678" not in text
    assert "用能情况" not in text
    assert "一、工作要求" not in text
    with door.site.open() as portal:
        found = portal.portal_catalog.unrestrictedSearchResults(
            portal_type="PolicyDocument", SearchableText="用能情况"
        )
        assert path.lstrip("/") not in [brain.getPath().split("/", 2)[2] for brain in found]


def test_a_correction_keeps_the_old_text_until_it_is_approved(door, person):
    release = door.to(door.document(), "released")
    path = door.public(release)
    with door.site.open() as portal:
        before = portal.unrestrictedTraverse(path.lstrip("/")).published_on
    door.done("editor", release, "correct", reason="更正标题中的错字")
    person("editor").rest("PATCH", release, title="关于开展工业企业用能专项调查的通知")
    page = person(None).get(path).text
    assert "用能情况专项调查" in page
    assert "更正标题中的错字" not in page
    assert door.act("editor", release, "drop", reason="不改了").status_code == 409
    door.done("editor", release, "submit")
    door.done("reviewer", release, "approve")
    page = person(None).get(path).text
    assert "用能情况专项调查" not in page
    assert "用能专项调查" in page
    assert "更正标题中的错字" in page
    with door.site.open() as portal:
        record = portal.unrestrictedTraverse(path.lstrip("/"))
        assert record.published_on == before
        assert record.corrected_on is not None
    assert door.public(release) == path


@pytest.mark.parametrize("step", ["withdraw", "correct"])
def test_a_reason_with_a_mark_of_classification_is_refused_and_audited(door, step):
    release = door.to(door.document(), "released")
    account = "reviewer" if step == "withdraw" else "editor"
    before = refusals(door, step)
    answer = door.act(account, release, step, reason="机密★的内容")
    assert answer.status_code == 400
    assert [e["field"] for e in answer.json()["error"]["errors"]] == ["reason"]
    assert refusals(door, step) == before + 1
    assert door.info(release)["state"]["id"] == "released"


def refusals(door, step: str) -> int:
    """How often the audit was told of a refused `step`."""
    with door.site.open(user="admin"):
        rows = audit.entries(audit.Filters(), size=10_000).rows
    return sum(r.event == "transition.refused" and r.more["transition"] == step for r in rows)


@pytest.mark.parametrize("state", ["preparing", "release_review"])
def test_an_urgent_withdrawal_does_not_wait_for_the_correction(door, person, state):
    release = door.to(door.document(), "released")
    path = door.public(release)
    door.done("editor", release, "correct", reason="更正标题")
    if state == "release_review":
        door.done("editor", release, "submit")
    assert "drop" not in ids(door.info(release, "editor"))
    assert "withdraw" in ids(door.info(release, "reviewer"))
    door.done("reviewer", release, "withdraw", reason="涉及个人信息")
    assert door.info(release)["state"]["id"] == "withdrawn"
    assert ids(door.info(release, "editor")) == ids(door.info(release, "reviewer")) == []
    page = person(None).get(path).text
    assert "涉及个人信息" in page
    assert "一、工作要求" not in page
    with door.site.open() as portal:
        local = release.replace("/++api++", "").split("/jingwei/", 1)[1]
        row = opinions.rows(portal.unrestrictedTraverse(local))[-1]
    assert (row.step, row.decision) == (state, "withdraw")


@pytest.mark.parametrize("state", ["preparing", "release_review"])
def test_there_is_nothing_to_withdraw_before_the_first_release(door, state):
    release = door.to(door.document(), state)
    assert "withdraw" not in ids(door.info(release, "reviewer"))
    answer = door.act("reviewer", release, "withdraw", reason="不宜公开")
    assert answer.status_code == 409
    assert door.info(release)["state"]["id"] == state


def ids(info: dict) -> list[str]:
    """Ids of the steps that GET @workflow offers."""
    return [step["id"] if isinstance(step, dict) else step for step in info["transitions"]]


@pytest.mark.parametrize("kind", ["document", "inquiry"])
def test_a_notice_keeps_the_number_and_no_word_of_the_text(door, person, kind):
    release = door.document() if kind == "document" else door.release(door.inquiry())
    door.to(release, "released")
    path = door.public(release)
    number = door.get(release)["preview"]["document_number" if kind == "document" else "number"]
    door.done("reviewer", release, "withdraw", reason="内容需进一步核实")
    assert number in person(None).get(path).text
    with door.site.open(user="admin") as portal:
        record = portal.unrestrictedTraverse(path.lstrip("/"))
        state = json.dumps({**record.__dict__}, default=repr, ensure_ascii=False)
        assert record.title == "该信息已撤回"
        assert record.Description() == ""
        if kind == "document":
            assert record.index_number == door.get(release)["index_number"]
            assert record.validity == "valid"
        row = portal.portal_catalog.unrestrictedSearchResults(UID=record.UID())[0]
        state += repr(portal.portal_catalog.getMetadataForRID(row.getRID()))
        state += repr(portal.portal_catalog.getIndexDataForRID(row.getRID()))
    for word in ("用能情况", "工作要求", "申报账号", "网上注册", "项目申报"):
        assert word not in state, word
