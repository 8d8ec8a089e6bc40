"""Every mail arrives once: not twice, and not never."""

from jingwei.core import clock
from jingwei.core.audit import api as audit
from jingwei.core.outbox import smtp
from jingwei.core.outbox.content import book
from jingwei.core.outbox.sending import conclude
from jingwei.core.outbox.sending import recover
from jingwei.core.outbox.sending import take
from jingwei.core.outbox.worker import mailer_of
from ZODB.POSException import ConflictError

import datetime
import pytest
import transaction


MINUTE = datetime.timedelta(minutes=1)


def test_a_mail_says_title_and_link_and_no_more(tell, deliver, post, monkeypatch):
    monkeypatch.setenv("JINGWEI_ADDRESS", "https://office.jingwei.example/jingwei/")
    tell(subject="请核稿：关于<调查>的通知", link="intranet/documents/2026/11/x")
    deliver()
    [(to, mail)] = post.received
    assert to == "clerk@jingwei.example"
    assert mail["Subject"] == "请核稿：关于<调查>的通知"
    office = "https://office.jingwei.example/jingwei"
    assert f"{office}/intranet/documents/2026/11/x" in mail.get_content()
    assert "一段说明" not in mail.get_content()
    assert mail["From"].addresses[0].addr_spec == "oa@jingwei.example"


def test_it_goes_out_after_the_commit_only(site, tell, deliver, post):
    from jingwei.core.outbox import api as outbox

    tell(people=())
    with site.open(user="admin"):
        assert outbox.tell(["clerk"], "test", "nothing", "", "")
        transaction.abort()
    deliver()
    assert post.received == []


def test_it_is_sent_once_however_often_the_worker_looks(tell, deliver, post, mails):
    tell(people=("clerk", "head"))
    for _look in range(3):
        deliver()
    assert sorted(to for to, _mail in post.received) == [
        "clerk@jingwei.example",
        "head@jingwei.example",
    ]
    assert mails() == []


def test_a_title_begins_no_header(tell, deliver, post):
    tell(subject="通知\r\nBcc: all@jingwei.example\r\n\r\n正文")
    deliver()
    [(_to, mail)] = post.received
    assert mail["Bcc"] is None and "Bcc:" in mail["Subject"]


def test_an_hour_without_a_server_delays_mail_and_loses_none(tell, deliver, post):
    tell(people=("clerk", "head", "leader"))
    port = post.port
    post.stop()
    now, worker = clock.now(), None
    tries = []
    for minute in range(61):
        with clock.at(now + minute * MINUTE):
            before = worker.silences if worker else 0
            worker = deliver(worker)
            tries += [minute] * (worker.silences - before)
    assert tries == [0, 1, 6, 21]
    again = type(post)()
    again._port, again.port = port, port
    again.start()
    try:
        for minute in range(61, 150, 5):
            with clock.at(now + minute * MINUTE):
                deliver(worker)
        assert len(again.received) == 3
    finally:
        again.stop()


def test_a_mail_refused_for_now_is_tried_later(tell, deliver, post, mails):
    post.on_rcpt = "451 try again later"
    tell()
    now = clock.now()
    deliver()
    assert mails() == [("waiting", 1)]
    post.on_rcpt = ""
    deliver()
    assert post.received == []
    with clock.at(now + 2 * MINUTE):
        deliver()
    assert len(post.received) == 1


@pytest.mark.parametrize("moment", ["on_rcpt", "on_data"])
def test_a_mail_refused_for_good_is_given_up_and_shown(tell, deliver, post, mails, person, moment):
    post.keeps = False
    setattr(post, moment, "550 no such person here")
    tell()
    now = clock.now()
    for hour in range(3):
        with clock.at(now + hour * 60 * MINUTE):
            deliver()
    assert mails() == [("failed", 1)]
    page = person("sysadmin").get("/intranet/messages/outbox").text
    assert "no such person here" in page and "请核稿" not in page


def test_one_refused_mail_holds_up_no_other(tell, deliver, post):
    post.on_rcpt = "550 no"
    tell(people=("clerk",))
    deliver()
    post.on_rcpt = ""
    tell(people=("head",))
    deliver()
    assert [to for to, _mail in post.received] == ["head@jingwei.example"]


def test_a_server_that_hangs_up_before_the_text_gets_it_later(tell, deliver, post, mails):
    tell()
    now = clock.now()
    for minute, moment in enumerate(("on_connect", "on_rcpt")):
        setattr(post, moment, "drop")
        with clock.at(now + 10 * minute * MINUTE):
            deliver()
        setattr(post, moment, "")
        assert mails() == [("waiting", minute + 1)]
    with clock.at(now + 60 * MINUTE):
        deliver()
    assert len(post.received) == 1


def test_a_server_that_took_the_text_and_died_does_not_get_it_twice(
    tell, deliver, post, mails, person
):
    post.on_data = "drop"
    tell()
    now = clock.now()
    deliver()
    post.on_data = ""
    for hour in range(30):
        with clock.at(now + hour * 60 * MINUTE):
            deliver()
    assert len(post.received) == 1
    assert mails() == [("unsure", 1)]
    assert "是否送达不明" in person("sysadmin").get("/intranet/messages/outbox").text


