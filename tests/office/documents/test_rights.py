"""Who may do what with an official document: written by hand, never read from the grid.

Whatever is not listed must be refused.
"""

import pytest


ACCOUNTS = [
    *("clerk", "head", "clerk2", "head2", "officeclerk", "director", "leader", "principal"),
    *("registrar", "archivist", "supervisor", "editor", "editor2", "reviewer", "planninghead"),
    *("planningclerk", "district", "district2", "firm1", "firm2", "expert1"),
    *("sysadmin", "secadmin", "auditor", "admin", None),
]
UNIT = {"clerk", "head"}
FROM_SUBMIT = UNIT | {"director", "registrar", "archivist", "principal"}
SIGNED = FROM_SUBMIT | {"leader"}
VIEW = {
    "drafting": UNIT,
    "unit_review": FROM_SUBMIT,
    "countersigning": FROM_SUBMIT | {"head2", "planninghead"},
    "office_check": FROM_SUBMIT,
    "signing": SIGNED,
    "signed": SIGNED,
    "numbered": SIGNED,
    # The document is marked 主动公开, so the two posts of the release see it.
    "issued": SIGNED | {"editor", "reviewer"},
    "archived": SIGNED | {"editor", "reviewer"},
    "void": SIGNED,
}
EDIT = {"drafting": {"clerk"}, "unit_review": {"head"}, "office_check": {"director"}}
FIRE = {
    "drafting": {"submit": {"clerk"}, "hand_over": {"head"}},
    "unit_review": {
        "endorse": {"head"},
        "consult": {"head"},
        "return": {"head"},
        "withdraw": {"clerk"},
    },
    "countersigning": {
        "answer_consultation": {"head2", "planninghead"},
        "drop_consultation": {"head"},
        "return": {"head"},
    },
    "office_check": {"clear": {"director"}, "return": {"director"}},
    "signing": {"sign": {"leader"}, "return": {"leader"}},
    "signed": {"register": {"registrar"}, "return": {"registrar"}},
    "numbered": {"issue": {"registrar"}, "return": {"registrar"}, "void": {"registrar"}},
    "issued": {"archive": {"archivist"}},
    "archived": {},
    "void": {},
}
TRANSITIONS = [
    *("submit", "hand_over", "withdraw", "endorse", "consult", "answer_consultation"),
    *("drop_consultation", "conclude_consultation", "clear", "sign", "register", "issue"),
    *("archive", "return", "void"),
]
# Attributes that no request may set, whoever sends it.
PROTECTED = {
    "number": "江经〔2026〕99号",
    "drafter": "firm1",
    "reviewer": "post~urban.head",
    "signatory": "post~urban.head",
    "pending": ["firm1"],
    "drafters": [],
    "signed_on": "2020-01-01",
    "review_state": "issued",
    "turn_holders": ["firm1"],
}
STOCK_VIEWS = [
    *("sharing", "@@historyview", "folder_contents", "@@manage-portlets", "object_rename"),
    *("delete_confirmation", "object_copy", "object_cut", "content_status_history"),
    "@@dexterity-types",
    *("content_status_modify?workflow_action=sign", "manage_main", "@@fc-delete", "@@syndication"),
]


@pytest.fixture(scope="module", params=list(VIEW))
def document(request, office, person):
    """(state, address) of one document per state, with an attachment."""
    address = office.draft()
    added = person("clerk").rest(
        "POST",
        address,
        **{
            "@type": "Attachment",
            "file": {"filename": "调查表.csv", "encoding": "base64", "data": "5pyq5aGrCg=="},
        },
    )
    assert added.status_code == 201, added.text
    state = request.param
    if state == "countersigning":
        office.done("clerk", address, "submit")
        office.done("head", address, "consult", units=["urban", "planning"])
    elif state == "void":
        office._to(address, "numbered")
        office.done("registrar", address, "void", reason="重复登记")
    else:
        office._to(address, state)
    return state, address


def hidden(answer, account) -> bool:
    """Nothing is shown: a visitor is asked to log in, a logged-in person finds nothing."""
    return answer.status_code == (401 if account is None else 404)


def test_only_the_listed_posts_see_it(document, person):
    state, address = document
    for account in ACCOUNTS:
        answer = person(account).rest("GET", address)
        if account in VIEW[state]:
            assert answer.status_code == 200, (state, account, answer.text)
        else:
            assert hidden(answer, account), (state, account, answer.status_code)


