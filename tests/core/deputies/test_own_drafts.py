"""Nobody judges his own draft through the deputy that he chose himself."""

from bs4 import BeautifulSoup
from jingwei.core.organisation import api as organisation

import pytest


pytestmark = pytest.mark.proof
HEAD = "post~operation.head"
LEADER = "post~operation.leader"
OTHERS = ("clerk", "clerk2", "head", "head2", "director", "principal", "supervisor", "secadmin")
STANDS_IN = "您代理的"


def path_of(address: str) -> str:
    return "/intranet" + address.split("/intranet", 1)[1]


def pending(person, address: str) -> list[str]:
    """Tokens of the posts whose turn it is, as the principal reads them."""
    return person("principal").rest("GET", address).json()["pending"]


def listed(person, account: str, tab: str) -> str:
    """Text of a tab of the work list."""
    return person(account).get(f"/intranet/worklist?tab={tab}").text


@pytest.fixture
def give(person, errands):
    """Return a function that lets people hold the post of the head; afterwards it is `head`."""

    def give(*holders: str) -> None:
        path = "/intranet/organisation/operation/head"
        assert person("secadmin").rest("PATCH", path, holders=list(holders)).status_code == 204
        errands()

    yield give
    give("head")


@pytest.fixture
def own(office, standing_in):
    """A draft of the head's own, handed in while `policyhead` stands in for him."""
    address = office.draft("head", title="关于处长自拟稿的通知")
    office.done("head", address, "submit")
    return address


def test_the_turn_goes_to_the_leader_and_not_to_the_deputy(office, person, own):
    assert pending(person, own) == [LEADER]
    for account in (*OTHERS, "policyhead", "firm1", None):
        answer = office.act(account, own, "endorse", opinion="同意")
        assert answer.status_code in (401, 403, 404), account
    office.done("leader", own, "endorse", opinion="同意")
    assert office.info(own, "head")["state"]["id"] == "office_check"


def test_the_leader_finds_it_in_the_work_list_and_the_deputy_in_none(person, own):
    assert "关于处长自拟稿的通知" in listed(person, "leader", "todo")
    for tab in ("todo", "deputised"):
        assert "关于处长自拟稿的通知" not in listed(person, "policyhead", tab)
    assert "关于处长自拟稿的通知" not in person("policyhead").get("/intranet").text


def test_the_drafter_is_told_beforehand_where_it_goes(office, person, standing_in):
    address = office.draft("head")
    page = person("head").get(f"{path_of(address)}/@@act/submit").text
    main = page.partition("<main")[2]
    assert "经济运行处分管领导" in main and "演示政策法规处处长" not in main


def test_a_recused_head_who_drafted_it_is_not_stood_in_for(office, person, own):
    reason = {"person": "head", "reason": "与当事企业有亲属关系"}
    assert person("head").rest("POST", f"{own}/@recuse", **reason).status_code == 204
    assert pending(person, own) == [LEADER]
    assert office.act("policyhead", own, "endorse", opinion="同意").status_code in (403, 404)


def test_a_clerk_who_became_head_has_no_deputy_for_what_he_drafted(office, person, deputies, give):
    address = office.walk("unit_review")
    give("clerk")
    deputation = deputies.approved("clerk", HEAD, "policyhead", by="leader")
    assert pending(person, address) == [LEADER]
    assert office.act("policyhead", address, "endorse", opinion="同意").status_code in (403, 404)
    office.done("leader", address, "endorse", opinion="同意")
    deputies.end(deputation)


@pytest.fixture
def two_heads(office, deputies, give):
    """A draft of one of two heads, whose deputy is `policyhead`; the other's is `planninghead`."""
    address = office.walk("unit_review", title="关于双处长事项的通知")
    give("clerk", "head")
    found = [
        deputies.approved(account, HEAD, deputy, by="leader")
        for account, deputy in (("clerk", "policyhead"), ("head", "planninghead"))
    ]
    yield address
    for deputation in found:
        deputies.end(deputation)


def test_of_two_heads_only_the_deputy_of_the_one_who_did_not_draft_it_judges(
    office, person, two_heads
):
    assert pending(person, two_heads) == [HEAD]
    answer = office.act("policyhead", two_heads, "endorse", opinion="同意")
    assert answer.status_code == 403
    assert STANDS_IN in answer.text and "演示拟稿员" in answer.text
    assert office.act("clerk", two_heads, "endorse", opinion="同意").status_code == 403
    office.done("planninghead", two_heads, "endorse", opinion="同意")
    opinion = person("director").rest("GET", two_heads).json()["opinions"][-1]
    assert opinion["post"] == "acting~operation.head.documents"


def test_of_two_heads_neither_the_drafter_nor_his_deputy_has_it_to_do(person, two_heads):
    title = "关于双处长事项的通知"
    for account, tab, finds in (
        *(("clerk", "todo", False), ("head", "todo", True)),
        *(("policyhead", "deputised", False), ("planninghead", "deputised", True)),
    ):
        assert (title in listed(person, account, tab)) == finds, account
        assert (title in person(account).get("/intranet").text) == finds or account == "clerk"


def test_only_who_can_judge_it_is_told_that_it_is_to_do(office, person, two_heads):
    assert person("policyhead").get(path_of(two_heads)).status_code == 200
    office.done("clerk", two_heads, "withdraw")
    title = "关于重新送审的通知"
    assert person("clerk").rest("PATCH", two_heads, title=title).status_code == 204
    office.done("clerk", two_heads, "submit")
    for account in ("head", "planninghead", "clerk", "policyhead"):
        page = person(account).get("/intranet/messages").text
        assert (f"待办：{title}" in page) == (account in ("head", "planninghead")), account


def test_who_may_not_judge_for_another_reads_and_is_told_why(office, person, two_heads):
    page = person("policyhead").get(path_of(two_heads))
    assert page.status_code == 200 and "@@act/endorse" not in page.text
    assert office.info(two_heads, "policyhead")["transitions"] == []
    assert "endorse" in {t["id"] for t in office.info(two_heads, "planninghead")["transitions"]}
    why = BeautifulSoup(person("policyhead").get(f"{path_of(two_heads)}/@@why").text, "html.parser")
    said = [row.td.get_text() for row in why.select("tbody tr") if row.td]
    assert any(STANDS_IN in one and "演示拟稿员" in one for one in said)
    assert "可以" in said[0] and STANDS_IN not in said[0]
    form = person("policyhead").get(f"{path_of(two_heads)}/@@act/endorse").text
    assert STANDS_IN in form


def test_who_heads_two_units_and_stands_in_judges_by_the_own_post(office, person, deputies, give):
    address = office.draft("head")
    deputation = deputies.approved("head", HEAD, "leader", by="principal")
    office.done("head", address, "submit")
    office.done("leader", address, "endorse", opinion="同意")
    opinion = person("director").rest("GET", address).json()["opinions"][-1]
    assert opinion["post"] == organisation.post("operation", "leader")
    deputies.end(deputation)
