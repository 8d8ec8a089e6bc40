"""The places of the districts: nobody learns what another district was sent, or that it was."""

from bs4 import BeautifulSoup
from tests.rights import ACCOUNTS
from tests.rights import OUTSIDE

import pytest


pytestmark = pytest.mark.rights
OFFICE = {"registrar", "director"}
WORDS = "绝密以外的专项调查"


@pytest.fixture(scope="module")
def sent(issue):
    """A document that only 望湖区 was sent."""
    address = issue.walk("numbered", title=f"关于{WORDS}的通知")
    issue.done("registrar", address, "issue", units=[], districts=["wanghu"], organs=[])
    return issue.copy("district2", "wanghu")


def test_a_district_is_led_to_its_own_place(issue, sent):
    answer = issue.person("district2").get("/desk/districts")
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith("/desk/districts/wanghu")
    assert issue.person("district2").get("/desk").status_code == 302


@pytest.mark.parametrize("account", ACCOUNTS)
def test_a_place_is_for_its_district_and_the_general_office(issue, sent, account):
    page = issue.person(account).get("/desk/districts/wanghu")
    listed = issue.person(account).rest("GET", "/desk/districts/wanghu/@listing")
    if account == "district2" or account in OFFICE:
        assert page.status_code == 200 and WORDS in page.text
        assert listed.status_code == 200 and listed.json()["items_total"]
    else:
        assert page.status_code in ((302, 401) if account is None else (404,))
        assert listed.status_code in ((401,) if account is None else (401, 403, 404))
        assert WORDS not in page.text + listed.text


@pytest.mark.parametrize("account", sorted({*OUTSIDE, "clerk2", "district"} - {None, "district2"}))
def test_no_list_no_search_and_no_export_tells_others(issue, sent, account):
    client = issue.person(account)
    paths = ("/desk/districts", "/desk/districts/linjiang", f"/search?q={WORDS}")
    for path in (*paths, "/desk/districts?export=csv", "/desk/districts/linjiang?export=csv"):
        answer = client.get(path)
        told = answer.text.replace(f'value="{WORDS}"', "")
        assert f"关于{WORDS}" not in told, path
    assert client.rest("GET", f"{sent}/@workflow").status_code in (401, 404)
    assert client.rest("POST", f"{sent}/@workflow/receive").status_code in (401, 404)


def test_the_general_office_sees_all_of_them_by_district(issue, sent):
    page = issue.person("registrar").get("/desk/districts?district=wanghu")
    assert page.status_code == 200 and WORDS in page.text
    assert WORDS not in issue.person("registrar").get("/desk/districts?district=linjiang").text


def test_a_district_never_comes_into_the_office(issue, sent):
    for path in ("/intranet", "/intranet/documents", "/intranet/worklist", "/intranet/messages"):
        assert issue.person("district2").get(path).status_code == 404, path


def test_recipients_are_for_who_answers_for_the_document(issue):
    address = issue.issued(units=["planning"])
    path = address.split("/jingwei")[-1].replace("/++api++", "")
    may = {"clerk", "head", "leader", "principal", "director", "registrar", "archivist"}
    for account in ACCOUNTS:
        answer = issue.person(account).get(f"{path}/@@recipients")
        assert (answer.status_code == 200) == (account in may), account
        files = issue.person(account).get(f"{path}/@@recipients?export=csv")
        assert (files.status_code == 200) == (account in may), account


AGAIN = ("drafting", "unit_review", "office_check", "signing", "signed", "numbered")


def recipients_of(issue, address: str, account: str) -> list[tuple[str, str]] | None:
    """Names and states of the list, None for whom there is none."""
    answer = issue.person(account).rest("GET", f"{address}/@listing/recipients")
    if answer.status_code == 404:
        return None
    return [(row["name"], row["state"]) for row in answer.json()["items"]]


def box(issue, address: str, account: str) -> str:
    """What stands beside the sheet."""
    path = address.split("/jingwei")[-1].replace("/++api++", "")
    page = BeautifulSoup(issue.person(account).get(path).text, "html.parser")
    return " ".join(one.get_text(" ", strip=True) for one in page.select(".aside"))


@pytest.mark.parametrize("state", [*AGAIN, "void"])
def test_who_had_what_was_recalled_is_still_told_whatever_becomes_of_it(issue, state):
    address = issue.issued(districts=["linjiang"])
    issue.done("registrar", address, "recall", reason="附表有误")
    if state == "void":
        issue.done("registrar", address, "void", reason="不再印发")
    else:
        issue.done("registrar", address, "return", reason="重新核对附表")
        issue._to(address, state)
    assert issue.state(address) == state
    for account in ("clerk", "head", "director", "registrar", "archivist", "principal"):
        assert recipients_of(issue, address, account) == [("临江区", "已收回")], account
        assert "已收回" in box(issue, address, account), account
    for account in ("planningclerk", "editor", "auditor", "district"):
        assert recipients_of(issue, address, account) is None, account


@pytest.mark.parametrize("state", ["drafting", "numbered"])
def test_what_was_never_issued_has_no_list_of_recipients(issue, state):
    address = issue.walk(state)
    path = address.split("/jingwei")[-1].replace("/++api++", "")
    assert issue.person("clerk").get(f"{path}/@@recipients").status_code == 404
    assert recipients_of(issue, address, "clerk") is None
    assert "分发与签收" not in box(issue, address, "clerk")
