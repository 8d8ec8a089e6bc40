"""Changes of texts, files and the organisation are found in the audit, without the values."""

from jingwei.core.audit import api as audit
from tests.office.documents.conftest import FIELDS
from tests.office.documents.conftest import office

import base64
import pytest


__all__ = ["office"]
ORGANISATION = "/intranet/organisation"
SECRET = "甲方案不可外传"


@pytest.fixture
def told(site):
    """Call to mark the moment; the call after it gives what was told since, oldest first."""
    seen = set()

    def told() -> list:
        with site.open(user="admin"):
            rows = audit.entries(size=1000).rows
        new = [row for row in reversed(rows) if row.id not in seen and row.event != "opened"]
        seen.update(row.id for row in new)
        return new

    told()
    return told


def file(name: str, text: bytes = b"a,b\n") -> dict:
    data = base64.b64encode(text).decode()
    return {"filename": name, "content-type": "text/csv", "encoding": "base64", "data": data}


def attach(person, address: str) -> str:
    answer = person("clerk").rest(
        "POST", address, **{"@type": "Attachment", "file": file("一.csv")}
    )
    assert answer.status_code == 201, answer.text
    return answer.json()["@id"]


def test_a_new_record_is_one_event(office, told):
    address = office.draft()
    [row] = told()
    assert (row.event, row.person, row.more) == ("created", "clerk", {"type": "OfficialDocument"})
    assert row.path.endswith(address.split("/intranet", 1)[1])


def test_a_change_of_the_text_tells_the_fields_and_not_the_values(office, person, told):
    address = office.draft()
    told()
    changed = {"title": SECRET, "note": SECRET, "genre": FIELDS["genre"]}
    assert person("clerk").rest("PATCH", address, **changed).status_code == 204
    [row] = told()
    assert (row.event, row.person, row.uid) == ("edited", "clerk", row.uid)
    assert row.more == {"fields": ["note", "title"]}
    assert SECRET not in repr(row)


def test_a_change_that_is_refused_is_not_told(office, person, told):
    address = office.draft()
    told()
    assert person("clerk").rest("PATCH", address, title="长" * 5000).status_code == 400
    assert told() == []


def test_files_that_come_change_and_go_are_told(office, person, told):
    address = office.draft()
    told()
    attachment = attach(person, address)
    assert [(row.event, row.more) for row in told()] == [("attachment.added", {"name": "一.csv"})]
    assert person("clerk").rest("PATCH", attachment, file=file("二.csv")).status_code == 204
    [row] = told()
    assert (row.event, row.more, row.person) == ("attachment.edited", {"name": "二.csv"}, "clerk")
    assert row.path.endswith(address.split("/intranet", 1)[1])
    assert person("clerk").rest("DELETE", attachment).status_code == 204
    assert [(row.event, row.more) for row in told()] == [("attachment.removed", {"name": "二.csv"})]


def test_a_record_that_goes_with_its_files_is_one_event(office, person, told):
    address = office.draft()
    attach(person, address)
    told()
    assert person("clerk").rest("DELETE", address).status_code == 204
    assert [row.event for row in told()] == ["deleted"]


def test_a_page_that_showed_another_file_is_stale(office, person):
    address = office.draft()
    attachment = attach(person, address)
    office.done("clerk", address, "submit")
    seen = office.info(address, "head")["seen"]
    answer = person("head").rest("PATCH", attachment, file=file("一.csv", b"c,d\n"))
    assert answer.status_code == 204, answer.text
    assert office.info(address, "head")["seen"] != seen
    assert office.act("head", address, "endorse", seen=seen, opinion="同意").status_code == 409
    assert office.state(address) == "unit_review"


def test_units_and_posts_that_come_are_renamed_and_go_are_told(person, told):
    security = person("secadmin")
    unit = {"@type": "Unit", "id": "tried", "title": "试设处"}
    assert security.rest("POST", ORGANISATION, **unit).status_code == 201
    [row] = told()
    assert (row.event, row.person, row.more) == (
        "organisation.added",
        "secadmin",
        {"title": "试设处"},
    )
    post = {"@type": "Post", "id": "head", "title": "处长"}
    assert security.rest("POST", f"{ORGANISATION}/tried", **post).status_code == 201
    assert [(row.event, row.more["title"]) for row in told()] == [("organisation.added", "处长")]
    security.rest("PATCH", f"{ORGANISATION}/tried/head", title="主任")
    [row] = told()
    assert (row.event, row.more) == (
        "organisation.edited",
        {"fields": ["title"], "title": "试设处主任"},
    )
    security.rest("PATCH", f"{ORGANISATION}/tried", title="试改处")
    [row] = told()
    assert (row.event, row.more) == (
        "organisation.edited",
        {"fields": ["title"], "title": "试改处"},
    )
    security.rest("PATCH", f"{ORGANISATION}/tried/head", holders=["clerk"])
    [row] = told()
    assert (row.event, row.more["added"]) == ("organisation.changed", ["clerk"])
    security.rest("PATCH", f"{ORGANISATION}/tried/head", holders=[])
    told()
    assert security.rest("DELETE", f"{ORGANISATION}/tried").status_code == 204
    assert [(row.event, row.more) for row in told()] == [
        ("organisation.removed", {"title": "试改处"})
    ]


def test_questions_of_the_form_that_the_editor_changes_are_told(site, person, told):
    with site.open(user="admin") as portal:
        model = portal.inquiries.ask.fields_model
    model = model.replace("<title>咨询主题</title>", "<title>主题</title>")
    changed = {"fields_model": model, "title": "我要咨询（新）"}
    assert person("editor").rest("PATCH", "/inquiries/ask", **changed).status_code == 204
    rows = told()
    assert {row.event for row in rows} == {"inquiry.form_changed"}
    assert {row.path for row in rows} == {"/jingwei/inquiries/ask"}
    assert sorted(row.more["fields"] for row in rows) == [["title"], ["topic"]]
    assert "我要咨询" not in repr(rows)
