"""A text of blanks says nothing: where one must be given, the step is refused."""

from bs4 import BeautifulSoup
from tests.office.documents.conftest import office

import pytest


__all__ = ["office"]
BLANKS = ["   ", "\u3000 \t", "\n\r\n", "\u200b \ufeff", "\xa0\xa0"]


def form(client, address: str, step: str) -> tuple[str, dict]:
    """Address below the site of the form of a step, and its fields."""
    path = f"/intranet{address.split('/intranet', 1)[1]}/@@act/{step}"
    page = BeautifulSoup(client.get(path).text, "html.parser")
    fields = {
        field["name"]: field.get("value", "")
        for field in page.find("main").select("form [name]")
        if field.name != "button"
    }
    return path, fields | {"form.buttons.confirm": "1"}


@pytest.mark.parametrize("blanks", BLANKS, ids=repr)
def test_a_reason_of_blanks_is_no_reason(office, person, blanks):
    address = office.draft()
    office.done("clerk", address, "submit")
    answer = office.act("head", address, "return", reason=blanks)
    assert answer.status_code == 400, answer.text
    assert answer.json()["error"]["errors"][0]["field"] == "reason"
    path, fields = form(person("head"), address, "return")
    answer = person("head").post(path, {**fields, "form.widgets.reason": blanks})
    assert answer.status_code in (200, 400)
    assert office.state(address) == "unit_review"


def test_one_sign_between_blanks_is_as_short_as_it_is(office):
    address = office.draft()
    office.done("clerk", address, "submit")
    assert office.act("head", address, "return", reason=" 退\u3000").status_code == 400
    office.done("head", address, "return", reason="\u3000请补充依据 \n")


def test_an_opinion_of_blanks_is_none(office, person):
    said = []
    for opinion in ("", "\u3000 \t", " 同意 "):
        address = office.draft()
        office.done("clerk", address, "submit")
        office.done("head", address, "endorse", opinion=opinion)
        said += [row["text"] for row in person("head").rest("GET", address).json()["opinions"]]
    assert said == ["", "", "同意"]
