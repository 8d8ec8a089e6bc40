"""For a recused person the record does not exist, and their turn passes on."""

from tests.core.deputies.conftest import Deputies
from tests.office.documents.conftest import Office
from tests.portal.conftest import Editing

import pytest


pytestmark = pytest.mark.proof
TITLE = "关于回避事项的通知"


@pytest.fixture
def office(person):
    """The office."""
    return Office(person)


def recuse(person, account: str, address: str, whom: str, reason: str = "与当事企业有亲属关系"):
    """Declare or set a recusal; return the response."""
    return person(account).rest("POST", f"{address}/@recuse", person=whom, reason=reason)


def pending(person, address: str) -> list[str]:
    """Tokens of the posts whose turn it is."""
    return person("principal").rest("GET", address).json()["pending"]


def test_every_address_of_it_answers_the_person_404(office, person):
    address = office.walk("unit_review", title=TITLE)
    assert recuse(person, "head", address, "head").status_code == 204
    path = "/intranet" + address.split("/intranet", 1)[1]
    for page in ("", "/@@why", "/@@act/endorse", "/edit", "/@@recuse", "/view"):
        assert person("head").get(f"{path}{page}").status_code == 404, page
    for service in ("", "/@workflow", "/@history"):
        assert person("head").rest("GET", f"{address}{service}").status_code == 404, service
    assert person("head").rest("POST", f"{address}/@workflow/endorse").status_code == 404
    assert person("clerk").get(path).status_code == 200


def test_lists_counts_and_searches_leave_it_out(office, person):
    before = person("head").rest("GET", "/@search?portal_type=OfficialDocument").json()
    address = office.walk("unit_review", title=TITLE)
    recuse(person, "head", address, "head")
    after = person("head").rest("GET", "/@search?portal_type=OfficialDocument").json()
    assert after["items_total"] == before["items_total"]
    for page in ("worklist", "worklist?tab=done", "documents", ""):
        assert TITLE not in person("head").get(f"/intranet/{page}").text, page


def test_the_turn_goes_to_the_leader_in_charge_where_there_is_no_deputy(office, person):
    address = office.walk("unit_review", title=TITLE)
    recuse(person, "head", address, "head")
    assert pending(person, address) == ["post~operation.leader"]
    office.done("leader", address, "endorse", opinion="同意")


def test_it_stays_with_who_stands_in_for_the_post(office, person):
    deputies = Deputies(person)
    deputation = deputies.approved("head", "post~operation.head", "policyhead", by="leader")
    address = office.walk("unit_review", title=TITLE)
    recuse(person, "head", address, "head")
    assert pending(person, address) == ["post~operation.head"]
    office.done("policyhead", address, "endorse", opinion="同意")
    deputies.end(deputation)


def test_a_head_recuses_a_clerk_whose_draft_goes_to_the_head(office, person):
    address = office.draft(title=TITLE)
    assert recuse(person, "head", address, "clerk").status_code == 204
    assert person("clerk").rest("GET", address).status_code == 404
    assert pending_of_head(person, address) == ["post~operation.head"]


def pending_of_head(person, address: str) -> list[str]:
    """Tokens of the posts whose turn it is, while the principal does not see it yet."""
    return person("head").rest("GET", address).json()["pending"]


@pytest.mark.parametrize(("account", "whom"), [("clerk", "head"), ("head", "leader")])
def test_nobody_recuses_who_stands_above(office, person, account, whom):
    address = office.walk("signing", title=TITLE)
    assert recuse(person, account, address, whom).status_code in (400, 403)
    assert person(whom).rest("GET", address).status_code == 200


@pytest.mark.parametrize("reason", ["", " ", "　\t "])
def test_a_reason_is_given(office, person, reason):
    address = office.walk("unit_review", title=TITLE)
    assert recuse(person, "head", address, "head", reason).status_code == 400


