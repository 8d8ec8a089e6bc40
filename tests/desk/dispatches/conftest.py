"""Documents that are issued to districts, and what the districts do with them."""

from bs4 import BeautifulSoup
from tests.office.documents.conftest import Office

import pytest
import re


class Issue(Office):
    """Issues documents; every call is a person's HTTP request."""

    def issued(self, **recipients) -> str:
        """Issue a document to both districts, or to whom it says; return its address."""
        address = self.walk("numbered")
        recipients = {"units": [], "districts": ["linjiang", "wanghu"], "organs": [], **recipients}
        self.done("registrar", address, "issue", **recipients)
        return address

    def copies(self, account: str, district: str) -> list[dict]:
        """What the list of a district shows to an account, newest first; none before the first."""
        answer = self.person(account).rest("GET", f"/desk/districts/{district}/@listing")
        if answer.status_code == 404:
            return []
        assert answer.status_code == 200, answer.text
        return answer.json()["items"]

    def copy(self, account: str, district: str) -> str:
        """Address of the newest copy of a district."""
        return self.copies(account, district)[0]["@id"]

    def waiting(self, account: str, district: str) -> int:
        """How many the page of a district says are to be signed for."""
        text = self.person(account).get(f"/desk/districts/{district}").text
        found = re.search(r"(\d+)件待签收", BeautifulSoup(text, "html.parser").main.get_text())
        return int(found[1]) if found else 0

    def recipients(self, address: str, account: str = "registrar") -> list[dict]:
        """Lines of the page of recipients."""
        answer = self.person(account).rest("GET", f"{address}/@listing/recipients")
        assert answer.status_code == 200, answer.text
        return answer.json()["items"]


@pytest.fixture(scope="module")
def issue(person):
    """The office and its districts in this test module."""
    return Issue(person)
