"""What only a deputy could take passes on when the deputy goes."""

from jingwei.core import clock
from jingwei.core.deputies.tasks import ended
from jingwei.core.ticker.content import book
from jingwei.core.ticker.schedule import run

import datetime
import pytest
import re
import transaction


HEAD = "post~operation.head"
LEADER = "post~operation.leader"
PLANNING = "post~planning.head"
TASK = "deputies.ended"
OTHERS = ("clerk", "clerk2", "head", "head2", "director", "principal", "supervisor", "secadmin")


@pytest.fixture
def address(office, person, deputies):
    """A draft that waits for a recused head, and the address of who stands in: `policyhead`."""
    deputation = deputies.approved("head", HEAD, "policyhead", by="leader")
    address = office.walk("unit_review", title="关于代理期满事项的通知")
    reason = {"person": "head", "reason": "与当事企业有亲属关系"}
    assert person("head").rest("POST", f"{address}/@recuse", **reason).status_code == 204
    assert pending(person, address) == [HEAD]
    yield address, deputation
    deputies.end(deputation)


@pytest.fixture
def night(site, session, errands):
    """Return a function: the night after a day, counted from today, is over."""

    def night(offset: int) -> None:
        day = clock.today() + datetime.timedelta(days=offset + 1)
        with clock.at(datetime.datetime.combine(day, datetime.time(0, 10), clock.ZONE)):
            assert session.lease.renew()
            while run(session, TASK, ended):
                pass
            errands()

    yield night
    with site.open():
        book().states.pop(TASK, None)
        transaction.commit()


def pending(person, address: str) -> list[str]:
    """Tokens of the posts whose turn it is, as the principal reads them."""
    return person("principal").rest("GET", address).json()["pending"]


def only_the_leader_endorses(office, address: str) -> None:
    """The leader in charge can, and nobody else."""
    for account in (*OTHERS, "policyhead", "firm1", None):
        answer = office.act(account, address, "endorse", opinion="同意")
        assert answer.status_code in (401, 403, 404), account
    office.done("leader", address, "endorse", opinion="同意")
    assert office.state(address) == "office_check"


def test_a_revoked_deputy_of_a_recused_head_leaves_the_turn_to_the_leader(
    office, person, deputies, errands, address
):
    document, deputation = address
    assert deputies.act("leader", deputation, "revoke", reason="提前返回").status_code == 200
    errands()
    assert pending(person, document) == [LEADER]
    assert "关于代理期满事项的通知" in person("leader").get("/intranet/worklist").text
    only_the_leader_endorses(office, document)


def test_after_the_last_day_of_the_deputy_the_turn_is_the_leaders(
    office, person, address, night, days
):
    document, _deputation = address
    night(4)
    assert pending(person, document) == [HEAD]
    night(5)
    assert pending(person, document) == [LEADER]
    days.pass_by(days=6)
    only_the_leader_endorses(office, document)


def test_a_ticker_that_stood_still_makes_up_for_it(person, address, night):
    document, _deputation = address
    night(15)
    assert pending(person, document) == [LEADER]


def test_a_head_who_is_back_keeps_the_turn(office, person, deputies, errands, night):
    deputation = deputies.approved("head", HEAD, "policyhead", by="leader")
    document = office.walk("unit_review")
    deputies.end(deputation)
    errands()
    night(5)
    assert pending(person, document) == [HEAD]
    assert office.act("policyhead", document, "endorse").status_code in (403, 404)
    office.done("head", document, "endorse", opinion="同意")


def powers(person, day: datetime.date) -> str:
    """Who stood in for the head on a day, in the words that all staff read."""
    page = person("clerk2").get(f"/intranet/organisation/@@powers?day={day}").text
    row = page.partition(">经济运行处处长</th>")[2].partition("</tr>")[0]
    return " ".join(re.sub("<[^>]*>", " ", row.rpartition("<td")[2]).split()[1:])


def test_the_day_of_the_revocation_is_one_of_the_days_of_the_deputy(person, deputies, office):
    deputation = deputies.approved("head", HEAD, "policyhead", by="leader")
    document = office.walk("unit_review")
    office.done("policyhead", document, "endorse", opinion="同意")
    today = clock.today()
    tomorrow = today + datetime.timedelta(days=1)
    until = today + datetime.timedelta(days=5)
    assert powers(person, today).endswith(f"至{until}")
    deputies.end(deputation)
    assert powers(person, today).startswith("演示政策法规处处长")
    assert re.search(rf"{today} \d\d:\d\d撤销$", powers(person, today))
    assert powers(person, tomorrow) == powers(person, today - (tomorrow - today)) == ""


