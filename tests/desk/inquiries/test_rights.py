"""Who may do what with an inquiry: written by hand, never read from the grid.

Whatever is not listed must be refused. The inquiry goes to 都市工业处 (clerk2, head2); its writer
agreed to publication.
"""

import pytest


ACCOUNTS = [
    *("clerk", "head", "clerk2", "head2", "officeclerk", "director", "leader", "principal"),
    *("registrar", "archivist", "supervisor", "editor", "editor2", "reviewer", "planninghead"),
    *("planningclerk", "district", "district2", "firm1", "firm2", "expert1"),
    *("sysadmin", "secadmin", "auditor", "admin", None),
]
OFFICE = {"officeclerk"}
UNIT = OFFICE | {"clerk2", "head2"}
RELEASE = {"editor", "reviewer", "director"}
VIEW = {
    "received": OFFICE,
    "handling": UNIT,
    "answer_review": UNIT,
    "answered": UNIT | RELEASE,
    "rejected": OFFICE,
    "published": UNIT | RELEASE,
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
PROTECTED = {
    "title": "改动",
    "question": "改动",
    "contact": "改动",
    "publish": False,
    "number": "咨询〔2020〕1号",
    "unit": "operation",
    "answer": "改动",
    "reason": "改动",
    "extra": [["x", "y"]],
    "pending": ["firm1"],
    "reviewer": "post~operation.head",
    "review_state": "published",
}
STOCK_VIEWS = [
    *("sharing", "@@historyview", "folder_contents", "@@manage-portlets", "object_rename"),
    *("delete_confirmation", "object_copy", "object_cut", "content_status_history", "edit"),
    *("content_status_modify?workflow_action=publish", "manage_main", "@@syndication"),
]


@pytest.fixture(scope="module", params=list(VIEW))
def inquiry(request, counter):
    """(state, address) of one inquiry per state."""
    address, _code = counter.walk(request.param)
    return request.param, address


def test_only_the_listed_posts_see_it(inquiry, person):
    state, address = inquiry
    for account in ACCOUNTS:
        answer = person(account).rest("GET", address)
        page = person(account).get(address)
        if account in VIEW[state]:
            assert answer.status_code == 200, (state, account, answer.text)
            assert page.status_code == 200, (state, account, page.text)
        else:
            assert answer.status_code == (401 if account is None else 404), (state, account)
            assert page.status_code in (302, 401, 404), (state, account)
            assert "账号怎样申请" not in page.text


def test_only_who_answers_reads_the_contact(inquiry, person):
    state, address = inquiry
    for account in VIEW[state]:
        expected = account not in RELEASE
        assert ("0000-0002" in person(account).rest("GET", address).text) == expected, account
        assert ("0000-0002" in person(account).get(address).text) == expected, account


def test_only_the_listed_posts_are_offered_a_step(inquiry, person):
    state, address = inquiry
    for account in VIEW[state]:
        answer = person(account).rest("GET", f"{address}/@workflow").json()
        offered = {step["id"] for step in answer["transitions"]}
        listed = {step for step, posts in FIRE[state].items() if account in posts}
        assert offered == listed, (state, account)


def test_every_other_step_is_refused_and_changes_nothing(inquiry, counter):
    state, address = inquiry
    before = counter.info(address)["seen"]
    for transition in TRANSITIONS:
        for account in ACCOUNTS:
            if account in FIRE[state].get(transition, ()):
                continue
            answer = counter.act(account, address, transition, reason="xx", unit="urban")
            allowed = {401} if account is None else {404}
            if account in VIEW[state]:
                allowed = {403, 409}
            assert answer.status_code in allowed, (state, transition, account, answer.text)
    assert counter.info(address)["seen"] == before


def test_nobody_changes_what_was_written(inquiry, person):
    state, address = inquiry
    before = person("officeclerk").rest("GET", address).json()
    for account in ACCOUNTS:
        answer = person(account).rest("PATCH", address, **PROTECTED)
        assert answer.status_code in {401, 403, 404}, (state, account, answer.status_code)
    after = person("officeclerk").rest("GET", address).json()
    assert {name: after.get(name) for name in PROTECTED} == {
        name: before.get(name) for name in PROTECTED
    }


def test_it_is_a_search_hit_for_those_who_see_it_only(inquiry, person):
    state, address = inquiry
    uid = person("officeclerk").rest("GET", address).json()["UID"]
    for account in ACCOUNTS:
        answer = person(account).rest("GET", f"/@search?UID={uid}")
        hits = answer.json().get("items_total", 0) if answer.status_code == 200 else 0
        assert hits == (1 if account in VIEW[state] else 0), (state, account)


def test_it_is_neither_copied_moved_renamed_nor_deleted(inquiry, counter, person):
    _state, address = inquiry
    before = counter.addresses()
    for account in ACCOUNTS:
        for service in ("@copy", "@move"):
            person(account).rest("POST", f"/intranet/inquiries/{service}", source=address)
        assert person(account).rest("PATCH", address, id="renamed").status_code >= 400
        assert person(account).rest("DELETE", address).status_code >= 400
    assert counter.addresses() == before


def test_stock_views_show_and_do_nothing(inquiry, counter, person):
    state, address = inquiry
    before = counter.info(address)["seen"]
    for account in ("officeclerk", "clerk2", "head2", "editor", "firm1", None):
        for view in STOCK_VIEWS:
            answer = person(account).get(f"{address}/{view}")
            assert answer.status_code in {302, 400, 401, 403, 404}, (state, account, view)
    assert counter.info(address)["seen"] == before


def test_without_agreement_the_release_sees_nothing(counter, person):
    address, _code = counter.walk("answered", publish=False)
    for account in RELEASE:
        assert person(account).rest("GET", address).status_code == 404, account


def test_the_desk_is_closed_to_everybody(person, site):
    for account in ACCOUNTS:
        for answer in (person(account).get("/desk"), person(account).rest("GET", "/desk")):
            assert answer.status_code in (302, 401, 404), (account, answer.status_code)
        added = person(account).rest("POST", "/desk", **{"@type": "Document", "title": "x"})
        assert added.status_code in (401, 403, 404), (account, added.status_code)
