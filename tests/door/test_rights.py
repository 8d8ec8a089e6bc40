"""Who may do what with a release: written by hand, never read from the grid.

Whatever is not listed must be refused.
"""

import pytest


ACCOUNTS = [
    *("clerk", "head", "clerk2", "head2", "officeclerk", "director", "leader", "principal"),
    *("registrar", "archivist", "supervisor", "editor", "editor2", "reviewer", "planninghead"),
    *("district", "district2", "firm1", "firm2", "expert1", "sysadmin", "secadmin", "auditor"),
    *("admin", None),
]
# The head of the unit that answers for the text reads along: operation drafts, urban answers.
VIEW = {
    "document": {"editor", "reviewer", "head"},
    "inquiry": {"editor", "reviewer", "head2"},
}
FIRE = {
    "preparing": {
        "submit": {"editor"},
        "drop": {"editor"},
        "mask": {"editor"},
        "unmask": {"editor"},
        "choose_attachments": {"editor"},
    },
    "release_review": {"approve": {"reviewer"}, "return": {"reviewer"}},
    "released": {"withdraw": {"reviewer"}, "correct": {"editor"}},
    "dropped": {},
    "withdrawn": {},
}
TRANSITIONS = [
    *("submit", "drop", "mask", "unmask", "choose_attachments", "approve", "return"),
    *("withdraw", "correct"),
]
# Attributes that no request may set, whoever sends it.
PROTECTED = {
    "kind": "inquiry",
    "source_path": "intranet",
    "source_uid": "x",
    "reviewer": "post~office.editor",
    "words": [],
    "added": ["x"],
    "kept": {"13812345678": "x"},
    "chosen": ["x"],
    "judged": "x",
    "public_uid": "x",
    "index_number": "x",
    "released_on": "2020-01-01T00:00:00",
    "pending": ["firm1"],
    "drafters": [],
    "review_state": "released",
}
STOCK_VIEWS = [
    *("sharing", "@@historyview", "folder_contents", "@@manage-portlets", "object_rename"),
    *("delete_confirmation", "object_copy", "object_cut", "manage_main", "@@edit", "@@why"),
]


@pytest.fixture(
    scope="module", params=[(kind, state) for kind in VIEW for state in FIRE], ids="-".join
)
def release(request, door):
    """(kind, state, address) of one release per kind and state."""
    kind, state = request.param
    address = door.document() if kind == "document" else door.release(door.inquiry())
    return kind, state, door.to(address, state)


def hidden(answer, account) -> bool:
    """Nothing is shown: a visitor is asked to log in, a logged-in person finds nothing."""
    return answer.status_code in ((401,) if account is None else (403, 404))


def page(address: str) -> str:
    """Path of the HTML page."""
    return address.replace("/++api++", "").split("/jingwei", 1)[1]


def test_only_the_listed_posts_see_it(release, person):
    kind, state, address = release
    for account in ACCOUNTS:
        answer = person(account).rest("GET", address)
        if account in VIEW[kind]:
            assert answer.status_code == 200, (state, account, answer.text)
        else:
            assert hidden(answer, account), (state, account, answer.status_code)


def test_only_the_listed_posts_find_it(release, person):
    kind, _state, address = release
    for account in VIEW[kind] | {"clerk", "registrar", "director", "firm1", "auditor"}:
        found = person(account).rest("GET", "/@search?portal_type=Release&b_size=100")
        items = [item["@id"] for item in found.json()["items"]]
        assert (address in items) == (account in VIEW[kind]), account


def test_only_the_listed_posts_are_offered_a_step(release, person):
    kind, state, address = release
    for account in VIEW[kind]:
        offered = {
            step["id"]
            for step in person(account).rest("GET", f"{address}/@workflow").json()["transitions"]
        }
        listed = {step for step, posts in FIRE[state].items() if account in posts}
        if kind == "inquiry":
            # An inquiry has no attachments to choose from.
            listed -= {"choose_attachments"}
        assert offered == listed, (state, account)


def test_every_other_step_is_refused_and_changes_nothing(release, door, person):
    kind, state, address = release
    before = door.info(address)["seen"]
    for transition in TRANSITIONS:
        for account in ACCOUNTS:
            if account in FIRE[state].get(transition, ()):
                continue
            answer = door.act(account, address, transition, reason="x y")
            allowed = {401} if account is None else {403, 404, 409}
            if account in VIEW[kind]:
                allowed = {403, 409}
            assert answer.status_code in allowed, (transition, account, answer.text)
    assert door.info(address)["seen"] == before


def test_only_the_editor_changes_the_public_title_and_only_while_preparing(release, person):
    _kind, state, address = release
    for account in ACCOUNTS:
        if account == "editor" and state == "preparing":
            continue
        answer = person(account).rest("PATCH", address, title="改写")
        assert answer.status_code in (401, 403, 404), (state, account)
    assert person("editor").rest("GET", address).json()["title"] != "改写"


def test_no_request_sets_what_the_door_keeps(release, person):
    _kind, state, address = release
    before = person("editor").rest("GET", address).json()
    answer = person("editor").rest("PATCH", address, **PROTECTED)
    assert answer.status_code in (204, 400, 401, 403), state
    after = person("editor").rest("GET", address).json()
    for name in ("kind", "source", "masks", "attachments", "public", "index_number"):
        assert after[name] == before[name], name
    assert after["review_state"] == before["review_state"]


def test_stock_views_show_nothing_to_others(release, person):
    _kind, _state, address = release
    for account in ("clerk", "registrar", "firm1", "auditor", None):
        for view in STOCK_VIEWS:
            answer = person(account).get(f"{page(address)}/{view}")
            assert answer.status_code in (302, 401, 403, 404), (account, view)


def test_nobody_deletes_copies_or_renames_it(release, person):
    _kind, _state, address = release
    for account in ("editor", "reviewer", "head", "admin"):
        answer = person(account).rest("DELETE", address)
        assert answer.status_code in (401, 403, 404, 409), account
        for service in ("@copy", "@move"):
            made = person(account).rest("POST", f"/intranet/releases/{service}", source=address)
            assert made.status_code >= 400 or made.json() == [], (account, service)
    assert person("editor").rest("GET", address).status_code == 200
