"""Letters from outside and releases tell whose turn it is; mails name no writer."""

from tests.core.outbox.conftest import deliver
from tests.core.outbox.conftest import listed
from tests.core.outbox.conftest import post
from tests.door.conftest import SECRETS

import pytest
import transaction


__all__ = ["deliver", "listed", "post"]


@pytest.fixture
def unread(post, listed):
    """Return a function: subjects of the unread messages of a person, newest first."""
    return lambda account: [row[1:] for row in listed(account) if row.startswith("*")]


def test_a_letter_tells_the_office_and_no_mail_names_its_writer(door, unread, site, deliver, post):
    with site.open(user="admin"):
        from jingwei.core.outbox import api as outbox
        from plone import api

        for name in ("officeclerk", "clerk2", "head2", "editor"):
            outbox.set_mode(name, "each")
            api.user.get(name).setMemberProperties({"email": f"{name}@jingwei.example"})
        transaction.commit()
    door.inquiry()
    assert unread("officeclerk") == unread("head2") == []
    assert unread("clerk2")[0].startswith("答复已核准：咨询")
    assert unread("editor")[0].startswith("待办：")
    door.inquiry(publish=False)
    assert len(unread("editor")) == 1
    deliver()
    assert {to for to, _mail in post.received} >= {"editor@jingwei.example"}
    for text in (*post.texts(), *(mail["Subject"] for _to, mail in post.received)):
        assert not [word for word in SECRETS if word in text]


def test_a_returned_release_is_told_to_the_editor_once(door, unread):
    release = door.to(door.document(), "release_review")
    assert unread("reviewer")[0].startswith("待办：")
    assert unread("editor") == []
    door.done("reviewer", release, "return", reason="请遮盖电话")
    assert [row.partition("：")[0] for row in unread("editor")] == ["退回"]
    assert unread("reviewer") == []
