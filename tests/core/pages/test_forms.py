"""Plone's forms in our frame: label, hint, error, control; a summary of what is wrong."""

from bs4 import BeautifulSoup

import pytest


ADD = "/intranet/documents/++add++OfficialDocument"


@pytest.fixture(scope="module")
def faulty(person, parsed):
    token = parsed("clerk", ADD).select_one("[name=_authenticator]")["value"]
    data = {"form.buttons.save": "1", "_authenticator": token, "form.widgets.phone": "0000-0001"}
    return BeautifulSoup(person("clerk").post(ADD, data).text, "lxml")


def test_a_summary_leads_to_every_faulty_field(faulty):
    links = faulty.select(".summary-of-errors a")
    assert links
    for link in links:
        assert faulty.find(id=link["href"].removeprefix("#")), link


def test_the_error_stands_between_label_and_control(faulty):
    field = faulty.select_one("#formfield-form-widgets-title")
    assert "error" in field["class"]
    order = [tag.name if tag.name != "p" else tag["class"][0] for tag in field.find_all(True)]
    assert [name for name in order if name in ("label", "error", "input")] == [
        "label",
        "error",
        "input",
    ]
    control = field.input
    assert control["aria-invalid"] == "true"
    assert faulty.find(id=control["aria-describedby"].split()[0]).get_text(strip=True)


def test_what_was_typed_is_still_there(faulty):
    assert faulty.select_one("[name='form.widgets.phone']")["value"] == "0000-0001"


def test_every_control_has_a_label(parsed):
    page = parsed("clerk", ADD)
    for control in page.select("main form input, main form select, main form textarea"):
        if control.get("type") in ("hidden", "submit"):
            continue
        assert page.select_one(f'label[for="{control["id"]}"]'), control


def test_files_have_a_label_too(parsed):
    page = parsed("editor", "/news/++add++File")
    control = page.select_one("input[type=file]")
    assert page.select_one(f'label[for="{control["id"]}"]')


@pytest.mark.parametrize("kind", ["Document", "Folder", "OfficialDocument"])
def test_a_form_for_what_is_not_kept_there_is_nowhere(person, kind):
    for account in ("supervisor", "editor"):
        answer = person(account).get(f"/intranet/supervision/++add++{kind}")
        assert answer.status_code in (403, 404), (account, kind)
