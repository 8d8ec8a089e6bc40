"""A deputy is asked for by the holder of the post and approved above."""

from tests.core.deputies.conftest import ROOT

import pytest


HEAD = "post~operation.head"


@pytest.mark.parametrize(
    ("account", "post", "approver"),
    [
        ("clerk", "post~operation.clerk", "head"),
        ("head", HEAD, "leader"),
        ("leader", "post~urban.leader", "principal"),
        ("registrar", "post~office.registrar", "director"),
    ],
)
def test_the_post_above_approves_and_nobody_else(deputies, account, post, approver):
    address = deputies.asked(account, post, "policyhead")
    for other in ("head", "leader", "principal", "director", "head2", "secadmin", "policyhead"):
        if other != approver:
            answer = deputies.act(other, address, "approve", opinion="同意")
            assert answer.status_code in (403, 404), other
    assert deputies.act(approver, address, "approve", opinion="同意").status_code == 200
    deputies.end(address)


@pytest.mark.parametrize("promoted", ["planningclerk", "personnelclerk"])
def test_neither_side_approves_whatever_post_they_come_to_hold(deputies, person, promoted):
    path = "/intranet/organisation/planning/head"
    address = deputies.asked("planningclerk", "post~planning.clerk", "personnelclerk")
    secadmin = person("secadmin")
    try:
        for holders in (["planninghead", promoted], [promoted]):
            assert secadmin.rest("PATCH", path, holders=holders).status_code == 204
            answer = deputies.act(promoted, address, "approve", opinion="同意")
            assert answer.status_code == 403, (holders, answer.text)
    finally:
        assert secadmin.rest("PATCH", path, holders=["planninghead"]).status_code == 204
    assert deputies.act("planninghead", address, "approve", opinion="同意").status_code == 200
    deputies.end(address)


def test_nobody_stands_in_for_who_has_left_the_post_meanwhile(deputies, person):
    secadmin, path = person("secadmin"), "/intranet/organisation/planning/clerk"
    address = deputies.asked("planningclerk", "post~planning.clerk", "personnelclerk")
    try:
        assert secadmin.rest("PATCH", path, holders=["partyclerk"]).status_code == 204
        answer = deputies.act("planninghead", address, "approve", opinion="同意")
        assert answer.status_code == 400 and "已不在该岗位" in answer.text
    finally:
        assert secadmin.rest("PATCH", path, holders=["planningclerk"]).status_code == 204
    assert deputies.act("planningclerk", address, "withdraw").status_code == 200


def test_the_deputation_of_the_principal_is_entered_on_a_recorded_order(deputies):
    post = "post~commission.principal"
    assert deputies.ask("secadmin", post, "leader").status_code == 400
    assert deputies.ask("principal", post, "leader", order="市委通知").status_code == 400
    address = deputies.asked("secadmin", post, "leader", order="市委〔2026〕3号通知")
    assert deputies.act("secadmin", address, "approve", opinion="按通知录入").status_code == 200
    deputies.end(address)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"post": "post~urban.head"}, "post"),
        ({"deputy": "head"}, "deputy"),
        ({"start": 5, "end": 1}, "last_day"),
        ({"start": -9, "end": -2}, "last_day"),
        ({"start": 0, "end": 900}, "last_day"),
    ],
)
def test_what_makes_no_sense_is_refused_beside_its_field(deputies, fields, field):
    wanted = {"account": "head", "post": HEAD, "deputy": "policyhead", **fields}
    answer = deputies.ask(**wanted)
    assert answer.status_code == 400
    assert field in answer.text


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"kinds": None}, "kinds", ("至少选择", "documents（公文）", "inquiries（咨询）")),
        ({"kinds": []}, "kinds", ("至少选择", "documents（公文）")),
        ({"kinds": ["cars"]}, "kinds", ("没有这个选项", "documents（公文）")),
        ({"post": "post~urban.head"}, "post", ("没有这个选项", "post~operation.head（")),
        ({"post": None}, "post", ("必填", "post~operation.head（")),
    ],
)
def test_a_wrong_or_missing_choice_is_told_with_the_values_there_are(
    deputies, fields, field, words
):
    wanted = {"account": "head", "post": HEAD, "deputy": "policyhead", **fields}
    answer = deputies.ask(**wanted)
    assert answer.status_code == 400
    [error] = [one for one in answer.json()["error"]["errors"] if one["field"] == field]
    assert all(word in error["message"] for word in words), error
    assert "约束" not in answer.text