def test_only_the_listed_posts_read_its_attachment(document, person):
    state, address = document
    files = person("clerk").rest("GET", address).json()["items"]
    assert len(files) == 1
    for account in ACCOUNTS:
        answer = person(account).rest("GET", f"{files[0]['@id']}/@@download/file")
        assert (answer.status_code == 200) == (account in VIEW[state]), (state, account)
        assert ("未填" in answer.content.decode(errors="replace")) == (account in VIEW[state])


def test_only_the_listed_posts_are_offered_a_step(document, person):
    state, address = document
    for account in VIEW[state]:
        offered = {
            step["id"]
            for step in person(account).rest("GET", f"{address}/@workflow").json()["transitions"]
        }
        listed = {step for step, posts in FIRE[state].items() if account in posts}
        assert offered == listed, (state, account)


def test_every_other_step_is_refused_and_changes_nothing(document, office, person):
    state, address = document
    before = office.info(address)["seen"]
    for transition in TRANSITIONS:
        for account in ACCOUNTS:
            if account in FIRE[state].get(transition, ()):
                continue
            answer = office.act(account, address, transition, opinion="x")
            allowed = {401} if account is None else {403, 404, 409}
            if account in VIEW[state]:
                allowed = {403, 409}
            assert answer.status_code in allowed, (state, transition, account, answer.text)
    assert office.info(address)["seen"] == before


def test_only_the_listed_posts_change_the_text(document, person):
    state, address = document
    title = person("clerk").rest("GET", address).json()["title"]
    for account in ACCOUNTS:
        if account in EDIT.get(state, ()):
            continue
        answer = person(account).rest("PATCH", address, title="改动")
        assert answer.status_code in {401, 403, 404}, (state, account, answer.status_code)
    assert person("clerk").rest("GET", address).json()["title"] == title
    for account in EDIT.get(state, ()):
        assert person(account).rest("PATCH", address, title=title).status_code == 204


def test_no_request_sets_what_nobody_types(document, person, site):
    state, address = document
    before = person("clerk").rest("GET", address).json()
    pending = person("clerk").rest("GET", f"{address}/@workflow").json()["state"]
    for account in EDIT.get(state, {"clerk"}):
        person(account).rest("PATCH", address, **PROTECTED)
    after = person("clerk").rest("GET", address).json()
    for name in PROTECTED:
        assert after.get(name) == before.get(name), name
    assert person("clerk").rest("GET", f"{address}/@workflow").json()["state"] == pending
    assert person("firm1").rest("GET", address).status_code == 404


def test_it_is_a_search_hit_for_those_who_see_it_only(document, person):
    state, address = document
    uid = person("clerk").rest("GET", address).json()["UID"]
    for account in ACCOUNTS:
        answer = person(account).rest("GET", f"/@search?UID={uid}")
        hits = answer.json().get("items_total", 0) if answer.status_code == 200 else 0
        assert hits == (1 if account in VIEW[state] else 0), (state, account)


def test_it_is_neither_copied_moved_nor_renamed(document, person):
    state, address = document
    for account in ACCOUNTS:
        for service in ("@copy", "@move"):
            answer = person(account).rest("POST", f"/intranet/documents/{service}", source=address)
            nothing_done = answer.status_code >= 400 or answer.json() == []
            assert nothing_done, (state, account, service)
        renamed = person(account).rest("PATCH", address, id="renamed")
        assert person("clerk").rest("GET", address).status_code == 200, (state, account, renamed)


def test_it_is_not_deleted_by_others(document, person):
    state, address = document
    for account in ACCOUNTS:
        if state == "drafting" and account == "clerk":
            continue
        answer = person(account).rest("DELETE", address)
        assert answer.status_code in {401, 403, 404, 409}, (state, account)
    assert person("clerk").rest("GET", address).status_code == 200


def test_stock_views_show_and_do_nothing(document, office, person):
    state, address = document
    path = address.split("/jingwei", 1)[1]
    before = office.info(address)["seen"]
    for account in ("clerk", "head", "director", "firm1", None):
        for view in STOCK_VIEWS:
            if view == "delete_confirmation" and account in EDIT.get(state, ()):
                # Attachments may go while the text may change; the record itself is kept.
                continue
            answer = person(account).get(f"{path}/{view}")
            assert answer.status_code in {302, 400, 401, 403, 404}, (state, account, view)
    assert office.info(address)["seen"] == before
