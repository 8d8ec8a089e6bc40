"""Recall, revocation and abolition of what was issued (收回、撤销、废止)."""

from bs4 import BeautifulSoup


REASON = "依据已修订"


def path_of(address: str) -> str:
    return address.split("/jingwei")[-1].replace("/++api++", "")


def copy_of(issue, copy: str, account: str = "district") -> dict:
    return issue.person(account).rest("GET", copy).json()


def test_what_is_recalled_is_read_by_nobody_outside_and_is_issued_again_unchanged(issue):
    address = issue.issued(units=["planning"])
    number = issue.person("registrar").rest("GET", address).json()["number"]
    copy = issue.copy("district", "linjiang")
    issue.done("district", copy, "receive")
    issue.done("registrar", address, "recall", reason=REASON)
    data = copy_of(issue, copy)
    assert data["body"] is None and data["recall_reason"] == REASON and data["items"] == []
    assert issue.person("planningclerk").rest("GET", address).status_code == 404
    assert {row["state"] for row in issue.recipients(address)} == {"已收回"}
    issue.done("registrar", address, "issue", districts=["linjiang"], units=[], organs=[])
    assert issue.person("registrar").rest("GET", address).json()["number"] == number
    new = issue.copy("district", "linjiang")
    assert new != copy and copy_of(issue, new)["number"] == number


def test_what_is_to_be_changed_goes_the_whole_way_again_and_keeps_its_number(issue):
    address = issue.issued()
    number = issue.person("registrar").rest("GET", address).json()["number"]
    issue.done("registrar", address, "recall", reason=REASON)
    issue.done("registrar", address, "return", reason="请更正附表")
    issue.walk_on(address, "issued")
    assert issue.person("registrar").rest("GET", address).json()["number"] == number


def test_what_is_recalled_may_be_declared_void(issue):
    address = issue.issued()
    issue.done("registrar", address, "recall", reason=REASON)
    issue.done("registrar", address, "void", reason="不再印发")
    assert issue.state(address) == "void"


def test_what_is_abolished_says_so_to_everybody_who_has_it(issue, days):
    address = issue.issued()
    copy = issue.copy("district", "linjiang")
    issue.done("district", copy, "receive")
    today = days.today().isoformat()
    issue.done("principal", address, "abolish", reason=REASON, replaced_by="江经〔2026〕99号")
    assert issue.state(address) == "abolished"
    data = copy_of(issue, copy)
    assert data["ending"]["word"] == "abolished" and data["ending"]["since"] == today
    assert "请认真组织实施" in data["body"]["data"]
    page = issue.person("district").get(path_of(copy))
    assert "废止" in page.text and "江经〔2026〕99号" in page.text
    listed = issue.copies("district", "linjiang")
    assert "废止" in listed[0]["state"]
    issue.done("archivist", address, "archive_ended", retention="30")
    assert issue.act("archivist", address, "archive_ended", retention="30").status_code == 409


def test_what_lies_in_the_archive_is_revoked_too(issue):
    address = issue.issued()
    issue.done("archivist", address, "archive", retention="30")
    wrong = issue.act("principal", address, "revoke", reason=REASON, pin="000000")
    assert wrong.status_code == 400
    issue.done("leader", address, "revoke", reason=REASON)
    assert issue.state(address) == "revoked"
    assert copy_of(issue, issue.copy("district", "linjiang"))["ending"]["word"] == "revoked"
    opinions = issue.person("principal").rest("GET", address).json()["opinions"]
    assert opinions[-1]["decision"] == "revoked" and not opinions[-1]["older"]


def test_the_day_of_abolition_lies_between_issue_and_today(issue):
    address = issue.issued()
    for day in ("2000-01-01", "2999-01-01"):
        answer = issue.act("principal", address, "abolish", reason=REASON, since=day)
        assert answer.status_code == 400, answer.text


def test_sheet_and_copy_name_what_was_done_as_documents_do(issue):
    address = issue.issued(districts=["linjiang"])
    copy = issue.copy("district", "linjiang")
    issue.done("principal", address, "revoke", reason=REASON)
    for account, place in (("registrar", address), ("district", copy)):
        page = issue.person(account).get(path_of(place)).text
        assert "撤销" in page and "委托" not in BeautifulSoup(page, "html.parser").main.text


def test_what_was_not_signed_for_by_then_need_not_be_any_more(issue):
    address = issue.issued()
    linjiang, wanghu = issue.copy("district", "linjiang"), issue.copy("district2", "wanghu")
    issue.done("district2", wanghu, "receive")
    waiting = issue.waiting("district", "linjiang")
    issue.done("principal", address, "abolish", reason=REASON)
    assert issue.copies("district", "linjiang")[0]["state"] == "未签收，后废止"
    assert issue.copies("district2", "wanghu")[0]["state"] == "已签收，后废止"
    assert issue.waiting("district", "linjiang") == waiting - 1
    data = copy_of(issue, linjiang)
    assert data["due"] is None and data["light"] == "grey" and data["pending"] == []
    page = issue.person("district").get(path_of(linjiang)).text
    assert "该区此前未签收，现已无须签收" in page and "@@act/receive" not in page
    assert issue.act("district", linjiang, "receive").status_code == 409
    states = {row["name"]: row["state"] for row in issue.recipients(address)}
    assert states == {"临江区": "未签收，后废止", "望湖区": "已签收"}
    assert "1 / 1" in issue.person("registrar").get(f"{path_of(address)}/@@recipients").text


def test_a_refusal_of_what_is_revoked_waits_for_nobody(issue):
    address = issue.issued(districts=["linjiang"])
    copy = issue.copy("district", "linjiang")
    issue.done("district", copy, "refuse", reason="与我区无关")
    issue.done("principal", address, "revoke", reason=REASON)
    assert issue.act("registrar", copy, "send_again", reason="请签收").status_code == 409
    todo = issue.person("registrar").rest("GET", "/intranet/@listing/worklist").json()["items"]
    assert copy not in [row["@id"] for row in todo]
    [row] = issue.recipients(address)
    assert row["state"] == "未签收，后撤销" and "与我区无关" in row["told"]


def test_a_list_is_narrowed_to_what_was_not_signed_for_in_time(issue):
    address = issue.issued(districts=["wanghu"])
    copy = issue.copy("district2", "wanghu")
    issue.done("principal", address, "revoke", reason=REASON)
    for phase, found in (("lapsed_revoked", True), ("revoked", False), ("sent", False)):
        answer = issue.person("district2").rest(
            "GET", f"/desk/districts/wanghu/@listing?state={phase}"
        )
        assert (copy in [row["@id"] for row in answer.json()["items"]]) == found, phase
