"""Who may do what with the texts of the public site: written by hand, never read from the grid.

Whatever is not listed must be refused.
"""

import pytest


ACCOUNTS = [
    *("clerk", "head", "head2", "officeclerk", "director", "leader", "principal", "registrar"),
    *("archivist", "supervisor", "editor", "editor2", "reviewer", "district", "firm1", "expert1"),
    *("sysadmin", "secadmin", "auditor", "admin", None),
]
EDITING = {"editor", "editor2"}
EVERYBODY = set(ACCOUNTS)
VIEW = {
    "draft": EDITING,
    "review": EDITING,
    "published": EVERYBODY,
    "withdrawn": EDITING,
}
EDIT = {"draft": {"editor"}}
FIRE = {
    "draft": {"submit": {"editor"}},
    "review": {"publish": {"editor2"}, "return": {"editor2"}},
    "published": {"withdraw": {"editor2"}},
    "withdrawn": {"reopen": {"editor"}},
}
STEPS = ["submit", "publish", "return", "withdraw", "reopen"]
KINDS = ["News Item", "Document", "File", "Image", "Link"]
COLUMNS = ["news", "policies", "disclosure", "affairs", "guides", "approvals", "projects"]
PROTECTED = {
    "published_on": "2020-01-01T00:00:00",
    "effective": "2020-01-01T00:00:00",
    "effective_date": "2020-01-01",
    "chief": "firm1",
    "pending": ["firm1"],
    "drafters": [],
    "review_state": "published",
    "last": {},
}
STOCK_VIEWS = [
    *("sharing", "@@historyview", "folder_contents", "object_rename", "delete_confirmation"),
    *("content_status_modify?workflow_action=publish", "content_status_history", "manage_main"),
]
BLOBS = {"File": "@@download/file", "Image": "@@images/image"}


def local(address: str) -> str:
    """Path below the site."""
    return address.split("/jingwei", 1)[1]


@pytest.fixture(scope="module", params=[(k, s) for k in KINDS for s in VIEW], ids="-".join)
def text(request, editing):
    """(kind, state, address) of a text of every kind in every state."""
    kind, state = request.param
    return kind, state, editing.walk(state, kind=kind)


def refused(answer, account) -> bool:
    """Nothing is shown: log in, not found, or (to visitors) gone."""
    return answer.status_code in ({302, 401, 410} if account is None else {404})


def test_only_the_listed_posts_see_it(text, person):
    kind, state, address = text
    for account in ACCOUNTS:
        answer = person(account).get(f"{local(address)}/view")
        if account in VIEW[state]:
            assert answer.status_code == 200, (kind, state, account, answer.status_code)
        else:
            assert refused(answer, account), (kind, state, account, answer.status_code)


def test_only_the_listed_posts_read_its_file(text, person):
    kind, state, address = text
    if kind not in BLOBS:
        return
    for account in ACCOUNTS:
        answer = person(account).get(f"{local(address)}/{BLOBS[kind]}")
        seen = account in VIEW[state]
        assert (answer.status_code == 200) == seen, (kind, state, account, answer.status_code)


def test_visitors_are_told_that_a_withdrawn_text_is_gone(text, person):
    _kind, state, address = text
    if state == "withdrawn":
        assert person(None).get(local(address)).status_code == 410


def test_only_the_listed_posts_are_offered_a_step(text, person):
    kind, state, address = text
    for account in EDITING:
        steps = person(account).rest("GET", f"{address}/@workflow").json()["transitions"]
        listed = {step for step, posts in FIRE[state].items() if account in posts}
        assert {step["id"] for step in steps} == listed, (kind, state, account)


def test_every_other_step_is_refused_and_changes_nothing(text, editing):
    kind, state, address = text
    before = editing.info(address)["seen"]
    for step in STEPS:
        for account in ACCOUNTS:
            if account in FIRE[state].get(step, ()):
                continue
            answer = editing.act(account, address, step, reason="改动")
            allowed = {401, 410} if account is None else {403, 404, 409}
            assert answer.status_code in allowed, (kind, state, step, account, answer.text)
    assert editing.info(address)["seen"] == before


def test_only_the_editor_changes_a_draft(text, person):
    kind, state, address = text
    title = person("editor").rest("GET", address).json()["title"]
    for account in ACCOUNTS:
        if account in EDIT.get(state, ()):
            continue
        answer = person(account).rest("PATCH", address, title="改动")
        assert answer.status_code in {401, 403, 404, 410}, (kind, state, account)
    assert person("editor").rest("GET", address).json()["title"] == title
    for account in EDIT.get(state, ()):
        assert person(account).rest("PATCH", address, title=title).status_code == 204


