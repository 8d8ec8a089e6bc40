"""Lists of the office from end to end."""

from tests.office.documents.conftest import FIELDS

import pytest


@pytest.mark.parametrize(
    "address",
    ["/intranet/documents?", "/intranet/worklist?tab=started&", "/intranet/search?q=%E7%94%A8&"],
)
def test_a_page_past_the_end_of_a_list_is_the_last_one(office, person, address):
    office.draft()
    clerk = person("clerk")
    answer = clerk.get(f"{address}b_start=5000")
    if answer.status_code == 302:
        answer = clerk.get(f"/intranet{answer.headers['Location'].partition('/intranet')[2]}")
    assert FIELDS["title"][:8] in answer.text


@pytest.mark.parametrize("account", ["clerk", "principal", "sysadmin", "auditor"])
def test_the_home_leads_everybody_to_tools_that_they_may_open(person, account):
    text = person(account).get("/intranet").text
    for path in ("calendar", "organisation/@@powers", "jobs"):
        assert f'/intranet/{path}"' in text
        assert person(account).get(f"/intranet/{path}").status_code == 200
