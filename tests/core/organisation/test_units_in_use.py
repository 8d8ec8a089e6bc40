"""A unit that any record names, at any step, is not deleted under it."""

from tests.desk.inquiries.conftest import counter
from tests.office.documents.conftest import Office

import pytest


__all__ = ["counter"]
ORGANISATION = "/intranet/organisation"


@pytest.fixture
def emptied(person):
    """A unit without people, as before it is closed; its people come back after the test."""
    secadmin, before = person("secadmin"), []

    def empty(unit: str) -> str:
        for post in secadmin.rest("GET", f"{ORGANISATION}/{unit}").json()["items"]:
            holders = secadmin.rest("GET", post["@id"]).json()["holders"]
            names = [h["token"] if isinstance(h, dict) else h for h in holders]
            before.append((post["@id"], names))
            assert secadmin.rest("PATCH", post["@id"], holders=[]).status_code == 204
        return f"{ORGANISATION}/{unit}"

    yield empty
    for path, names in before:
        assert secadmin.rest("PATCH", path, holders=names).status_code == 204


def test_not_while_an_answered_inquiry_names_it(counter, person, emptied):
    counter.walk("answered")
    answer = person("secadmin").rest("DELETE", emptied("urban"))
    assert answer.status_code == 409
    assert "都市工业处" in answer.json()["message"]


def test_not_while_it_is_asked_to_countersign(person, emptied):
    Office(person).walk("countersigning")
    answer = person("secadmin").rest("DELETE", emptied("planning"))
    assert answer.status_code == 409
    assert "规划投资处" in answer.json()["message"]
