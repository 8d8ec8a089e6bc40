"""What the public reads of a document that was revoked, abolished or recalled after its release."""

import pytest


REASON = "涉及内部情况的理由"


def source_of(door, release: str) -> str:
    return door.get(release)["source"]


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("abolish", ("废止", "起废止，由江经〔2026〕99号替代")),
        ("revoke", ("已撤销", "自始无效")),
    ],
)
def test_the_public_page_is_marked_at_once_and_not_deleted(door, step, words):
    release = door.document()
    door.to(release, "released")
    more = {"replaced_by": "江经〔2026〕99号"} if step == "abolish" else {}
    door.done("principal", source_of(door, release), step, reason=REASON, **more)
    page = door.person(None).get(door.public(release))
    assert page.status_code == 200 and "请认真组织实施" in page.text
    assert all(word in page.text for word in words)
    assert REASON not in page.text


def test_what_does_not_hold_any_more_is_not_released(door):
    release = door.document()
    door.done("principal", source_of(door, release), "abolish", reason=REASON)
    assert door.act("editor", door.prepare(release), "submit").status_code == 400
    door.done("editor", release, "drop", reason="公文已废止")


def test_a_recall_is_flagged_to_the_editor_and_nothing_more_goes_out(door):
    release = door.document()
    door.done("registrar", source_of(door, release), "recall", reason=REASON)
    listed = door.person("editor").rest("GET", "/intranet/messages/@listing").json()["items"]
    assert any("收回" in str(row) for row in listed), listed[:3]
    assert door.act("editor", door.prepare(release), "submit").status_code == 400


def test_the_page_of_a_release_says_so_while_its_document_is_being_changed(door):
    release = door.document()
    source = source_of(door, release)
    door.done("registrar", source, "recall", reason=REASON)
    door.done("registrar", source, "return", reason="请更正")
    page = door.person("editor").get(release.split("/jingwei", 1)[1].replace("/++api++", ""))
    assert page.status_code == 409
    assert "请认真组织实施" not in page.text


def test_a_withdrawn_page_stays_a_notice(door):
    release = door.document()
    door.to(release, "withdrawn")
    door.done("principal", source_of(door, release), "abolish", reason=REASON)
    assert door.get(release)["validity"]["token"] == "abolished"


def test_what_is_issued_again_may_be_released_although_it_was_dropped(door):
    release = door.document()
    source = source_of(door, release)
    door.done("registrar", source, "recall", reason=REASON)
    door.done("editor", release, "drop", reason="公文已收回")
    door.done("registrar", source, "issue")
    uid = door.person("editor").rest("GET", source).json()["UID"]
    found = door.person("editor").rest("GET", f"/@search?portal_type=Release&release_source={uid}")
    (anew,) = {item["@id"] for item in found.json()["items"]} - {release}
    door.to(anew, "released")
    assert door.person(None).get(door.public(anew)).status_code == 200
    assert door.get(anew)["index_number"]
