"""The places of the districts: nobody learns what another district was sent, or that it was."""

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
