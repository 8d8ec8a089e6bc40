"""A published answer that was withdrawn since is called so wherever its inquiry is listed."""

from tests.core.listing.conftest import ListOf

import csv
import io
import pytest


LIST = "/intranet/inquiries"
PUBLIC, WITHDRAWN = "答复已公开", "公开后已撤回"


@pytest.fixture(scope="module")
def two(door) -> tuple[str, str]:
    """Numbers of an inquiry whose answer is public, and of one whose answer was withdrawn."""
    found = []
    for state in ("released", "withdrawn"):
        address = door.inquiry()
        door.to(door.release(address), state)
        found.append(door.person("officeclerk").rest("GET", address).json()["number"])
    return tuple(found)


def states(rows: list[list[str]]) -> dict[str, str]:
    heads, *rows = rows
    return {row[heads.index("编号")]: row[heads.index("状态")] for row in rows}


def test_list_facet_and_file_tell_the_two_apart(person, two):
    listed = ListOf(person("officeclerk"), LIST)
    assert [states(listed.table())[number] for number in two] == [PUBLIC, WITHDRAWN]
    counts = listed.facets()["状态"]
    assert counts[PUBLIC] == counts[WITHDRAWN] == 1
    exported = person("officeclerk").get(f"{LIST}?export=csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(exported)))
    assert [states(rows)[number] for number in two] == [PUBLIC, WITHDRAWN]


@pytest.mark.parametrize(("value", "place"), [("published", 0), ("withdrawn", 1)])
def test_each_is_found_by_its_own_filter(person, two, value, place):
    found = states(ListOf(person("officeclerk"), LIST).table(f"state={value}"))
    assert list(found) == [two[place]]


def test_done_work_is_called_by_the_same_word(person, two):
    heads, *rows = ListOf(person("head2"), "/intranet/worklist").table(
        "tab=done&col=number&col=state"
    )
    assert {WITHDRAWN, PUBLIC} <= {row[heads.index("状态")] for row in rows}


def test_an_inquiry_that_was_not_told_yet_is_told_by_the_door(site, person, two):
    from jingwei.door.api import release_of
    from jingwei.door.api import tell_source

    import transaction

    with site.open(user="admin") as portal:
        brains = portal.portal_catalog.unrestrictedSearchResults(portal_type="Inquiry")
        records = [brain._unrestrictedGetObject() for brain in brains]
        [inquiry] = [one for one in records if one.number == two[1]]
        inquiry.withdrawn_on = None
        inquiry.reindexObject()
        transaction.commit()
    listed = ListOf(person("officeclerk"), LIST)
    assert states(listed.table())[two[1]] == PUBLIC
    with site.open(user="admin") as portal:
        for brain in portal.portal_catalog.unrestrictedSearchResults(portal_type="Inquiry"):
            release = release_of(brain._unrestrictedGetObject())
            if release is not None:
                tell_source(release)
        transaction.commit()
    assert [states(listed.table())[number] for number in two] == [PUBLIC, WITHDRAWN]