def test_who_is_revoked_in_the_course_of_the_day_acts_no_more_and_is_told_why(
    person, deputies, office
):
    deputation = deputies.approved("head", HEAD, "policyhead", by="leader")
    document = office.walk("unit_review")
    deputies.end(deputation)
    for account in ("policyhead", "clerk2", "head2"):
        answer = office.act(account, document, "endorse", opinion="同意")
        assert answer.status_code in (403, 404), account
    path = "/intranet" + document.split("/intranet", 1)[1]
    assert f"{clock.today()}" in person("policyhead").get(path).text
    office.done("head", document, "endorse", opinion="同意")


def test_what_never_began_leaves_no_day(person, deputies):
    deputation = deputies.approved("head", HEAD, "policyhead", by="leader", start=2, end=4)
    day = clock.today() + datetime.timedelta(days=3)
    assert powers(person, day).startswith("演示政策法规处处长")
    deputies.end(deputation)
    assert powers(person, day) == ""


def test_of_two_equal_deputations_the_other_stays_when_one_is_revoked(person, deputies, office):
    one, two = (
        deputies.approved("head", HEAD, "policyhead", by="leader", kinds=kinds)
        for kinds in (["documents"], ["documents", "supervision"])
    )
    document = office.walk("unit_review")
    deputies.end(one)
    office.done("policyhead", document, "endorse", opinion="同意")
    deputies.end(two)
    document = office.walk("unit_review")
    assert office.act("policyhead", document, "endorse", opinion="同意").status_code in (403, 404)


def test_after_a_revocation_the_two_may_change_places_on_the_same_day(deputies):
    deputation = deputies.approved("head", HEAD, "policyhead", by="leader")
    assert deputies.ask("policyhead", "post~policy.head", "head").status_code == 400
    deputies.end(deputation)
    address = deputies.asked("policyhead", "post~policy.head", "head")
    assert deputies.act("policyhead", address, "withdraw").status_code == 200


@pytest.fixture
def left(person, deputies, errands):
    """Return a function: others hold the post of `planninghead`, for whom `policyhead` stands in;
    it returns the address of the deputation.
    """
    secadmin, path = person("secadmin"), "/intranet/organisation/planning/head"
    deputation = deputies.approved("planninghead", PLANNING, "policyhead", by="leader")

    def left(*holders: str) -> str:
        assert secadmin.rest("PATCH", path, holders=list(holders)).status_code == 204
        return deputation

    yield left
    left("planninghead")
    deputies.end(deputation)
    errands()


@pytest.fixture
def told(person):
    """Return a function: how often `policyhead` was told that somebody left the post, since the
    test began.
    """

    def times() -> int:
        return person("policyhead").get("/intranet/messages").text.count("被代理人已离任")

    before = times()
    return lambda: times() - before


@pytest.mark.parametrize(
    ("holders", "state"),
    [(["planninghead", "partyclerk"], "approved"), (["partyclerk"], "revoked"), ([], "revoked")],
)
def test_who_leaves_the_post_is_stood_in_for_no_more(person, left, told, errands, holders, state):
    deputation = left(*holders)
    errands()
    found = person("clerk").rest("GET", f"{deputation}/@workflow").json()
    assert found["state"]["id"] == state
    page = person("clerk").get("/intranet/organisation/@@powers").text
    row = page.partition(">规划投资处处长</th>")[2].partition("</tr>")[0]
    assert "演示政策法规处处长" in row and ("撤销" in row) == (state == "revoked")
    assert told() == (state == "revoked")


@pytest.mark.parametrize(
    ("holders", "acts"),
    [(["planninghead", "partyclerk"], True), (["partyclerk"], False), ([], False)],
)
def test_the_next_request_after_the_holder_left_has_no_power_any_more(
    office, person, left, holders, acts
):
    document = office.draft("planningclerk", drafting_unit="planning", title="关于离任的通知")
    office.done("planningclerk", document, "submit")
    assert "关于离任的通知" in person("policyhead").get("/intranet/worklist?tab=deputised").text
    left(*holders)
    answer = office.act("policyhead", document, "endorse", opinion="同意")
    assert answer.status_code in ((200,) if acts else (403, 404))
    page = person("policyhead").get("/intranet/worklist").text
    assert ("tab=deputised" in page) == acts
