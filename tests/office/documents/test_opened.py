"""The drafter takes a draft back until the head has opened it, by whichever door."""

import base64
import pytest


def path_of(address: str) -> str:
    return "/intranet" + address.split("/intranet", 1)[1]


def with_file(office, person) -> tuple[str, str]:
    """A document before its head, and the address of its file."""
    address = office.draft()
    data = base64.b64encode(b"a,b\n").decode()
    file = {"filename": "一.csv", "content-type": "text/csv", "encoding": "base64", "data": data}
    answer = person("clerk").rest("POST", address, **{"@type": "Attachment", "file": file})
    office.done("clerk", address, "submit")
    return address, answer.json()["@id"]


WAYS = {
    "sheet": lambda head, address, file: head.get(path_of(address)),
    "rest": lambda head, address, file: head.rest("GET", address),
    "edit form": lambda head, address, file: head.get(f"{path_of(address)}/edit"),
    "download": lambda head, address, file: head.get(f"{path_of(file)}/@@download/file"),
    "display": lambda head, address, file: head.get(f"{path_of(file)}/@@display-file/file"),
    "change": lambda head, address, file: head.rest("PATCH", address, note="改"),
    "change of a file": lambda head, address, file: head.rest("PATCH", file, title="改"),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_the_head_has_opened_is_not_taken_back(office, person, way):
    address, file = with_file(office, person)
    assert WAYS[way](person("head"), address, file).status_code in (200, 204)
    answer = office.act("clerk", address, "withdraw")
    assert answer.status_code == 409, way
    assert office.state(address) == "unit_review"


@pytest.mark.parametrize("way", ["sheet", "rest", "download"])
def test_what_others_have_opened_is_still_taken_back(office, person, way):
    address, file = with_file(office, person)
    for account in ("clerk", "director", "head2"):
        WAYS[way](person(account), address, file)
    office.info(address, "head")
    office.done("clerk", address, "withdraw")
