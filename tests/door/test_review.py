"""The review of a release: by whom, of what, and what it finds."""

from jingwei.core import clock
from jingwei.core.opinions import api as opinions
from jingwei.core.signing.checking import check
from plone.namedfile.file import NamedBlobFile
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import pytest
import transaction


def test_nobody_approves_what_they_prepared(door, person, both_posts):
    release = door.prepare(door.document())
    door.done("editor", release, "submit")
    assert door.act("editor", release, "approve").status_code == 403
    door.done("reviewer", release, "approve")


def test_whoever_only_masked_something_cannot_approve_either(door, person, both_posts):
    release = door.prepare(door.release(door.inquiry()))
    door.done("reviewer", release, "mask", passages=["您好"])
    door.done("editor", release, "submit")
    assert door.act("reviewer", release, "approve").status_code == 403
    # Both holders of the reviewer's post prepared it: it goes to the next post.
    door.done("director", release, "approve")


@pytest.fixture
def both_posts(site):
    """For the time of a test editor and reviewer each hold both posts."""
    with site.open(user="admin") as portal:
        before = {}
        for post in ("editor", "reviewer"):
            found = portal.intranet.organisation.office[post]
            before[post] = found.holders
            found.holders = ("editor", "reviewer")
            _changed(found)
        transaction.commit()
    yield
    with site.open(user="admin") as portal:
        for post, members in before.items():
            found = portal.intranet.organisation.office[post]
            found.holders = members
            _changed(found)
        transaction.commit()


def _changed(obj):
    notify(ObjectModifiedEvent(obj))


@pytest.mark.parametrize("field", ["title", "description"])
def test_a_mark_of_classification_is_refused(door, person, field):
    release = door.prepare(door.document())
    person("editor").rest("PATCH", release, **{field: "机密★10年 关于调查的通知"})
    answer = door.act("editor", release, "submit")
    assert answer.status_code == 400
    assert answer.json()["error"]["errors"]


def test_a_date_left_blank_is_dated_with_the_signing_and_any_other_is_refused(door, person):
    body = "<p>请认真组织实施。</p><p>2026年\u3000月\u3000日</p>"
    release = door.prepare(door.document(body={"data": body, "content-type": "text/html"}))
    today = clock.today()
    assert f"{today.year}年{today.month}月{today.day}日" in door.get(release)["preview"]["body"]
    person("editor").rest("PATCH", release, description="自2026年 月 日起施行。")
    answer = door.act("editor", release, "submit")
    assert answer.status_code == 400
    assert "2026年月日" in answer.json()["error"]["errors"][0]["message"]


def test_an_answer_with_a_mark_of_classification_stays_inside(door):
    address = door.inquiry()
    with door.site.open() as portal:
        inquiry = portal.unrestrictedTraverse(address.lstrip("/"))
        # As it would stand there from the time before letters were looked at.
        inquiry.question = "秘密★ 文件的内容是什么？"
        transaction.commit()
    release = door.release(address)
    assert door.act("editor", release, "submit").status_code == 400


def test_a_document_needs_its_subject_category(door):
    answer = door.act("editor", door.document(), "submit")
    assert answer.status_code == 400
    assert [e["field"] for e in answer.json()["error"]["errors"]] == ["subject_category"]


def test_the_conclusions_are_recorded(door, person):
    release = door.prepare(door.document())
    door.done("editor", release, "submit")
    assert door.act("reviewer", release, "return").status_code == 400
    door.done("reviewer", release, "return", reason="标题应与原文一致")
    door.to(release, "released")
    with door.site.open() as portal:
        path = release.replace("/++api++", "").split("/jingwei/", 1)[1]
        rows = opinions.rows(portal.unrestrictedTraverse(path))
        assert [(row.decision, row.person) for row in rows] == [
            ("return", "reviewer"),
            ("agree", "reviewer"),
        ]
        checked = check(portal.unrestrictedTraverse(path))
        assert [one.fault for one in checked if one.fault] == []


def test_a_second_approval_is_refused(door):
    release = door.to(door.document(), "released")
    assert door.act("reviewer", release, "approve").status_code == 409


def test_an_attachment_that_changed_under_the_review_is_not_approved(door):
    release = door.prepare(door.document())
    rows = {row["title"]: row["id"] for row in door.get(release)["attachments"]}
    door.done("editor", release, "choose_attachments", attachments=[rows["申报表.csv"]])
    door.done("editor", release, "submit")
    with door.site.open(user="admin") as portal:
        path = door.get(release)["source"].replace("/++api++", "").split("/jingwei/", 1)[1]
        file = portal.unrestrictedTraverse(path)[rows["申报表.csv"]]
        file.file = NamedBlobFile("另一份".encode(), filename="申报表.csv")
        transaction.commit()
    assert door.act("reviewer", release, "approve").status_code == 409
