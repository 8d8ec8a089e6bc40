"""Answering inquiries over REST, as the persons would."""

from bs4 import BeautifulSoup
from contextlib import contextmanager
from jingwei.desk.inquiries.exc import NotForThePublic

import pytest
import transaction


def test_an_inquiry_is_answered_and_published(counter):
    address, _code = counter.walk("published")
    assert counter.info(address)["state"]["id"] == "published"


def test_a_unit_passes_on_what_is_not_its_own(counter, person):
    address, _code = counter.walk("handling")
    counter.done("clerk2", address, "pass_on", reason="属规划投资处职责")
    assert counter.info(address)["state"]["id"] == "received"
    assert person("clerk2").rest("GET", address).status_code == 404
    counter.done("officeclerk", address, "assign", unit="planning")
    assert person("planningclerk").rest("GET", address).status_code == 200
    assert person("head2").rest("GET", address).status_code == 404


def test_it_waits_for_the_right_post_at_each_step(counter, person):
    def waits(account):
        page = person(account).get("/intranet/worklist").text
        return address in page

    address, _code = counter.walk("received")
    assert waits("officeclerk") and not waits("clerk2")
    counter.done("officeclerk", address, "assign", unit="urban")
    assert waits("clerk2") and not waits("officeclerk")
    counter.done("clerk2", address, "draft_answer", answer="已收悉。")
    assert waits("head2") and not waits("clerk2")
    counter.done("head2", address, "approve_answer")
    assert not waits("head2")


def test_a_returned_answer_keeps_its_text(counter, person):
    address, _code = counter.walk("answer_review")
    assert counter.act("head2", address, "return").status_code == 400
    counter.done("head2", address, "return", reason="请写明网址")
    kept = person("clerk2").rest("GET", address).json()
    assert kept["answer"] == "请在“项目申报”页面注册。"
    assert "请写明网址" in person("clerk2").get(address).text
    counter.done("clerk2", address, "draft_answer", answer="请登录申报系统注册。")
    counter.done("head2", address, "approve_answer")


@contextmanager
def appointed(site, token: str, holder: str):
    """Let `holder` alone hold the post `token` for a while."""
    from jingwei.core.organisation import api as organisation

    def hold(*people):
        with site.open(user="admin"):
            before = organisation.holders(token)
            organisation.plugin().set_group(token, organisation.title(token), people)
            transaction.commit()
            return before

    before = hold(holder)
    yield
    hold(*before)


def test_nobody_approves_their_own_answer(counter, site):
    address, _code = counter.walk("handling")
    with appointed(site, "post~urban.head", "clerk2"):
        counter.done("clerk2", address, "draft_answer", answer="由本人拟写。")
        assert counter.act("clerk2", address, "approve_answer").status_code == 403
        assert counter.act("clerk2", address, "return", reason="xx").status_code == 403
        counter.done("leader", address, "approve_answer", opinion="同意")
    assert counter.info(address)["state"]["id"] == "answered"


def test_a_second_click_is_refused(counter):
    address, _code = counter.walk("answer_review")
    seen = counter.info(address, "head2")["seen"]
    counter.done("head2", address, "approve_answer", seen=seen)
    assert counter.act("head2", address, "approve_answer", seen=seen).status_code == 409


def test_only_the_door_publishes(counter, person):
    address, _code = counter.walk("answered")
    for account in ("officeclerk", "clerk2", "head2", "editor", "reviewer", "director"):
        assert counter.act(account, address, "publish").status_code in (403, 409), account
    assert counter.info(address)["state"]["id"] == "answered"


def test_without_agreement_not_even_the_door_publishes(counter):
    address, _code = counter.walk("answered", publish=False)
    with pytest.raises(NotForThePublic):
        counter.publish(address)


def test_the_door_is_told_no_contact(counter, site):
    from jingwei.desk.inquiries import api

    address, _code = counter.walk("answered")
    with site.open() as portal:
        facts = api.answered(portal.unrestrictedTraverse(address.lstrip("/")))
    assert facts.answer == "请在“项目申报”页面注册。"
    assert "0000-0002" not in repr(facts)


def test_the_clerk_answers_in_the_page(counter, person):
    address, _code = counter.walk("handling")
    page = person("clerk2").get(address)
    assert 'name="form.widgets.answer"' in page.text
    form = BeautifulSoup(page.text, "html.parser").find("form", id="mine")
    filled = {field["name"]: field["value"] for field in form.find_all("input")}
    filled |= {"form.widgets.answer": "见办事指南。", "form.buttons.confirm": "1"}
    sent = person("clerk2").post(f"{address}/@@act/draft_answer", filled)
    assert sent.status_code == 302, sent.text
    assert counter.info(address)["state"]["id"] == "answer_review"


def test_contact_data_go_when_their_time_is_over(counter, site, person):
    from jingwei.core import clock
    from jingwei.desk.inquiries import api

    import datetime

    ended, code = counter.walk("answered")
    running, _code = counter.walk("handling")
    later = clock.now() + datetime.timedelta(days=366)
    with site.open(user="admin"):
        assert api.forget_contacts(clock.now()) == 0
        assert api.forget_contacts(later) >= 1
        assert api.forget_contacts(later) == 0
        transaction.commit()
    assert "0000-0002" not in person("officeclerk").get(ended).text
    assert "账号怎样申请" in person("officeclerk").get(ended).text
    assert "0000-0002" in person("officeclerk").get(running).text
    assert "请在“项目申报”页面注册。" in counter.track(code).text
    # The opinions were not about the contact: none of them judged an older text.
    assert "此意见之后正文已修改" not in person("officeclerk").get(ended).text


def test_publication_months_later_does_not_keep_contact_data_longer(counter, site, person):
    from jingwei.core import clock
    from jingwei.desk.inquiries import api

    import datetime

    address, _code = counter.walk("answered")
    ended = clock.now()
    with site.open(user="admin") as portal:
        with clock.at(ended + datetime.timedelta(days=200)):
            api.mark_published(portal.unrestrictedTraverse(address.lstrip("/")))
        transaction.commit()
    with site.open(user="admin") as portal:
        inquiry = portal.unrestrictedTraverse(address.lstrip("/"))
        api.forget_contacts(ended + datetime.timedelta(days=360))
        assert inquiry.contact
        api.forget_contacts(ended + datetime.timedelta(days=366))
        assert inquiry.contact == ""


def test_the_door_learns_the_names_that_stand_in_the_text_and_no_more(counter, site):
    from jingwei.desk.inquiries import api

    address, _code = counter.walk("answered", contact="赵小燕 李大勇 13812345678")
    with site.open() as portal:
        inquiry = portal.unrestrictedTraverse(address.lstrip("/"))
        assert api.writer_names(inquiry, ["赵小燕来信", "咨询"]) == ("赵小燕",)
