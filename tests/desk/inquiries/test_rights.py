"""Who may do what with an inquiry: written by hand, never read from the grid.

Whatever is not listed must be refused. The inquiry goes to 都市工业处 (clerk2, head2); its writer
agreed to publication.
"""

from jingwei.core import clock
from tests.rights import ACCOUNTS
from tests.rights import Record
from tests.rights import Walk

import pytest


pytestmark = pytest.mark.rights
OFFICE = {"officeclerk"}
UNIT = OFFICE | {"clerk2", "head2"}
FOLLOWS = {"supervisor", "leader"}
RELEASE = {"editor", "reviewer", "director"}
VIEW = {
    "received": OFFICE,
    "handling": UNIT | FOLLOWS,
    "answer_review": UNIT | FOLLOWS,
    "answered": UNIT | RELEASE | FOLLOWS,
    "rejected": OFFICE,
    "published": UNIT | RELEASE | FOLLOWS,
}
FIRE = {
    "received": {"assign": {"officeclerk"}, "reject": {"officeclerk"}},
    "handling": {"draft_answer": {"clerk2"}, "pass_on": {"clerk2"}},
    "answer_review": {"approve_answer": {"head2"}, "return": {"head2"}},
    "answered": {},
    "rejected": {},
    "published": {},
}
TRANSITIONS = [
    *("assign", "reject", "draft_answer", "pass_on", "approve_answer", "return", "publish"),
]
# What no request may set, beside what no record lets anybody set.
PROTECTED = {
    "title": "改动",
    "question": "改动",
    "contact": "改动",
    "publish": False,
    "extra": [["x", "y"]],
    "number": "咨询〔2020〕1号",
    "received": "2020-01-01T00:00:00",
    "unit": "operation",
    "answer": "改动",
    "reason": "改动",
    "reviewer": "post~operation.head",
    "answered_on": "2020-01-01T00:00:00",
    "forgotten_on": "2020-01-01T00:00:00",
}


@pytest.fixture(scope="module", params=list(VIEW))
def inquiry(request, counter, person, site):
    """The walk round one inquiry per state."""
    state = request.param
    address, _code = counter.walk(state)
    return Walk(site, person, Record(state, address, VIEW[state], FIRE[state]))


def test_only_the_listed_posts_see_it(inquiry):
    inquiry.seen_by_the_listed_only()


def test_only_who_answers_reads_the_contact(inquiry):
    for account in ACCOUNTS:
        expected = account in inquiry.record.view - RELEASE - FOLLOWS
        assert ("0000-0002" in inquiry.rest(account, "GET").text) == expected, account
        assert ("0000-0002" in inquiry.page(account).text) == expected, account


def test_only_the_listed_posts_are_offered_a_step(inquiry):
    inquiry.steps_offered_to_the_listed_only()


def test_every_other_step_is_refused_and_changes_nothing(inquiry):
    inquiry.other_steps_refused(TRANSITIONS, reason="xx", unit="urban")


def test_nobody_changes_what_was_written(inquiry):
    inquiry.changed_by_the_listed_only()


def test_no_request_sets_what_nobody_types(inquiry):
    inquiry.protected_from_everybody(PROTECTED)


def test_nobody_puts_a_file_into_it(inquiry):
    file = {"filename": "表.csv", "encoding": "base64", "data": "5pyq5aGrCg=="}
    for account in ACCOUNTS:
        answer = inquiry.rest(account, "POST", **{"@type": "Attachment", "file": file})
        inquiry.refused(answer, account, {401, 403, 404})


def test_it_is_a_search_hit_for_those_who_see_it_only(inquiry):
    inquiry.found_by_the_listed_only()


def test_it_is_neither_copied_moved_nor_renamed(inquiry):
    inquiry.copied_moved_and_renamed_by_nobody("/intranet/inquiries")


def test_it_is_deleted_by_nobody(inquiry):
    inquiry.deleted_by_the_listed_only()


def test_stock_views_show_and_do_nothing(inquiry):
    inquiry.stock_views_do_nothing(("officeclerk", "clerk2", "head2", "editor", "firm1", None))


def test_without_agreement_the_release_sees_nothing(counter, person):
    address, _code = counter.walk("answered", publish=False)
    for account in RELEASE:
        assert person(account).rest("GET", address).status_code == 404, account


def test_the_desk_is_passed_by_districts_and_who_sends_to_them_and_closed_to_all_others(
    person, site
):
    passing = {"district", "district2", "registrar", "director"}
    for account in ACCOUNTS:
        page, data = person(account).get("/desk"), person(account).rest("GET", "/desk")
        if account in passing:
            assert page.status_code == 302 and page.headers["Location"].endswith("/desk/districts")
            assert data.status_code == 200 and data.json().get("items", []) == [], account
        else:
            assert page.status_code in (302, 401, 404), (account, page.status_code)
            assert not page.headers.get("Location", "").endswith("/desk/districts"), account
            assert data.status_code in (401, 404), (account, data.status_code)
        added = person(account).rest("POST", "/desk", **{"@type": "Document", "title": "x"})
        assert added.status_code in (401, 403, 404), (account, added.status_code)


def test_the_register_of_letters_tells_their_topics_only_to_their_readers(counter, person):
    counter.send(topic="我患病被辞退怎么办", publish=False)
    page = "/intranet/numbering/@@register?prefix=咨询&year="
    for account in ("registrar", "archivist", "principal", "director"):
        answer = person(account).get(f"{page}{clock.today().year}")
        assert "咨询〔" in answer.text, account
        assert "我患病被辞退怎么办" not in answer.text, account
