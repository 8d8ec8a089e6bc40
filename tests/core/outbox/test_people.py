"""Who is told, what they see of it, and how they want mail."""

from bs4 import BeautifulSoup
from jingwei.core import clock
from jingwei.core.outbox import api as outbox
from jingwei.core.outbox.content import book
from jingwei.core.outbox.tasks import digest
from jingwei.core.outbox.tasks import forget
from tests.core.outbox.conftest import PEOPLE

import datetime
import pytest
import transaction


DAY = datetime.timedelta(days=1)


@pytest.fixture
def document(office) -> str:
    """A document that waits for the head of its unit."""
    address = office.draft()
    office.done("clerk", address, "submit")
    return address.split("++api++")[-1].split("/jingwei")[-1]


def test_a_post_is_told_by_its_holders(tell, listed):
    assert tell(["post~operation.head", "clerk"]) == ("head", "clerk")
    assert listed("head") == ["*请核稿"]
    assert listed("clerk2") == []


def test_people_without_a_post_are_not_told(tell):
    assert tell(["firm1", "district", "expert1", "nobody", "clerk"]) == ("clerk",)


def test_who_may_not_see_the_record_is_not_told(tell, document):
    assert tell(["head", "head2", "clerk2"], record=document) == ("head",)


def test_who_is_recused_is_not_told_and_gets_no_mail(tell, document, site, deliver, post, listed):
    assert tell(["head"], record=document) == ("head",)
    recuse(site, document, "head")
    deliver()
    assert post.received == []
    assert listed("head") == []
    assert tell(["head"], record=document) == ()


def test_who_lost_the_post_before_the_sending_gets_no_mail(tell, site, deliver, post):
    tell(["head"])
    head = site_post(site, ())
    deliver()
    site_post(site, head)
    assert post.received == []


def test_digests_tell_all_that_is_new_once_a_day(tell, session, deliver, post, person):
    tell(["clerk"], subject="第一件", mode="digest")
    tell(["clerk"], subject="第二件", mode="digest")
    deliver()
    assert post.received == []
    for _time in range(2):
        session.attempt(lambda site: digest.run(site, clock.now()))
        deliver()
    [text] = post.texts()
    assert "第一件" in text and "第二件" in text
    assert post.received[0][1]["Subject"] == "2条新消息"


def test_a_digest_leaves_out_what_was_read_meanwhile(tell, session, deliver, post, person):
    tell(["clerk"], subject="已读的", mode="digest")
    press(person("clerk"), "全部标为已读")
    tell(["clerk"], subject="未读的", mode="digest")
    session.attempt(lambda site: digest.run(site, clock.now()))
    deliver()
    [text] = post.texts()
    assert "未读的" in text and "已读的" not in text


def test_who_wants_no_mail_gets_none(tell, session, deliver, post):
    tell(["clerk"], mode="none")
    session.attempt(lambda site: digest.run(site, clock.now()))
    deliver()
    assert post.received == []


def test_the_setting_is_changed_on_the_page_and_counts_at_once(tell, person, deliver, post, site):
    tell(["clerk"], mode="each")
    client = person("clerk")
    page = BeautifulSoup(client.get("/intranet/messages/settings").text, "html.parser")
    assert page.find("input", {"value": "each"}).has_attr("checked")
    form = {one["name"]: one["value"] for one in page.select("form input[type=hidden]")}
    client.post("/intranet/messages/settings", {**form, "mode": "none"})
    deliver()
    assert post.received == []
    with site.open():
        assert outbox.mode("clerk") == "none"


def test_a_setting_that_another_site_sends_is_refused(person, site):
    client = person("clerk")
    assert client.post("/intranet/messages/settings", {"mode": "each"}).status_code == 403
    with site.open():
        assert outbox.mode("clerk") != "each"


def test_the_default_is_the_quiet_one(site, post):
    with site.open():
        assert outbox.mode("somebody new") == "digest"


def test_the_bar_counts_what_is_unread(tell, person, listed):
    def count() -> str:
        page = BeautifulSoup(person("clerk").get("/intranet").text, "html.parser")
        found = page.select_one(".me a[href$=messages] sup")
        return found.text if found else ""

    assert count() == ""
    tell(["clerk"], subject="甲")
    tell(["clerk"], subject="乙")
    assert count() == "2"
    press(person("clerk"), "标为已读")
    assert count() == "1"
    assert listed("clerk") == ["*甲", "乙"]
    press(person("clerk"), "全部标为已读")
    assert (count(), listed("clerk")) == ("", ["乙", "甲"])


def test_looking_marks_nothing_as_read(tell, listed):
    tell(["clerk"])
    assert listed("clerk") == listed("clerk") == ["*请核稿"]


def test_nobody_reads_the_messages_of_another(tell, listed, person):
    tell(["clerk"])
    for account in ("head", "sysadmin", "auditor"):
        assert listed(account) == []
    for account in ("firm1", "district", None):
        assert person(account).get("/intranet/messages").status_code in (302, 401, 404)


@pytest.mark.parametrize("account", ["clerk", "secadmin", "auditor", "principal", "firm1", None])
def test_only_the_system_administrator_sees_which_mails_are_stuck(person, account, post):
    assert person(account).get("/intranet/messages/outbox").status_code in (302, 401, 403, 404)


def test_old_messages_go(tell, session, listed):
    tell(["clerk"])
    for days, left in ((179, 1), (181, 0)):
        session.attempt(lambda site, days=days: forget.run(site, clock.now() + days * DAY))
        assert len(listed("clerk")) == left


def test_a_thousand_people_are_told_without_conflicts(site, post):
    """Two who tell the same person at the same time both come through."""
    tells = []
    for number in range(2):
        manager = transaction.TransactionManager()
        connection = site.db.open(manager)
        tells.append((number, manager, connection))
    with site.open(user="admin"):
        outbox.tell(PEOPLE, "test", "first", "", "")
        transaction.commit()
    boxes = []
    for number, manager, connection in tells:
        manager.begin()
        place = connection.root()["Application"]["jingwei"]["intranet"]["messages"]
        box = place._book.boxes["clerk"]
        from jingwei.core.outbox.content import Notice

        for row in range(5):
            box.add(Notice("test", f"{number}.{row}", "", "", ""))
        boxes.append(box)
    for _number, manager, connection in tells:
        manager.commit()
        connection.close()
    with site.open():
        assert len(book().boxes["clerk"].notices) == 11


def recuse(site, address: str, user: str) -> None:
    """Let a record not exist for a person."""
    with site.open(user="admin") as portal:
        record = portal.unrestrictedTraverse(address.lstrip("/"))
        record.recused = (user,)
        record.reindexObjectSecurity()
        transaction.commit()


def site_post(site, holders):
    """Change who is head of the unit; return who was before."""
    with site.open(user="admin") as portal:
        from jingwei.core.organisation.assign import assign

        post = portal["intranet"]["organisation"]["operation"]["head"]
        before = post.holders
        assign(post, holders)
        transaction.commit()
    return before


def press(client, label: str) -> None:
    """Press the first button with this label."""
    page = BeautifulSoup(client.get("/intranet/messages").text, "html.parser")
    button = next(one for one in page.select("main button") if one.text.strip() == label)
    form = button.find_parent("form")
    values = {one["name"]: one["value"] for one in form.find_all("input")}
    assert client.post("/intranet/messages/read", values).status_code == 302
