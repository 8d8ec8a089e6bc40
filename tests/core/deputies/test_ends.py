"""What only a deputy could take passes on when the deputy goes."""

from jingwei.core import clock
from jingwei.core.deputies.tasks import ended
from jingwei.core.ticker.content import book
from jingwei.core.ticker.schedule import run

import datetime
import pytest
import transaction


HEAD = "post~operation.head"
LEADER = "post~operation.leader"
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
