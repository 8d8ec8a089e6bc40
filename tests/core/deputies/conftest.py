"""Asking for deputies over REST, as the persons would."""

from jingwei.core import clock
from tests.office.documents.conftest import Office

import datetime
import pytest


ROOT = "/intranet/deputations"


def days(start: int, end: int) -> dict:
    """First and last day, counted from today."""
    today = clock.today()
    return {
        "first_day": (today + datetime.timedelta(days=start)).isoformat(),
        "last_day": (today + datetime.timedelta(days=end)).isoformat(),
    }


class Deputies:
    """Asks, approves and revokes; every call is a person's HTTP request."""

    def __init__(self, person):
        self.person = person

    def ask(self, account: str, post: str, deputy: str, start: int = 0, end: int = 5, **fields):
        """Ask for a deputy, without the fields that are None; return the response."""
        wanted = {"kinds": ["documents"], "reason": "出差", **days(start, end), **fields}
        sent = {"@type": "Deputation", "post": post, "deputy": deputy, **wanted}
        return self.person(account).rest(
            "POST", ROOT, **{name: value for name, value in sent.items() if value is not None}
        )

    def asked(self, *args, **fields) -> str:
        """Ask for a deputy; return the address of the request."""
        answer = self.ask(*args, **fields)
        assert answer.status_code == 201, answer.text
        return answer.json()["@id"]

    def act(self, account: str, address: str, transition: str, **params):
        """Fire a transition; return the response."""
        return self.person(account).rest("POST", f"{address}/@workflow/{transition}", **params)

    def approved(self, account: str, post: str, deputy: str, by: str, **fields) -> str:
        """A deputation that is in force by approval of `by`."""
        address = self.asked(account, post, deputy, **fields)
        answer = self.act(by, address, "approve", opinion="同意")
        assert answer.status_code == 200, answer.text
        return address

    def end(self, address: str, account: str = "secadmin") -> None:
        """Revoke it, so that the next test begins without."""
        self.act(account, address, "revoke", reason="测试结束")


@pytest.fixture(scope="module")
def deputies(person):
    """The deputies of this test module."""
    return Deputies(person)


@pytest.fixture(scope="module")
def office(person):
    """The office of this test module."""
    return Office(person)


@pytest.fixture
def standing_in(deputies):
    """`head` is away: `policyhead` stands in for documents, until the test ends."""
    address = deputies.approved("head", "post~operation.head", "policyhead", by="leader")
    yield address
    deputies.end(address)