def test_two_do_not_stand_in_for_each_other(deputies, standing_in):
    answer = deputies.ask("policyhead", "post~policy.head", "head")
    assert answer.status_code == 400
    assert "代理" in answer.json()["message"] or "代理" in answer.text


def test_after_those_days_they_may(deputies, standing_in):
    address = deputies.asked("policyhead", "post~policy.head", "head", start=6, end=9)
    assert deputies.act("policyhead", address, "withdraw").status_code == 200


@pytest.mark.parametrize("account", ["secadmin", "sysadmin", "auditor", "firm1", "district", None])
def test_who_holds_no_such_post_asks_for_none(deputies, person, account):
    answer = deputies.ask(account, "post~administration.system", "clerk")
    assert answer.status_code in (400, 401, 403, 404)


def test_it_is_not_deleted_or_changed(deputies, standing_in, person):
    for account in ("head", "leader", "secadmin", "policyhead"):
        assert person(account).rest("DELETE", standing_in).status_code in (401, 403, 409)
        answer = person(account).rest("PATCH", standing_in, last_day="2030-01-01")
        assert answer.status_code in (401, 403)


def test_all_staff_read_an_approved_one_and_outsiders_do_not(person, standing_in):
    path = standing_in.split("/++api++")[-1]
    path = ROOT + path.split(ROOT, 1)[1]
    assert person("clerk2").get(path).status_code == 200
    for account in ("firm1", "district", None):
        assert person(account).get(path).status_code in (302, 401, 403, 404)


def test_nobody_asks_for_days_that_are_over(deputies):
    answer = deputies.ask("head", HEAD, "policyhead", start=-6, end=6)
    assert answer.status_code == 400
    assert "first_day" in answer.text


def test_whoever_asks_and_approves_is_told_who_stands_in_already(deputies, standing_in, person):
    def page(account, address):
        return person(account).get(ROOT + address.split(ROOT, 1)[1]).text

    told = "本岗位已委托演示政策法规处处长代理（公文）"
    other = deputies.asked("head", HEAD, "head2", start=3, end=9, kinds=["documents", "inquiries"])
    assert told in page("head", other) and told in page("leader", other)
    for start, kinds in ((6, ["documents"]), (3, ["inquiries"])):
        apart = deputies.asked("head", HEAD, "head2", start=start, end=9, kinds=kinds)
        assert told not in page("leader", apart)
        deputies.act("head", apart, "withdraw")
    deputies.act("head", other, "withdraw")


def test_a_list_says_which_deputation_is_in_force(deputies, person):
    addresses = [
        deputies.approved("head", HEAD, "policyhead", by="leader", start=start, end=start + 1)
        for start in (0, 3)
    ]
    text = person("clerk2").get(ROOT).text
    assert "代理中" in text and "未开始" in text
    for address, word in zip(addresses, ("代理中", "未开始"), strict=True):
        assert word in person("clerk2").get(ROOT + address.split(ROOT, 1)[1]).text
        deputies.end(address)


def test_who_revokes_his_own_is_named_without_a_post_in_its_place(deputies, person):
    address = deputies.approved("head", HEAD, "policyhead", by="leader")
    deputies.end(address, "head")
    page = person("head").get(ROOT + address.split(ROOT, 1)[1]).text
    signed = page.rpartition('<p class="sig">')[2].partition("<time")[0]
    assert signed.count("演示处长") == 1
