"""Who may do what with an official document: written by hand, never read from the grid.

Whatever is not listed must be refused.
"""

from tests.rights import Record
from tests.rights import Walk

import pytest


pytestmark = pytest.mark.rights
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
    # Those that it was sent to have given it back.
    "recalled": SIGNED | {"editor", "reviewer"},
    "revoked": SIGNED | {"editor", "reviewer"},
    "abolished": SIGNED | {"editor", "reviewer"},
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
    "issued": {
        "archive": {"archivist"},
        "send_further": {"registrar"},
        "note_delivery": {"registrar"},
        "recall": {"registrar"},
        "abolish": {"leader", "principal"},
        "revoke": {"leader", "principal"},
    },
    "archived": {
        "send_further": {"registrar"},
        "note_delivery": {"registrar"},
        "abolish": {"leader", "principal"},
        "revoke": {"leader", "principal"},
    },
    "recalled": {
        "issue": {"registrar"},
        "return": {"registrar"},
        "void": {"registrar"},
        "note_delivery": {"registrar"},
    },
    "revoked": {"archive_ended": {"archivist"}, "note_delivery": {"registrar"}},
    "abolished": {"archive_ended": {"archivist"}, "note_delivery": {"registrar"}},
    "void": {},
}
TRANSITIONS = [
    *("submit", "hand_over", "withdraw", "endorse", "consult", "answer_consultation"),
    *("drop_consultation", "conclude_consultation", "clear", "sign", "register", "issue"),
    *("archive", "return", "void", "send_further", "note_delivery", "recall", "abolish"),
    *("revoke", "archive_ended"),
]
DELETE = {"drafting": {"clerk"}}
# What no request may set, beside what no record lets anybody set.
PROTECTED = {
    "number": "江经〔2026〕99号",
    "drafter": "firm1",
    "reviewer": "post~urban.head",
    "checker": "post~urban.head",
    "signatory": "post~urban.head",
    "consultations": [["urban", "post~urban.head", "agree"]],
    "turn_holders": ["firm1"],
    "submitted_on": "2020-01-01",
    "signed_on": "2020-01-01",
    "issued_on": "2020-01-01",
    "archived_on": "2020-01-01",
    "distributions": [],
    "recalled_distributions": [["urban"]],
    "sent_copies": [["linjiang", "x"]],
    "deliveries": [["市统计局", "post"]],
    "recalls": [["改动"]],
    "ending": "revoked",
}
FILE = {"filename": "调查表.csv", "encoding": "base64", "data": "5pyq5aGrCg=="}
OTHER_FILE = {"filename": "别的.csv", "encoding": "base64", "data": "5pS55YqoCg=="}


@pytest.fixture(scope="module", params=list(VIEW))
def document(request, office, person, site):
    """The walk round one document per state, with an attachment."""
    state = request.param
    address = office.draft()
    added = person("clerk").rest("POST", address, **{"@type": "Attachment", "file": FILE})
    assert added.status_code == 201, added.text
    office.walk_on(address, state)
    edit, delete = EDIT.get(state, set()), DELETE.get(state, set())
    return Walk(site, person, Record(state, address, VIEW[state], FIRE[state], edit, delete))


def attachment(document) -> str:
    """Path of the attachment."""
    found = document.rest("clerk", "GET").json()["items"]
    assert len(found) == 1, found
    return f"{document.path}/{found[0]['@id'].rsplit('/', 1)[1]}"


def test_only_the_listed_posts_see_it(document):
    document.seen_by_the_listed_only()


def test_only_the_listed_posts_read_its_attachment(document):
    path = f"{attachment(document)}/@@download/file"
    document.file_read_by_the_listed_only(path, "未填".encode())


def test_only_who_may_change_the_text_changes_its_attachments(document):
    path = attachment(document)
    for account, client in document.clients.items():
        if account in document.record.edit:
            continue
        answers = [
            client.rest("PATCH", path, file=OTHER_FILE),
            client.rest("DELETE", path),
            document.rest(account, "POST", **{"@type": "Attachment", "file": OTHER_FILE}),
        ]
        for answer in answers:
            document.refused(answer, account, {401, 403, 409})
    assert attachment(document) == path
    assert document.clients["clerk"].get(f"{path}/@@download/file").text == "未填\n"


def test_only_the_listed_posts_are_offered_a_step(document):
    # The head has opened it by now: nobody takes it back any more.
    document.steps_offered_to_the_listed_only(but={"withdraw"})


def test_every_other_step_is_refused_and_changes_nothing(document):
    document.other_steps_refused(TRANSITIONS, opinion="x")


def test_only_the_listed_posts_change_the_text(document):
    document.changed_by_the_listed_only()


def test_no_request_sets_what_nobody_types(document):
    document.protected_from_everybody(PROTECTED)


def test_it_is_a_search_hit_for_those_who_see_it_only(document):
    document.found_by_the_listed_only()


def test_it_is_neither_copied_moved_nor_renamed(document):
    document.copied_moved_and_renamed_by_nobody("/intranet/documents")


def test_it_is_not_deleted_by_others(document):
    document.deleted_by_the_listed_only()


def test_stock_views_show_and_do_nothing(document):
    # Attachments may go while the text may change; the record itself is kept.
    asked = {(account, "delete_confirmation") for account in document.record.edit}
    document.stock_views_do_nothing(("clerk", "head", "director", "leader", "firm1", None), asked)