def test_no_request_sets_what_nobody_types(text, person, editing):
    kind, state, address = text
    before = person("editor").rest("GET", address).json()
    person("editor").rest("PATCH", address, **PROTECTED)
    after = person("editor").rest("GET", address).json()
    for name in PROTECTED:
        assert after.get(name) == before.get(name), (kind, name)
    assert editing.state(address) == state


def test_it_is_found_by_those_who_see_it_only(text, person):
    kind, state, address = text
    uid = person("editor").rest("GET", address).json()["UID"]
    for account in ACCOUNTS:
        answer = person(account).rest("GET", f"/@search?UID={uid}")
        hits = answer.json().get("items_total", 0) if answer.status_code == 200 else 0
        # The REST API is closed to visitors.
        listed = account in VIEW[state] and account is not None
        assert hits == listed, (kind, state, account, answer.status_code)
    listed = person(None).get("/news?format=json").json()["items"]
    # Pictures are shown inside texts and stand in no list.
    shown = state == "published" and kind != "Image"
    assert (uid in {item["uid"] for item in listed}) == shown or len(listed) == 20


def test_it_is_neither_copied_moved_renamed_nor_deleted_by_others(text, person):
    kind, state, address = text
    for account in ACCOUNTS:
        for service in ("@copy", "@move"):
            answer = person(account).rest("POST", f"/affairs/{service}", source=address)
            assert answer.status_code >= 400, (kind, state, account, service)
        person(account).rest("PATCH", address, id="renamed")
        if (state, account) != ("draft", "editor"):
            answer = person(account).rest("DELETE", address)
            assert answer.status_code >= 400, (kind, state, account)
    assert person("editor").rest("GET", address).status_code == 200


def test_stock_views_do_nothing(text, editing, person):
    kind, state, address = text
    before = editing.info(address)["seen"]
    for account in ("editor", "editor2", "firm1", None):
        for view in STOCK_VIEWS:
            answer = person(account).get(f"{local(address)}/{view}")
            allowed = {302, 400, 401, 403, 404, 410}
            if (state, account, view) == ("draft", "editor", "delete_confirmation"):
                # It asks whether the editor's own draft is to go; nothing happens on GET.
                allowed = {200}
            assert answer.status_code in allowed, (kind, state, account, view)
    assert editing.info(address)["seen"] == before


def test_readers_do_not_learn_who_works_on_a_text(text, person):
    _kind, _state, address = text
    for account in (None, "firm1", "clerk"):
        for view in ("@@why", "@@act/submit"):
            assert person(account).get(f"{local(address)}/{view}").status_code != 200


@pytest.mark.parametrize(
    "kind",
    [
        *KINDS,
        "Folder",
        "Collection",
        "Event",
        "EasyForm",
        "Column",
        "PolicyDocument",
        "PublicAnswer",
        "PublicFile",
    ],
)
def test_only_the_editor_writes_in_columns_and_nobody_elsewhere(kind, person, site):
    from tests.portal.conftest import FIELDS

    fields = FIELDS.get(kind, {"@type": kind, "title": "试写", "question": "问", "answer": "答"})
    for account in ACCOUNTS:
        for place in ("", "/news", "/intranet", "/desk"):
            if kind in KINDS and account == "editor" and place == "/news":
                continue
            answer = person(account).rest("POST", place or "/", **fields)
            assert answer.status_code >= 400, (kind, account, place, answer.text)
    for column in COLUMNS:
        answer = person("editor").rest("POST", f"/{column}", **fields)
        assert (answer.status_code == 201) == (kind in KINDS), (kind, column, answer.text)


def test_whoever_wrote_in_a_text_never_publishes_it(editing, person, site):
    from jingwei.core.organisation.assign import assign

    import transaction

    with site.open(user="admin") as portal:
        # The chief editor is made a second editor.
        post = portal.intranet.organisation.office["editor"]
        assign(post, (*post.holders, "editor2"))
        transaction.commit()
    mine = editing.write(account="editor2")
    assert editing.act("editor2", mine, "submit").status_code == 200
    info = editing.info(mine, "director")
    assert {step["id"] for step in info["transitions"]} == {"publish", "return"}
    assert editing.act("editor2", mine, "publish").status_code == 403
    shared = editing.write()
    assert person("editor2").rest("PATCH", shared, title="共同修改").status_code == 204
    assert editing.act("editor", shared, "submit").status_code == 200
    assert editing.act("editor2", shared, "publish").status_code == 403
    assert editing.act("director", shared, "publish").status_code == 200
