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


@pytest.mark.parametrize("token", ["", "of another person"])
def test_a_form_without_its_token_never_says_that_it_was_saved(person, parsed, token):
    path = "/intranet/supervision/++add++SupervisionItem"
    page = parsed("supervisor", path)
    typed = {
        **{"title": "未签名的表单", "requirement": "查明情况", "due_on": "2099-12-31"},
        **{"source:list": "instruction", "lead_unit:list": "operation", "urgency:list": "routine"},
        **{"feedback:list": "monthly", "retention:list": "10"},
    }
    data = {f"form.widgets.{name}": text for name, text in typed.items()}
    data |= {"form.buttons.save": "1", "seen": page.select_one("[name=seen]")["value"]}
    if token:
        data["_authenticator"] = parsed("clerk", ADD).select_one("[name=_authenticator]")["value"]
    answer = person("supervisor").post(path, data)
    assert answer.status_code == 403
    assert "Location" not in answer.headers
    assert "页面已过期" in answer.text
    found = person("supervisor").rest("GET", "/@search?Title=未签名的表单").json()
    assert found["items_total"] == 0
    # What the form told of its success is told neither here nor on the next page.
    for shown in (BeautifulSoup(answer.text, "lxml"), parsed("supervisor", "/intranet/calendar")):
        assert not shown.select(".messages .notice")
