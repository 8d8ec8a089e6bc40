"""What is refused changes nothing, is told to the person, and is found in the audit."""

from jingwei.core import exc
from jingwei.core.audit import api as audit
from jingwei.core.opinions import api as opinions
from jingwei.core.workflow import api
from jingwei.core.workflow.interfaces import ITransitionEffect
from jingwei.office.documents.content import IOfficialDocument
from jingwei.office.documents.transitions import Endorse
from jingwei.testing import PASSWORD
from plone.protect.authenticator import createToken
from tests.office.documents.conftest import office
from zope.component import getGlobalSiteManager

import pytest
import re
import transaction


__all__ = ["office"]
TYPED = "同意，请办公室核稿，限本周办结。"


class EndorseTooLate(Endorse):
    """Refuses when everything is done: state, opinion and turn are changed already."""

    def apply(self, params):
        super().apply(params)
        self.context.reindexObject()
        raise exc.BadParameters(errors=[{"field": "opinion", "message": "印章未解锁"}])


@pytest.fixture
def refused_late():
    """The head's step ends in a refusal of its own effect."""
    registry = getGlobalSiteManager()
    place = {"required": (IOfficialDocument,), "provided": ITransitionEffect, "name": "endorse"}
    registry.registerAdapter(EndorseTooLate, **place)
    yield
    registry.registerAdapter(Endorse, **place)


def path_of(address: str) -> str:
    return "/intranet" + address.split("/intranet", 1)[1]


@pytest.fixture
def stored(site):
    """Everything that a transition leaves behind, as the database has it."""

    def stored(address: str) -> dict:
        with site.open(user="admin") as portal:
            record = portal.unrestrictedTraverse(path_of(address)[1:])
            catalog = portal.portal_catalog
            [brain] = catalog.unrestrictedSearchResults(UID=record.UID())
            return {
                "state": api.state(record),
                "seen": api.seen(record),
                "journal": record.journal.turns,
                "last": record.last,
                "pending": record.pending,
                "opinions": opinions.rows(record),
                "history": portal.portal_workflow.getInfoFor(record, "review_history", ()),
                "indexes": catalog.getIndexDataForRID(brain.getRID()),
                "audit": [
                    row
                    for row in audit.entries(size=1000).rows
                    if row.uid == record.UID() and row.event == "transition"
                ],
            }

    return stored


@pytest.fixture
def send(site, person):
    """Send the form of a step as a browser does."""

    def send(account: str, address: str, step: str, seen: str | None = None, **typed):
        with site.open(user=account):
            form = {"_authenticator": createToken(), "form.buttons.confirm": "1"}
        form |= {f"form.widgets.{name}": value for name, value in typed.items()}
        if seen is not None:
            form["seen"] = seen
        return person(account).post(f"{path_of(address)}/@@act/{step}", form)

    return send


def test_an_effect_that_refuses_half_way_leaves_nothing_behind_the_page(
    office, send, stored, refused_late
):
    address = office.walk("unit_review")
    before = stored(address)
    answer = send("head", address, "endorse", before["seen"], opinion=TYPED)
    assert answer.status_code == 400
    main = answer.text.split("<main")[-1].split("</main")[0]
    assert "印章未解锁" in main and TYPED in main
    assert f'value="{before["seen"]}"' in answer.text
    assert stored(address) == before


def test_an_effect_that_refuses_half_way_leaves_nothing_behind_rest(office, stored, refused_late):
    address = office.walk("unit_review")
    before = stored(address)
    answer = office.act("head", address, "endorse", opinion=TYPED)
    assert answer.status_code == 400
    assert answer.json()["error"]["errors"] == [{"field": "opinion", "message": "印章未解锁"}]
    assert stored(address) == before


def test_a_script_that_goes_on_after_a_refusal_keeps_its_own_work_only(
    office, site, stored, refused_late
):
    address = office.walk("unit_review")
    before = stored(address)
    with site.open(user="head") as portal:
        record = portal.unrestrictedTraverse(path_of(address)[1:])
        portal.description = "goes on"
        with pytest.raises(exc.BadParameters):
            api.act(record, "endorse", {"opinion": TYPED}, pin=PASSWORD)
        transaction.commit()
    assert stored(address) == before
    with site.open(user="admin") as portal:
        assert portal.description == "goes on"


