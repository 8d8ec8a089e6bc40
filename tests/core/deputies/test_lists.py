"""The list of deputations, and the powers of a day, in words that fit each other."""

from bs4 import BeautifulSoup
from collections import Counter
from jingwei.core import clock
from tests.core.deputies.conftest import ROOT
from tests.core.listing.conftest import ListOf

import datetime
import pytest


PHASES = {"later": "未开始", "now": "代理中", "over": "已期满"}


@pytest.fixture(scope="module")
def three(deputies, site):
    """A deputation to come, one in force and one that is over; and one that waits."""
    import transaction

    later = deputies.approved(
        "head", "post~operation.head", "policyhead", by="leader", start=3, end=4
    )
    now = deputies.approved("clerk", "post~operation.clerk", "clerk2", by="head")
    over = deputies.approved("clerk2", "post~urban.clerk", "partyclerk", by="head2")
    waits = deputies.asked("registrar", "post~office.registrar", "officeclerk")
    with site.open(user="admin") as portal:
        record = portal.unrestrictedTraverse("intranet" + over.split("/intranet", 1)[1])
        today = clock.today()
        record.first_day, record.last_day = (today - datetime.timedelta(days=d) for d in (9, 2))
        record.reindexObject()
        transaction.commit()
    yield {"later": later, "now": now, "over": over, "waits": waits}
    for address in (later, now):
        deputies.end(address)


def test_facet_and_rows_say_the_same_words(person, three):
    listed = ListOf(person("secadmin"), ROOT)
    heads, *rows = listed.table()
    said = Counter(row[heads.index("状态")] for row in rows)
    assert listed.facets()["状态"] == said
    assert {said[word] for word in PHASES.values()} == {1} and "已生效" not in said


@pytest.mark.parametrize("phase", PHASES)
def test_a_chosen_phase_leaves_its_own_rows(person, three, phase):
    listed = ListOf(person("secadmin"), ROOT)
    heads, row = listed.table(f"state={phase}")
    assert row[heads.index("状态")] == PHASES[phase]


def test_what_is_over_is_not_revoked(deputies, person, three):
    offered = person("clerk2").rest("GET", f"{three['over']}/@workflow").json()["transitions"]
    assert offered == []
    answer = deputies.act("clerk2", three["over"], "revoke", reason="不再需要")
    assert answer.status_code == 409 and "期限已满" in answer.text
    offered = person("clerk").rest("GET", f"{three['now']}/@workflow").json()["transitions"]
    assert [one["id"] for one in offered] == ["revoke"]


def test_home_and_work_list_call_it_by_the_same_words(person, three):
    home = person("head").get("/intranet").text
    started = person("head").get("/intranet/worklist?tab=started&col=title&col=state").text
    for page in (home, started):
        text = BeautifulSoup(page, "html.parser").find("main").get_text()
        assert "未开始" in text and "已生效" not in text


def test_whoever_held_a_post_for_some_hours_stands_in_the_powers_of_the_day(person, site):
    path = "/intranet/organisation/party/clerk"
    secadmin = person("secadmin")
    assert secadmin.rest("PATCH", path, holders=["clerk2"]).status_code == 204
    assert secadmin.rest("PATCH", path, holders=["partyclerk"]).status_code == 204
    with site.open(user="admin") as portal:
        title = portal.acl_users.posts.title_of("post~party.clerk")
        name = portal.acl_users.getUserById("clerk2").getProperty("fullname")
    page = BeautifulSoup(person("clerk").get("/intranet/organisation/@@powers").text, "html.parser")
    row = page.find("th", string=title).find_parent("tr").get_text()
    assert name in row and row.count("起") >= 2 and row.count("至") >= 2
    assert "当日任职人员" in page.get_text() and "现任人员" not in page.get_text()
