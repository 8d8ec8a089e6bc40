"""Who may do what with the texts of the public site: written by hand, never read from the grid.

Whatever is not listed must be refused.
"""

from tests.rights import ACCOUNTS
from tests.rights import Record
from tests.rights import Walk

import pytest


pytestmark = pytest.mark.rights
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
DELETE = {"draft": {"editor"}}
# What no request may set, beside what no record lets anybody set.
PROTECTED = {
    "published_on": "2020-01-01T00:00:00",
    "withdrawn_on": "2020-01-01T00:00:00",
    "effective_date": "2020-01-01",
    "chief": "firm1",
}
FILES = {"File": ("@@download/file", "未填".encode()), "Image": ("@@images/image", b"PNG")}


@pytest.fixture(scope="module", params=[(k, s) for k in KINDS for s in VIEW], ids="-".join)
def text(request, editing, person, site):
    """The walk round a text of every kind in every state."""
    kind, state = request.param
    address = editing.walk(state, kind=kind)
    edit, delete = EDIT.get(state, set()), DELETE.get(state, set())
    walk = Walk(site, person, Record(state, address, VIEW[state], FIRE[state], edit, delete))
    walk.kind = kind
    return walk


def test_only_the_listed_posts_see_it(text):
    text.seen_by_the_listed_only()


def test_only_the_listed_posts_read_its_file(text):
    if text.kind in FILES:
        view, content = FILES[text.kind]
        text.file_read_by_the_listed_only(f"{text.path}/{view}", content)


def test_visitors_are_told_that_a_withdrawn_text_is_gone(text):
    if text.record.state == "withdrawn":
        assert text.page(None).status_code == 410


def test_only_the_listed_posts_are_offered_a_step(text):
    text.steps_offered_to_the_listed_only()


def test_every_other_step_is_refused_and_changes_nothing(text):
    text.other_steps_refused(STEPS, reason="改动")


def test_only_the_editor_changes_a_draft(text):
    text.changed_by_the_listed_only()


def test_no_request_sets_what_nobody_types(text):
    text.protected_from_everybody(PROTECTED)


def test_it_is_found_by_those_who_see_it_only(text):
    text.found_by_the_listed_only()


def test_it_is_listed_when_it_is_published(text):
    uid = text.rest("editor", "GET").json()["UID"]
    listed, address = set(), "/news?format=json"
    while address:
        page = text.clients[None].get(address).json()
        listed |= {item["uid"] for item in page["items"]}
        address = (page["next"] or "").removeprefix(text.clients[None].url)
    # Pictures are shown inside texts and stand in no list.
    assert (uid in listed) == (text.record.state == "published" and text.kind != "Image")


def test_it_is_neither_copied_moved_nor_renamed(text):
    text.copied_moved_and_renamed_by_nobody("/affairs")


def test_it_is_not_deleted_by_others(text):
    text.deleted_by_the_listed_only()


def test_stock_views_do_nothing(text):
    # It asks whether the editor's own draft is to go; nothing happens on GET.
    asked = {(account, "delete_confirmation") for account in text.record.delete}
    text.stock_views_do_nothing(("editor", "editor2", "firm1", None), asked)


def test_readers_do_not_learn_who_works_on_a_text(text):
    for account in (None, "firm1", "clerk"):
        for view in ("@@why", "@@act/submit"):
            assert text.page(account, f"/{view}").status_code != 200


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
