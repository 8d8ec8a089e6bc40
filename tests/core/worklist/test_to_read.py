"""What units are sent waits to be read by each of their members, for a year."""

from tests.desk.dispatches.conftest import issue

import pytest


__all__ = ["issue"]


@pytest.fixture
def to_read(person):
    """Return a function: addresses in a member's tab, and the figure beside its name."""

    def to_read(account: str = "planningclerk") -> list[str]:
        found = person(account).rest("GET", "/intranet/@listing/worklist?tab=toread").json()
        assert found["items_total"] == len(found["items"])
        return [row["@id"] for row in found["items"]]

    return to_read


@pytest.fixture
def read(person):
    """Return a function: a person opens a document."""

    def read(address: str, account: str = "planningclerk") -> None:
        path = address.partition("/jingwei")[2].replace("/++api++", "")
        assert person(account).get(path).status_code == 200

    return read


def test_what_was_sent_in_other_months_of_a_year_still_waits_and_what_was_read_does_not(
    issue, days, to_read, read
):
    waits, done = (issue.issued(units=["planning"], districts=[]) for _one in range(2))
    read(done)
    for _quarter in range(4):
        assert waits in to_read() and done not in to_read()
        days.pass_by(days=91)
    assert waits in to_read() and done not in to_read()


def test_after_more_than_a_year_nothing_waits_any_more(issue, days, to_read, person):
    address = issue.issued(units=["planning"], districts=[])
    days.pass_by(days=366 + 31)
    assert address not in to_read()
    path = address.partition("/jingwei")[2].replace("/++api++", "")
    assert person("planningclerk").get(path).status_code == 200
    assert "未阅" in {row["state"] for row in issue.recipients(address)}


def test_what_was_read_long_ago_and_goes_to_others_now_does_not_come_back(
    issue, days, to_read, read
):
    address = issue.issued(units=["planning"], districts=[])
    read(address)
    days.pass_by(days=500)
    further = {"units": ["urban"], "districts": [], "organs": []}
    issue.done("registrar", address, "send_further", **further)
    assert address in to_read("clerk2") and address not in to_read()
    read(address, "clerk2")
    assert address not in to_read("clerk2")
