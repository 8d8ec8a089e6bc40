"""The drafter takes a draft back until the head has opened it, by whichever door."""

from jingwei.core.audit import reading

import base64
import pytest


pytestmark = pytest.mark.proof


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
    "why": lambda head, address, file: head.get(f"{path_of(address)}/@@why"),
    "step": lambda head, address, file: head.get(f"{path_of(address)}/@@act/return"),
    "file": lambda head, address, file: head.get(f"{path_of(file)}/view"),
    "rest of a file": lambda head, address, file: head.rest("GET", file),
    "steps": lambda head, address, file: head.rest("GET", f"{address}/@workflow"),
    "month": lambda head, address, file: head.rest(
        "GET", f"{address.rsplit('/', 1)[0]}?fullobjects=1"
    ),
    "search": lambda head, address, file: head.rest("GET", "/@search?fullobjects=1"),
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


SIDE_DOORS = ["@@full_view", "@@content-core", "@@babel_view", "@@title", "@@plone", "@@view"]


@pytest.mark.proof
@pytest.mark.parametrize("view", SIDE_DOORS)
@pytest.mark.parametrize("below", ["", "file"])
def test_what_the_head_reads_by_a_side_door_is_opened_and_shut_doors_open_nothing(
    office, person, view, below
):
    address, file = with_file(office, person)
    answer = person("head").get(f"{path_of(file if below else address)}/{view}")
    taken_back = office.act("clerk", address, "withdraw").status_code
    assert taken_back == (409 if answer.status_code == 200 else 200), answer.status_code


def test_what_the_head_reads_is_noted_once_a_turn_and_nothing_else_is_written(office, person, site):
    address, file = with_file(office, person)
    with site.open(user="admin") as portal:
        before = portal._p_jar.db().lastTransaction()
        uid = portal.unrestrictedTraverse(path_of(address)[1:]).UID()
    for way in ("sheet", "rest", "file", "why", "download"):
        WAYS[way](person("head"), address, file)
    with site.open(user="admin") as portal:
        assert portal._p_jar.db().lastTransaction() == before
        rows = reading.entries(reading.Filters(event="opened", person="head"), size=500).rows
        assert len([row for row in rows if row.uid == uid]) == 1


@pytest.mark.parametrize("way", ["sheet", "rest", "download", "why", "file"])
def test_what_others_have_opened_is_still_taken_back(office, person, way):
    address, file = with_file(office, person)
    for account in ("clerk", "director", "head2"):
        WAYS[way](person(account), address, file)
    office.done("clerk", address, "withdraw")
