"""On the days of the deputation the deputy acts for the post, in its kind of records only."""

from bs4 import BeautifulSoup
from jingwei.core import clock
from jingwei.core.organisation import api as organisation

import datetime
import transaction


HEAD = "post~operation.head"
ACTING = "acting~operation.head.documents"


def listed(person, account: str, tab: str) -> str:
    """Text of a tab of the work list."""
    return person(account).get(f"/intranet/worklist?tab={tab}").text


def test_the_deputy_finds_it_in_a_tab_of_its_own_and_acts(office, person, standing_in):
    address = office.walk("unit_review", title="关于代理审核的通知")
    assert "关于代理审核的通知" in listed(person, "policyhead", "deputised")
    assert "关于代理审核的通知" not in listed(person, "policyhead", "todo")
    assert "关于代理审核的通知" in listed(person, "head", "todo")
    office.done("policyhead", address, "endorse", opinion="同意")
    opinion = person("director").rest("GET", address).json()["opinions"][-1]
    assert opinion["person"] == "policyhead" and opinion["post"] == ACTING
    page = person("director").get("/intranet" + address.split("/intranet", 1)[1]).text
    assert "代经济运行处处长" in page
    assert "代" in person("auditor").get("/intranet/audit?event=transition&person=policyhead").text


def test_the_deputy_answers_a_consultation_for_the_head_who_was_asked(office, person, standing_in):
    address = office.draft("clerk2", drafting_unit="urban")
    office.done("clerk2", address, "submit")
    office.done("head2", address, "consult", units=["operation"], opinion="请会签")
    office.done(
        "policyhead",
        address,
        "answer_consultation",
        answer="agree",
        opinion="同意",
        unit="operation",
    )
    sheet = person("director").rest("GET", address).json()
    assert office.info(address, "director")["state"]["id"] == "office_check"
    opinion = sheet["opinions"][-1]
    assert opinion["person"] == "policyhead" and opinion["post"] == ACTING


def test_the_drafter_cannot_take_back_what_the_deputy_has_opened(office, person, standing_in):
    address = office.walk("unit_review")
    page = person("policyhead").get("/intranet" + address.split("/intranet", 1)[1])
    assert page.status_code == 200
    assert office.act("clerk", address, "withdraw").status_code == 409


def test_the_home_page_of_the_deputy_tells_what_waits_for_the_post(office, person, standing_in):
    office.walk("unit_review", title="关于首页提示代理的通知")
    page = BeautifulSoup(person("policyhead").get("/intranet").text, "html.parser")
    [card] = [one for one in page.select("section.card") if "代办" in one.h2.get_text()]
    assert "关于首页提示代理的通知" in card.get_text()
    assert int(card.select_one(".count").get_text()) > 0
    assert card.select_one(".head a")["href"].endswith("/worklist?tab=deputised")


def test_who_stands_in_for_nobody_has_no_such_tab(person):
    assert "tab=deputised" not in listed(person, "clerk2", "todo")
    assert "tab=deputised" not in person("clerk2").get("/intranet").text
    assert "没有" in listed(person, "clerk2", "deputised")


def test_other_kinds_of_records_and_the_unit_stay_closed(office, person, standing_in, site):
    drafted = office.draft(title="尚未送出的草稿")
    assert person("policyhead").rest("GET", drafted).status_code in (200, 404)
    with site.open(user="admin"):
        tokens = organisation.tokens_of("policyhead")
    assert ACTING in tokens
    assert not {HEAD, "unit~operation", "acting~operation.head.inquiries"} & set(tokens)


def test_a_deputy_who_drafted_it_judges_it_not(office, person, deputies):
    address = deputies.approved("head", HEAD, "clerk", by="leader")
    document = office.walk("unit_review")
    assert office.act("clerk", document, "endorse").status_code == 403
    deputies.end(address)


def test_before_and_after_the_days_there_is_no_power(site, deputies):
    address = deputies.approved("head", HEAD, "policyhead", by="leader", start=2, end=4)
    with site.open(user="admin"):
        today = clock.now()
        for day, acts in ((0, False), (1, False), (2, True), (4, True), (5, False)):
            with clock.at(today + datetime.timedelta(days=day)):
                assert (ACTING in organisation.tokens_of("policyhead")) == acts, day
    deputies.end(address)


def test_powers_count_from_the_approval(deputies, person, days):
    address = deputies.asked("head", HEAD, "policyhead", start=0, end=6)
    first = days.today()
    days.pass_by(days=3)
    assert deputies.act("leader", address, "approve", opinion="同意").status_code == 200
    for later, acts in ((0, False), (2, False), (3, True), (6, True), (7, False)):
        day = first + datetime.timedelta(days=later)
        page = person("clerk2").get(f"/intranet/organisation/@@powers?day={day}").text
        row = page.partition("经济运行处处长")[2].partition("</tr>")[0]
        assert (f"至{first + datetime.timedelta(days=6)}" in row) == acts, later
    deputies.end(address)


def test_who_held_a_post_before_it_is_remembered_is_not_said_to_be_nobody(person):
    page = person("clerk2").get("/intranet/organisation/@@powers?day=2001-05-03").text
    assert "无记录" in page.partition("经济运行处处长")[2].partition("</tr>")[0]


def test_a_page_opened_before_the_end_is_refused_after_it(office, person, deputies):
    address = deputies.approved("head", HEAD, "policyhead", by="leader")
    document = office.walk("unit_review")
    seen = office.info(document, "policyhead")["seen"]
    assert deputies.act("leader", address, "revoke", reason="提前返回").status_code == 200
    answer = office.act("policyhead", document, "endorse", opinion="同意", seen=seen)
    assert answer.status_code in (403, 404)
    assert office.state(document) == "unit_review"


def test_a_power_stood_in_for_is_not_passed_on(office, person, deputies, standing_in):
    answer = deputies.ask("policyhead", HEAD, "clerk2")
    assert answer.status_code == 400
    chained = deputies.approved("policyhead", "post~policy.head", "head2", by="leader")
    document = office.walk("unit_review")
    assert office.act("head2", document, "endorse", opinion="同意").status_code in (403, 404)
    deputies.end(chained)


def test_who_hands_something_to_an_absent_person_is_told_who_stands_in(office, person, standing_in):
    document = office.draft()
    path = "/intranet" + document.split("/intranet", 1)[1]
    page = person("clerk").get(f"{path}/@@act/submit").text
    assert "演示政策法规处处长" in page and "代理" in page


def test_who_could_act_on_a_day_is_a_question(person, standing_in, site):
    page = person("clerk2").get("/intranet/organisation/@@powers").text
    assert "演示政策法规处处长" in page
    past = person("clerk2").get("/intranet/organisation/@@powers?day=2001-05-03").text
    assert "演示政策法规处处长" not in past


def test_holders_of_the_past_are_remembered(site):
    with site.open(user="admin") as portal:
        day = clock.today()
        with clock.at(clock.now() + datetime.timedelta(days=3)):
            post = portal["intranet"]["organisation"]["party"]["clerk"]
            post.holders = ()
            from jingwei.core.organisation.register import register_post

            register_post(post)
        assert organisation.holders_on("post~party.clerk", day) == ("partyclerk",)
        assert organisation.holders_on("post~party.clerk", day + datetime.timedelta(days=3)) == ()
        transaction.abort()
