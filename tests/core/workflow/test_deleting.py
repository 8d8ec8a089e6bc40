"""A draft and its files go by a question of ours, and what must stay has no such link."""

from bs4 import BeautifulSoup
from tests.office.documents.conftest import office

import base64


__all__ = ["office"]


def confirmed(client, path: str):
    """Answer the question with yes."""
    page = BeautifulSoup(client.get(f"{path}/delete_confirmation").text, "html.parser")
    form = page.find("form", class_="act")
    data = {field["name"]: field.get("value", "") for field in form.find_all("input")}
    return client.post(f"{path}/delete_confirmation", {**data, "confirm": "1"})


def local(client, address: str) -> str:
    """Path of an address of ours."""
    return address.replace("/++api++", "").removeprefix(client.url)


def test_the_drafter_deletes_a_wrong_file_and_the_draft_from_the_sheet(office, person):
    clerk = person("clerk")
    draft = local(clerk, office.draft())
    file = {"data": base64.b64encode(b"x").decode(), "encoding": "base64", "filename": "a.txt"}
    made = clerk.rest("POST", draft, **{"@type": "Attachment", "file": file}).json()["@id"]
    made = local(clerk, made)
    assert f"{made}/delete_confirmation" in clerk.get(draft).text
    assert confirmed(clerk, made).headers["Location"] == clerk.url + draft
    assert clerk.get(made).status_code == 404
    assert f"{draft}/delete_confirmation" in clerk.get(draft).text
    assert confirmed(clerk, draft).headers["Location"].endswith("/intranet/worklist")
    assert clerk.get(draft).status_code == 404


def test_nothing_goes_without_the_question_of_this_page(office, person):
    clerk = person("clerk")
    draft = local(clerk, office.draft())
    assert clerk.post(f"{draft}/delete_confirmation", {"confirm": "1"}).status_code == 403
    assert clerk.get(draft).status_code == 200


def test_what_was_submitted_has_no_such_link(office, person):
    draft = local(person("clerk"), office.walk("unit_review"))
    for account in ("clerk", "head"):
        assert "delete_confirmation" not in person(account).get(draft).text
    assert person("clerk").get(f"{draft}/delete_confirmation").status_code == 403
    # The head may delete files while judging, so the question is shown; the document stays.
    assert confirmed(person("head"), draft).status_code == 409
    assert person("head").get(draft).status_code == 200


def test_who_may_not_draft_is_told_before_typing(office, person):
    for account in ("leader", "principal", "auditor"):
        client = person(account)
        assert "++add++OfficialDocument" not in client.get("/intranet").text
        assert "++add++OfficialDocument" not in client.get("/intranet/documents").text
        assert client.get("/intranet/documents/++add++OfficialDocument").status_code == 403
    assert "++add++OfficialDocument" in person("clerk").get("/intranet/documents").text
