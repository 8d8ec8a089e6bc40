"""Walking a document over REST, as the persons would."""

import pytest


STEPS = {
    "unit_review": ("clerk", "submit", {}),
    "office_check": ("head", "endorse", {"opinion": "同意"}),
    "signing": ("director", "clear", {"opinion": "请签发"}),
    "signed": ("leader", "sign", {"opinion": "同意印发"}),
    "numbered": ("registrar", "register", {"prefix": "江经"}),
    "issued": ("registrar", "issue", {}),
    "archived": ("archivist", "archive", {"retention": "30"}),
}
FIELDS = {
    "title": "关于开展工业企业用能情况专项调查的通知",
    "genre": "notice",
    "direction": "downward",
    "drafting_unit": "operation",
    "main_recipients": "各区经信部门",
    "body": {"data": "<p>请认真组织实施。</p>", "content-type": "text/html"},
    "disclosure": "proactive",
}


class Office:
    """Drafts and moves documents; every call is a person's HTTP request."""

    def __init__(self, person):
        self.person = person

    def draft(self, account: str = "clerk", **fields) -> str:
        """Draft a document and return its address below /intranet/documents."""
        answer = self.person(account).rest(
            "POST", "/intranet/documents", **{"@type": "OfficialDocument", **FIELDS, **fields}
        )
        assert answer.status_code == 201, answer.text
        return answer.json()["@id"]

    def act(self, account: str | None, address: str, transition: str, **params):
        """Fire a transition; return the response."""
        return self.person(account).rest("POST", f"{address}/@workflow/{transition}", **params)

    def walk(self, state: str, **fields) -> str:
        """Draft a document and walk it to `state` without consultation."""
        return self.walk_on(self.draft(**fields), state)

    def walk_on(self, address: str, state: str) -> str:
        """Walk a draft to `state`; the consultation is asked for only where it is to be open."""
        if state == "countersigning":
            self.done("clerk", address, "submit")
            self.done("head", address, "consult", units=["urban", "planning"], opinion="请会签")
            return address
        if state == "void":
            self._to(address, "numbered")
            self.done("registrar", address, "void", reason="重复登记")
            return address
        if state in ("recalled", "revoked", "abolished"):
            self._to(address, "issued")
            if state == "recalled":
                self.done("registrar", address, "recall", reason="附表有误")
            else:
                step = "revoke" if state == "revoked" else "abolish"
                self.done("principal", address, step, reason="依据已修订")
            return address
        return self._to(address, state)

    def _to(self, address: str, state: str) -> str:
        for reached, (account, transition, params) in STEPS.items():
            if self.state(address) == state:
                break
            self.done(account, address, transition, **params)
            assert self.state(address) == reached
        return address

    def done(self, account: str, address: str, transition: str, **params) -> None:
        """Fire a transition that must succeed."""
        answer = self.act(account, address, transition, **params)
        assert answer.status_code == 200, answer.text

    def info(self, address: str, account: str = "clerk") -> dict:
        """What GET @workflow tells `account`."""
        return self.person(account).rest("GET", f"{address}/@workflow").json()

    def state(self, address: str) -> str:
        """The state as the drafter sees it."""
        return self.info(address)["state"]["id"]


@pytest.fixture(scope="module")
def office(person):
    """The office of this test module."""
    return Office(person)
