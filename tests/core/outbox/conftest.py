"""A mail server, people with addresses, and the worker of this process."""

from bs4 import BeautifulSoup
from jingwei.core.outbox import api as outbox
from jingwei.core.outbox.content import book
from jingwei.core.outbox.worker import MailWorker
from tests.core.outbox.post import Post
from tests.office.documents.conftest import office

import pytest
import transaction


__all__ = ["office"]
PEOPLE = ("clerk", "head", "clerk2", "head2", "leader", "director")


@pytest.fixture
def post(site):
    """A running mail server that the site is set up for; nothing waits for it yet."""
    post = Post()
    post.start()
    set_up(site, post.port)
    with site.open():
        book().mails.clear()
        book().waiting.clear()
        book().taken.clear()
        book().boxes.clear()
        transaction.commit()
    yield post
    if post.server is not None:
        post.stop()


def set_up(site, port: int) -> None:
    """Give the site a mail server and a sender, and people their addresses."""
    from plone import api

    with site.open(user="admin"):
        api.portal.set_registry_record("plone.smtp_host", "127.0.0.1")
        api.portal.set_registry_record("plone.smtp_port", port)
        api.portal.set_registry_record("plone.email_from_address", "oa@jingwei.example")
        for name in PEOPLE:
            user = api.user.get(name)
            user.setMemberProperties({"email": f"{name}@jingwei.example"})
        transaction.commit()


@pytest.fixture
def deliver(session):
    """Return a function that sends what is due, with a fresh worker or the one given."""

    def deliver(worker=None):
        worker = worker or MailWorker()
        while worker.work(session):
            pass
        return worker

    return deliver


@pytest.fixture
def listed(person):
    """Return a function: subjects on a person's page, unread ones with a star."""

    def listed(account: str) -> list[str]:
        page = BeautifulSoup(person(account).get("/intranet/messages?size=200").text, "html.parser")
        rows = page.select("main table.lines-of-list tbody tr")
        return [f"{'*' * len(row.select('.urg'))}{row.select_one('.t').text}" for row in rows]

    return listed


@pytest.fixture
def tell(site, post):
    """Return a function that tells people something, who want a mail for each by default."""

    def tell(people=("clerk",), subject="请核稿", mode="each", record="", link="intranet/x"):
        with site.open(user="admin") as portal:
            for name in PEOPLE:
                outbox.set_mode(name, mode)
            about = portal.unrestrictedTraverse(record.lstrip("/")) if record else None
            told = outbox.tell(people, "test", subject, "一段说明", link, record=about)
            transaction.commit()
        return told

    return tell


@pytest.fixture
def mails(site):
    """Return a function that tells (state, attempts) of all mails that are not done."""

    def mails():
        with site.open():
            return [(mail.state, mail.attempts) for mail in book().mails.values()]

    return mails