@pytest.fixture(params=["page", "rest"])
def refused(request, office, send, site):
    """Fire a step that must be refused; return what the audit has of it beside what it had."""

    def told(uid_path):
        with site.open(user="admin"):
            filters = audit.Filters(event="transition.refused")
            rows = audit.entries(filters, size=1000).rows
            return [row for row in rows if row.path.endswith(uid_path)]

    def refused(status, account, address, step, seen=None, **typed):
        before = told(path_of(address))
        if request.param == "page":
            answer = send(account, address, step, seen, **typed)
            # z3c.form shows faults of fields with the status of a page; who has done it already
            # is led back to the record.
            assert answer.status_code in ((302, 200, status) if seen else (200, status))
        else:
            params = typed | ({"seen": seen} if seen else {})
            answer = office.act(account, address, step, **params)
            assert answer.status_code == status, answer.text
        new = told(path_of(address))[: -len(before) or None]
        return [(row.person, row.result, row.more["transition"]) for row in new]

    return refused


def test_a_wrong_post_is_in_the_audit(office, refused):
    address = office.walk("unit_review")
    told = refused(403, "director", address, "endorse", opinion=TYPED)
    assert told == [("director", "NotYourPost", "endorse")]
    assert office.state(address) == "unit_review"


def test_a_wrong_state_is_in_the_audit(office, refused):
    address = office.walk("unit_review")
    assert refused(409, "registrar", address, "issue") == [("registrar", "OutOfTurn", "issue")]
    assert office.state(address) == "unit_review"


def test_a_missing_parameter_is_in_the_audit(office, refused):
    address = office.walk("unit_review")
    assert refused(400, "head", address, "return") == [("head", "BadParameters", "return")]
    assert office.state(address) == "unit_review"


def test_a_parameter_that_cannot_be_read_is_in_the_audit(office, site):
    address = office.walk("unit_review")
    assert office.act("head", address, "consult", units="x", other=1).status_code == 400
    with site.open(user="admin"):
        [row] = audit.entries(audit.Filters(event="transition.refused"), size=1).rows
    assert (row.person, row.result) == ("head", "BadParameters")
    assert row.path.endswith(path_of(address))


def test_a_second_click_is_in_the_audit(office, refused):
    address = office.walk("unit_review")
    seen = office.info(address, "head")["seen"]
    office.done("head", address, "endorse", opinion=TYPED, seen=seen)
    told = refused(409, "head", address, "endorse", seen, opinion=TYPED)
    assert told == [("head", "DoneAlready", "endorse")]
    assert office.state(address) == "office_check"


def test_a_stale_page_is_in_the_audit(office, person, refused):
    address = office.walk("unit_review")
    seen = office.info(address, "head")["seen"]
    assert person("head").rest("PATCH", address, note="改过").status_code == 204
    told = refused(409, "head", address, "endorse", seen, opinion=TYPED)
    assert told == [("head", "OutOfTurn", "endorse")]
    assert office.state(address) == "unit_review"


@pytest.fixture
def give_both_heads(person):
    """`clerk2` heads the unit, too."""
    path = "/intranet/organisation/operation/head"
    holders = ["head", "clerk2"]
    assert person("secadmin").rest("PATCH", path, holders=holders).status_code == 204
    yield
    assert person("secadmin").rest("PATCH", path, holders=["head"]).status_code == 204


def test_who_clicks_twice_is_told_that_it_is_done_and_when(office, send, person):
    address = office.walk("unit_review")
    seen = office.info(address, "head")["seen"]
    assert send("head", address, "endorse", seen, opinion=TYPED).status_code == 302
    again = send("head", address, "endorse", seen, opinion=TYPED)
    assert again.status_code == 302 and again.headers["Location"] == address
    page = person("head").get(path_of(address), cookies=again.cookies).text
    assert re.search(r"您已办理（\d\d-\d\d \d\d:\d\d）", page)
    for params in ({"seen": seen}, {}):
        answer = office.act("head", address, "endorse", opinion=TYPED, **params)
        assert answer.status_code == 409 and "您已办理" in answer.json()["error"]["message"]
    assert len(person("head").rest("GET", address).json()["opinions"]) == 1


def test_a_step_taken_before_the_page_was_opened_is_none_taken_twice(office, person):
    address = office.walk("office_check")
    office.done("director", address, "return", reason="请补充依据")
    office.done("clerk", address, "submit")
    seen = office.info(address, "head")["seen"]
    assert person("head").rest("PATCH", address, note="改过").status_code == 204
    answer = office.act("head", address, "endorse", opinion=TYPED, seen=seen)
    assert answer.status_code == 409 and "您打开之后已有人办理" in answer.text


def test_who_is_late_on_the_step_of_another_is_told_so(office, give_both_heads):
    address = office.walk("unit_review")
    seen = office.info(address, "head")["seen"]
    office.done("clerk2", address, "endorse", opinion=TYPED)
    answer = office.act("head", address, "endorse", opinion=TYPED, seen=seen)
    assert answer.status_code == 409 and "您打开之后已有人办理" in answer.text
