"""Who may do what with a release: written by hand, never read from the grid.

Whatever is not listed must be refused.
"""

from tests.rights import Record
from tests.rights import Walk

import pytest


pytestmark = pytest.mark.rights
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
EDIT = {"preparing": {"editor"}}
# What no request may set, beside what no record lets anybody set.
PROTECTED = {
    "kind": "x",
    "source_path": "intranet",
    "source_uid": "x",
    "unit": "planning",
    "reviewer": "post~office.editor",
    "words": ["x"],
    "added": ["x"],
    "kept": {"13812345678": "x"},
    "chosen": ["x"],
    "judged": "x",
    "correction": "x",
    "public_uid": "x",
    "index_number": "x",
    "released_on": "2020-01-01T00:00:00",
    "withdrawn_on": "2020-01-01T00:00:00",
}


@pytest.fixture(
    scope="module", params=[(kind, state) for kind in VIEW for state in FIRE], ids="-".join
)
def release(request, door, person, site):
    """The walk round one release per kind and state."""
    kind, state = request.param
    made = door.document() if kind == "document" else door.release(door.inquiry())
    address = door.to(made, state)
    edit = EDIT.get(state, set())
    return Walk(site, person, Record(state, address, VIEW[kind], FIRE[state], edit))


def test_only_the_listed_posts_see_it(release):
    release.seen_by_the_listed_only()


def test_only_the_listed_posts_find_it(release):
    release.found_by_the_listed_only()


def test_only_the_listed_posts_are_offered_a_step(release):
    # An inquiry has no attachments to choose from, a document no mask to take away.
    inquiry = release.record.view == VIEW["inquiry"]
    release.steps_offered_to_the_listed_only(but={"choose_attachments" if inquiry else "unmask"})


def test_every_other_step_is_refused_and_changes_nothing(release):
    release.other_steps_refused(TRANSITIONS, reason="x y")


def test_only_the_editor_changes_the_public_title_and_only_while_preparing(release):
    release.changed_by_the_listed_only()


def test_no_request_sets_what_the_door_keeps(release):
    release.protected_from_everybody(PROTECTED)


def test_nobody_puts_a_file_into_it(release):
    file = {"filename": "表.csv", "encoding": "base64", "data": "5pyq5aGrCg=="}
    for account in release.clients:
        answer = release.rest(account, "POST", **{"@type": "Attachment", "file": file})
        release.refused(answer, account, {401, 403, 404})


def test_stock_views_show_and_do_nothing(release):
    release.stock_views_do_nothing(("editor", "reviewer", "clerk", "firm1", "auditor", None))


def test_nobody_copies_moves_or_renames_it(release):
    release.copied_moved_and_renamed_by_nobody("/intranet/releases")


def test_nobody_deletes_it(release):
    release.deleted_by_the_listed_only()
