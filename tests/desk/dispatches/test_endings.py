"""Recall, revocation and abolition of what was issued (收回、撤销、废止)."""

from bs4 import BeautifulSoup


REASON = "依据已修订"


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
    page = issue.person("district").get(copy.split("/jingwei")[-1].replace("/++api++", ""))
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
        page = issue.person(account).get(place.split("/jingwei")[-1].replace("/++api++", "")).text
        assert "撤销" in page and "委托" not in BeautifulSoup(page, "html.parser").main.text
