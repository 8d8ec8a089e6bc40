"""Whose turn it is, and whom a step concerns, is told so; once, and nobody else."""

from bs4 import BeautifulSoup
from jingwei.core import clock
from jingwei.core.outbox.tasks import digest
from jingwei.core.workflow import api as workflow
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from tests.core.outbox.test_people import site_post
from tests.office.documents.conftest import FIELDS

import pytest
import transaction


pytestmark = pytest.mark.proof
TITLE = FIELDS["title"]


@pytest.fixture(autouse=True)
def mail(post):
    """A mail server, and boxes that are empty."""
    return post


@pytest.fixture
def unread(listed):
    """Return a function: subjects of the unread messages of a person."""
    return lambda account: [row[1:] for row in listed(account) if row.startswith("*")]


def badge(person, account: str) -> str:
    """The number in the bar."""
    page = BeautifulSoup(person(account).get("/intranet").text, "html.parser")
    found = page.select_one(".me a[href$=messages] sup")
    return found.text if found else ""


def test_whose_turn_it_is_is_told_and_who_acts_is_not(office, unread):
    address = office.draft()
    assert unread("clerk") == []
    office.done("clerk", address, "submit")
    assert unread("head") == [f"待办：{TITLE}"]
    assert unread("clerk") == unread("head2") == unread("leader") == []


def test_who_gets_a_record_back_is_told_so_and_not_that_it_is_to_do_as_well(office, unread):
    address = office.walk("unit_review")
    office.done("head", address, "return", reason="请核对数据")
    assert unread("clerk") == [f"退回：{TITLE}"]
    assert unread("head") == []


def test_a_turn_that_was_done_is_read_for_all_who_had_it(office, unread, site):
    before = site_post(site, ("head", "policyhead"))
    try:
        address = office.walk("unit_review")
        assert unread("head") == unread("policyhead") == [f"待办：{TITLE}"]
        office.done("policyhead", address, "endorse", opinion="同意")
        assert unread("head") == unread("policyhead") == []
    finally:
        site_post(site, before)


def test_what_was_done_by_a_colleague_is_not_in_the_digest(office, unread, session, deliver, post):
    address = office.walk("unit_review")
    office.done("clerk", address, "withdraw")
    session.attempt(lambda site: digest.run(site, clock.now()))
    deliver()
    assert post.received == []


def test_a_vacant_post_tells_nobody_and_holds_nothing_up(office, unread, site):
    before = site_post(site, ())
    try:
        office.walk("unit_review")
        assert unread("head") == unread("leader") == []
    finally:
        site_post(site, before)


def test_the_last_answer_tells_the_next_post_once(office, unread):
    address = office.walk("unit_review")
    office.done("head", address, "consult", units=["urban", "planning"], opinion="请会签")
    assert unread("head2") == unread("planninghead") == [f"待办：{TITLE}"]
    office.done("head2", address, "answer_consultation", answer="agree", opinion="同意")
    assert (unread("head2"), unread("director")) == ([], [])
    office.done("planninghead", address, "answer_consultation", answer="agree", opinion="同意")
    assert unread("director") == [f"待办：{TITLE}"]


def test_a_recusal_tells_who_stands_in_and_leaves_no_number_behind(office, unread, person):
    address = office.walk("unit_review")
    assert badge(person, "head") == "1"
    answer = person("head").rest("POST", f"{address}/@recuse", person="head", reason="有亲属关系")
    assert answer.status_code == 204
    assert unread("leader") == [f"待办：{TITLE}"]
    assert (unread("head"), badge(person, "head")) == ([], "")


def test_the_drafter_is_told_of_the_issue_and_the_mail_says_no_more(
    office, unread, session, deliver, post
):
    office.walk("issued")
    assert unread("clerk") == [f"已印发：{TITLE}"]
    session.attempt(lambda site: digest.run(site, clock.now()))
    deliver()
    mails = {to.partition("@")[0]: mail.get_content() for to, mail in post.received}
    assert mails.keys() == {"clerk"}
    assert TITLE in mails["clerk"] and "/intranet/documents/" in mails["clerk"]
    for inside in ("同意", "请签发", "组织实施", "江经〔"):
        assert inside not in mails["clerk"]


def test_forty_papers_of_a_day_are_one_mail(site, session, deliver, post, unread):
    with site.open(user="clerk") as portal:
        for number in range(40):
            draft = createContent("OfficialDocument", **fields(f"第{number + 1:02}号来文的办理"))
            draft = addContentToContainer(portal.intranet.documents, draft, checkConstraints=False)
            workflow.act(draft, "submit", {})
        transaction.commit()
    assert len(unread("head")) == 40
    session.attempt(lambda site: digest.run(site, clock.now()))
    deliver()
    [(to, mail)] = post.received
    assert (to, mail["Subject"]) == ("head@jingwei.example", "40条新消息")


def fields(title: str) -> dict:
    """Fields of a draft as the form would store them."""
    from plone.app.textfield.value import RichTextValue

    body = RichTextValue("<p>请办理。</p>", "text/html", "text/x-html-safe")
    return {**FIELDS, "title": title, "body": body}


def test_who_got_what_is_recalled_is_told_so_and_has_no_dead_link(office, person, unread):
    address = office.walk("numbered")
    office.done("registrar", address, "issue", units=["planning"], districts=[], organs=[])
    assert [row for row in unread("planningclerk") if row.startswith("待阅：")]
    office.done("registrar", address, "recall", reason="附表有误")
    assert person("planningclerk").rest("GET", address).status_code == 404
    assert unread("planningclerk") == [f"已收回：{TITLE}"]
    page = BeautifulSoup(person("planningclerk").get("/intranet/messages").text, "html.parser")
    told = page.find("a", string=lambda text: text and text.startswith("已收回"))
    assert told["href"].endswith("/intranet/messages")
    assert "附表有误" in page.get_text()
    assert not [row for row in unread("policyclerk") if TITLE in row]