def test_the_record_and_the_audit_say_who_set_it_and_why(office, person):
    address = office.walk("unit_review", title=TITLE)
    recuse(person, "head", address, "head", "与申报企业法定代表人系亲属")
    page = person("clerk").get("/intranet" + address.split("/intranet", 1)[1]).text
    assert "与申报企业法定代表人系亲属" in page
    assert "回避" in person("auditor").get("/intranet/audit?event=recused").text


def test_a_stranger_cannot_recuse_and_learns_nothing(office, person):
    address = office.walk("unit_review", title=TITLE)
    for account in ("clerk2", "secadmin", "firm1", None):
        assert recuse(person, account, address, "head").status_code in (401, 404)


def test_the_form_leads_back_to_the_record_without_recusing_anybody(office, person):
    address = office.walk("unit_review", title=TITLE)
    path = "/intranet" + address.split("/intranet", 1)[1]
    page = person("head").get(f"{path}/@@recuse").text
    back = page.partition("返回，暂不办理</a>")[0].rpartition("<a ")[2]
    assert f'{path}"' in back
    assert person("head").get(path).status_code == 200


NO_PART = "无需回避"


def refused(person, account: str, address: str) -> None:
    """Neither page nor service recuses the person themselves; the page of the record offers none.

    Nothing is written on the record.
    """
    path = "/intranet" + address.split("/intranet", 1)[1]
    before = person(account).rest("GET", address).json()["seen"]
    answer = recuse(person, account, address, account)
    assert answer.status_code == 403 and NO_PART in answer.text
    assert "@@recuse" not in person(account).get(path).text
    page = person(account).get(f"{path}/@@recuse")
    assert page.status_code == 403 and NO_PART in page.text
    assert person(account).rest("GET", address).json()["seen"] == before


def test_who_only_reads_a_document_is_not_recused_from_it(office, person):
    address = office.walk("issued", title=TITLE)
    for account in ("editor", "reviewer"):
        refused(person, account, address)
    told = recuse(person, "editor", address, "editor").json()["error"]
    assert told["allowed"] == ["办公室档案员"]


@pytest.mark.parametrize("account", ["leader", "principal"])
def test_who_would_get_the_turn_of_others_is_recused_before_that(office, person, account):
    address = office.walk("issued", title=TITLE)
    assert recuse(person, account, address, account).status_code == 204
    assert person(account).rest("GET", address).status_code == 404


def test_who_may_take_a_step_is_recused_before_it_comes_to_it(office, person):
    address = office.walk("unit_review", title=TITLE)
    path = "/intranet" + address.split("/intranet", 1)[1]
    assert "@@recuse" in person("registrar").get(path).text
    assert recuse(person, "registrar", address, "registrar").status_code == 204
    assert person("registrar").rest("GET", address).status_code == 404


def test_who_stands_in_is_recused_from_what_waits_there(office, person):
    deputies = Deputies(person)
    deputation = deputies.approved("head", "post~operation.head", "policyhead", by="leader")
    address = office.walk("unit_review", title=TITLE)
    assert recuse(person, "policyhead", address, "policyhead").status_code == 204
    assert person("policyhead").rest("GET", address).status_code == 404
    office.done("head", address, "endorse", opinion="同意")
    deputies.end(deputation)


@pytest.mark.parametrize("state", ["draft", "review", "published"])
def test_nobody_is_recused_from_what_is_written_for_the_public(person, state):
    editing = Editing(person)
    address = editing.walk(state)
    path = address.removeprefix(person("editor").url)
    accounts = ("editor", "editor2", *(("clerk", "secadmin") if state == "published" else ()))
    for account in accounts:
        before = editing.info(address)["seen"]
        answer = recuse(person, account, address, account)
        assert answer.status_code in (401, 403, 404), account
        assert "@@recuse" not in person(account).get(path).text
        assert person(account).get(f"{path}/@@recuse").status_code in (403, 404)
        assert editing.info(address)["seen"] == before
    told = recuse(person, "editor", address, "editor")
    assert told.status_code == 403 and "面向公众" in told.text