def test_a_server_that_never_answers_is_left_after_a_while(tell, deliver, post, mails, monkeypatch):
    monkeypatch.setattr(smtp, "PATIENCE", 0.3)
    monkeypatch.setattr(smtp, "AFTER_TEXT", 0.3)
    post.on_rcpt = "hang"
    tell()
    deliver()
    assert mails() == [("waiting", 1)]
    post.on_rcpt, post.on_data = "", "hang"
    with clock.at(clock.now() + 2 * MINUTE):
        deliver()
    assert mails() == [("unsure", 2)]


def test_a_conflict_when_the_end_is_stored_sends_nothing_twice(
    tell, deliver, post, mails, monkeypatch
):
    causes = [ConflictError("one"), ConflictError("two")]

    def conflict(letter, outcome, site):
        conclude(letter, outcome, site)
        if causes:
            raise causes.pop()

    monkeypatch.setattr("jingwei.core.outbox.worker.conclude", conflict)
    tell()
    deliver()
    assert len(post.received) == 1 and causes == [] and mails() == []


class Crash(BaseException):
    """The end of a process at some point."""


def test_a_crash_after_the_taking_loses_nothing(tell, deliver, post, session):
    tell()
    assert session.attempt(take)
    deliver()
    assert len(post.received) == 1


def test_a_crash_after_the_acceptance_sends_nothing_twice(tell, deliver, post, session, mails):
    tell()
    letter = session.attempt(take)
    assert smtp.hand_over(session.attempt(mailer_of), letter).kind == smtp.ACCEPTED
    deliver()
    assert len(post.received) == 1 and mails() == []


def test_a_crash_between_text_and_answer_sends_nothing_twice(tell, deliver, post, session, mails):
    tell()
    letter = session.attempt(take)
    assert audit.swap(letter.mark, "", smtp.HANDED)
    deliver()
    assert post.received == [] and mails() == [("unsure", 1)]


def test_a_worker_puts_right_what_stopped_after_its_last_mail(tell, deliver, post, session):
    tell(subject="第一件")
    worker = deliver()
    tell(subject="第二件")
    assert session.attempt(take)
    deliver(worker)
    assert len(post.received) == 2


def test_the_next_mail_is_found_without_reading_those_that_wait(tell, post, session):
    reads = []
    for many in (5, 400):
        tell()
        with session.opened():
            for _number in range(many):
                book().wait(book().queue("clerk", (1,)), clock.now() + 60 * MINUTE)
            transaction.commit()
        with session.opened() as site:
            site._p_jar.cacheMinimize()
            site._p_jar.getTransferCounts(clear=True)
            recover(site)
            assert take(site)
            reads.append(site._p_jar.getTransferCounts()[0])
            transaction.abort()
        with session.opened():
            for mail in list(book().due(clock.now())):
                book().close(mail)
            transaction.commit()
    few, more = reads
    assert more < few + 10


def test_the_marks_of_another_machine_are_not_guessed(tell, deliver, post, session, mails, site):
    tell()
    session.attempt(take)
    with site.open():
        [mail] = book().mails.values()
        mail.machine = "another"
        transaction.commit()
    deliver()
    assert post.received == [] and mails() == [("unsure", 1)]


def test_a_process_that_was_overtaken_stops_before_the_text(tell, deliver, post, session):
    tell()
    slow = session.attempt(take)
    host = session.attempt(mailer_of)
    session.attempt(recover)
    assert smtp.hand_over(host, slow).kind == smtp.OVERTAKEN
    assert post.received == []
    deliver()
    assert len(post.received) == 1


def test_a_mail_sent_again_by_hand_is_the_same_for_programs(
    tell, deliver, post, mails, person, site
):
    post.on_data = "drop"
    tell()
    deliver()
    post.on_data = ""
    client = person("sysadmin")
    press(client, "again")
    deliver()
    assert len(post.received) == 2 and mails() == []
    assert len({mail["Message-ID"] for _to, mail in post.received}) == 1


def test_a_stuck_mail_is_dropped(tell, deliver, post, mails, person):
    post.on_rcpt = "550 no"
    tell()
    deliver()
    press(person("sysadmin"), "drop")
    assert mails() == []


def press(client, button: str) -> None:
    """Press a button of the first stuck mail."""
    from bs4 import BeautifulSoup

    page = BeautifulSoup(client.get("/intranet/messages/outbox").text, "html.parser")
    form = page.find("button", {"name": button}).parent
    values = {one["name"]: one["value"] for one in form.find_all("input")}
    answer = client.http.post(form["action"], {**values, button: "1"}, allow_redirects=False)
    assert answer.status_code == 302


def test_without_a_sender_nothing_is_queued_and_notices_are_shown(
    tell, deliver, post, mails, site, person
):
    from plone import api

    with site.open(user="admin"):
        api.portal.set_registry_record("plone.email_from_address", "")
        transaction.commit()
    tell(subject="只在站内")
    deliver()
    assert mails() == [] and post.received == []
    assert "只在站内" in person("clerk").get("/intranet/messages").text
