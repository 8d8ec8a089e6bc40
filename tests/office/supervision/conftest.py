"""Supervision items over REST, as the persons would; and on other days in the process."""

from jingwei.core import clock
from jingwei.core.workflow import api
from jingwei.testing import PASSWORD

import datetime
import pytest
import transaction


ROOT = "/intranet/supervision"
STEPS = {
    "assigned": ("director", "assign", {}),
    "in_progress": ("head", "accept", {}),
    "completion_review": ("head", "request_closure", {"report": "已全部完成。"}),
    "closed": ("supervisor", "close", {"grade": "A", "opinion": "同意销号"}),
}


def day(offset: int) -> str:
    """A day counted from today, as REST takes it."""
    return (clock.today() + datetime.timedelta(days=offset)).isoformat()


class Supervision:
    """Proposes and moves items; every call is a person's HTTP request."""

    def __init__(self, site, person):
        self.site = site
        self.person = person

    def propose(self, account: str = "supervisor", **fields):
        """Propose an item; return the response."""
        wanted = {
            "title": "推进工业用地清理",
            "requirement": "摸清底数，分类处置，按月报送进展。",
            "instruction": "请抓紧办理，按期报结果。",
            "instructed_by": "主任委员",
            "lead_unit": "operation",
            "assisting_units": ["urban"],
            "due_on": day(30),
            "feedback": "monthly",
        }
        data = {"@type": "SupervisionItem", **wanted, **fields}
        return self.person(account).rest("POST", ROOT, **data)

    def proposed(self, **fields) -> str:
        """Propose an item; return its address."""
        answer = self.propose(**fields)
        assert answer.status_code == 201, answer.text
        return answer.json()["@id"]

    def addresses(self) -> dict[str, str]:
        """Title -> address of all items."""
        with self.site.open() as portal:
            found = portal.portal_catalog.unrestrictedSearchResults(portal_type="SupervisionItem")
            return {brain.Title: brain.getURL() for brain in found}

    def act(self, account: str | None, address: str, transition: str, **params):
        """Fire a transition; return the response."""
        return self.person(account).rest("POST", f"{address}/@workflow/{transition}", **params)

    def done(self, account: str, address: str, transition: str, **params) -> None:
        """Fire a transition that must succeed."""
        answer = self.act(account, address, transition, **params)
        assert answer.status_code == 200, answer.text

    def walk(self, state: str, **fields) -> str:
        """Propose an item and walk it to `state`."""
        address = self.proposed(**fields)
        for reached, (account, transition, params) in STEPS.items():
            if self.state(address) == state:
                break
            self.done(account, address, transition, **params)
            assert self.state(address) == reached
        return address

    def state(self, address: str) -> str:
        """The state as the supervisor sees it."""
        return self.person("supervisor").rest("GET", f"{address}/@workflow").json()["state"]["id"]

    def page(self, account: str, address: str, view: str = "") -> str:
        """HTML of a page of the item."""
        path = "/intranet" + address.split("/intranet", 1)[1]
        return self.person(account).get(f"{path}{view}").text

    def on(self, offset: int, account: str, address: str, transition: str, **params) -> None:
        """Fire a transition on another day, in the process of the test; it is stored.

        :raises Refusal: as the request would be refused.
        """
        path = "intranet" + address.split("/intranet", 1)[1]
        moment = clock.now() + datetime.timedelta(days=offset)
        with self.site.open(user=account) as portal, clock.at(moment):
            api.act(portal.unrestrictedTraverse(path), transition, params, pin=PASSWORD)
            transaction.commit()

    def item(self, address: str):
        """Return a context that yields the item itself."""
        return _Opened(self.site, "intranet" + address.split("/intranet", 1)[1])


class _Opened:
    def __init__(self, site, path: str):
        self.context = site.open(user="admin")
        self.path = path

    def __enter__(self):
        return self.context.__enter__().unrestrictedTraverse(self.path)

    def __exit__(self, *exc):
        return self.context.__exit__(*exc)


@pytest.fixture(scope="module")
def supervision(site, person):
    """Supervision in this test module."""
    return Supervision(site, person)
