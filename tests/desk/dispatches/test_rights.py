"""Who may do what with the copy of a district: written by hand, never read from the grid.

The copy lies with 临江区 (`district`); 望湖区 (`district2`), firms, visitors and the office without
the registrar and the head of the General Office find nothing.
"""

from tests.rights import Record
from tests.rights import Walk

import pytest


pytestmark = pytest.mark.rights
VIEW = {"district", "registrar", "director"}
FIRE = {
    "sent": {"receive": {"district"}, "refuse": {"district"}},
    "received": {},
    "refused": {"send_again": {"registrar"}, "take_back": {"registrar"}},
    "recalled": {},
    "lapsed": {},
}
TRANSITIONS = ["receive", "refuse", "send_again", "take_back", "recall", "mark", "lapse"]
# What no request may set, beside what no record lets anybody set.
PROTECTED = {
    "title": "改动",
    "number": "江经〔2020〕1号",
    "urgency": "urgent",
    "signed_on": "2020-01-01",
    "issued_on": "2020-01-01",
    "main_recipients": "改动",
    "copy_recipients": "改动",
    "note": "改动",
    "district": "wanghu",
    "source_uid": "0",
    "answers": [],
    "sent_again": [],
    "recall_reason": "改动",
    "ending": "revoked",
    "ledger": [],
}
FILE = {"filename": "调查表.csv", "encoding": "base64", "data": "5pyq5aGrCg=="}


def walk(issue, state: str) -> str:
    """A copy in a state, with a file until it is taken back."""
    draft = issue.draft()
    added = issue.person("clerk").rest("POST", draft, **{"@type": "Attachment", "file": FILE})
    assert added.status_code == 201, added.text
    issue.walk_on(draft, "numbered")
    issue.done("registrar", draft, "issue", units=[], districts=["linjiang"], organs=[])
    copy = issue.copy("district", "linjiang")
    if state == "received":
        issue.done("district", copy, "receive")
    elif state == "refused":
        issue.done("district", copy, "refuse", reason="不属我区")
    elif state == "recalled":
        issue.done("registrar", draft, "recall", reason="有误")
    elif state == "lapsed":
        issue.done("principal", draft, "revoke", reason="有误")
    return copy


@pytest.fixture(scope="module", params=list(FIRE))
def copy(request, issue, person, site):
    """The walk round one copy per state."""
    state = request.param
    return Walk(site, person, Record(state, walk(issue, state), VIEW, FIRE[state]))


def test_only_its_district_and_the_general_office_see_it(copy):
    copy.seen_by_the_listed_only()


def test_only_they_read_its_files(copy):
    found = copy.rest("district", "GET").json()["items"]
    if copy.record.state == "recalled":
        assert found == []
        return
    path = f"{copy.path}/{found[0]['@id'].rsplit('/', 1)[1]}/@@download/file"
    copy.file_read_by_the_listed_only(path, "未填".encode())


def test_only_the_listed_posts_are_offered_a_step(copy):
    copy.steps_offered_to_the_listed_only()


def test_every_other_step_is_refused_and_changes_nothing(copy):
    copy.other_steps_refused(TRANSITIONS, reason="理由")


def test_nobody_changes_it(copy):
    copy.changed_by_the_listed_only()


def test_no_request_sets_what_nobody_types(copy):
    copy.protected_from_everybody(PROTECTED)


def test_it_is_a_search_hit_for_those_who_see_it_only(copy):
    copy.found_by_the_listed_only()


def test_it_is_not_deleted(copy):
    copy.deleted_by_the_listed_only()


def test_stock_views_show_and_do_nothing(copy):
    copy.stock_views_do_nothing(("district", "registrar", "district2", "firm1", None))


def test_the_paper_is_for_them_only(copy):
    for account, client in copy.clients.items():
        answer = client.get(f"{copy.path}/@@issued.pdf")
        if account in VIEW:
            # It is made by the ticker, which does not run here.
            expected = 404 if copy.record.state == "recalled" else 202
            assert answer.status_code == expected, account
        else:
            copy.not_shown(answer, account)
