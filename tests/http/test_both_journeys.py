"""Both journeys over REST only, from the first to the last step, each by its post."""

from bs4 import BeautifulSoup
from tests.desk.inquiries.conftest import LETTER
from tests.office.documents.conftest import FIELDS

import pytest


DISSENT = "申报范围未含都市工业园，建议补充。"
TABLE = {"filename": "申报表.csv", "encoding": "base64", "data": "5pyq5aGrCg=="}


class Desk:
    """Everybody's programs: they speak REST and nothing else."""

    def __init__(self, person):
        self.person = person

    def get(self, account: str | None, address: str) -> dict:
        """The JSON of an object or listing."""
        answer = self.person(account).rest("GET", address)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def create(self, account: str, address: str, **fields) -> str:
        """Create an object; return its address."""
        answer = self.person(account).rest("POST", address, **fields)
        assert answer.status_code == 201, answer.text
        return answer.json()["@id"]

    def step(self, account: str, address: str, name: str, **params) -> str:
        """Take a step that the person is offered, with the token seen; return the new state."""
        offered = self.get(account, f"{address}/@workflow")
        assert name in str(offered["transitions"]), offered
        answer = self.person(account).rest(
            "POST", f"{address}/@workflow/{name}", **params, seen=offered["seen"]
        )
        assert answer.status_code == 200, answer.text
        again = self.person(account).rest(
            "POST", f"{address}/@workflow/{name}", **params, seen=offered["seen"]
        )
        # Whom the step took the record away from, for them it is not there any more.
        assert again.status_code in (404, 409), again.text
        return answer.json()["state"]["id"]

    def found(self, account: str | None, kind: str, **query) -> list[str]:
        """Addresses of the objects of a type that a person finds."""
        words = "&".join(f"{name}={value}" for name, value in query.items())
        listing = self.get(account, f"/@search?portal_type={kind}&b_size=100&{words}")
        return [item["@id"] for item in listing["items"]]


@pytest.fixture(scope="module")
def desk(person):
    """The programs of this module."""
    return Desk(person)


def release(desk, source: str) -> dict:
    """Let the editor prepare and the reviewer approve; return the public record."""
    uid = desk.get("editor", source)["UID"]
    (address,) = desk.found("editor", "Release", release_source=uid)
    if desk.get("editor", address)["kind"] == "document":
        sent = desk.person("editor").rest("PATCH", address, subject_category="planning")
        assert sent.status_code == 204, sent.text
        (row,) = desk.get("editor", address)["attachments"]
        chosen = [row["id"]]
        assert desk.step("editor", address, "choose_attachments", attachments=chosen)
    assert desk.step("editor", address, "submit") == "release_review"
    assert desk.step("reviewer", address, "approve", opinion="不涉密，可以公开") == "released"
    return read(desk.person(None), desk.get("editor", address)["public"])


def read(visitor, address: str) -> dict:
    """The public record as data; the REST API itself is for people with an account."""
    path = address.replace("/++api++", "").split("/jingwei", 1)[1]
    assert visitor.rest("GET", path).status_code == 401
    answer = visitor.get(f"{path}?format=json")
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_document_becomes_a_public_policy(desk):
    address = desk.create("clerk", "/intranet/documents", **{"@type": "OfficialDocument", **FIELDS})
    desk.create("clerk", address, **{"@type": "Attachment", "file": TABLE})
    assert desk.step("clerk", address, "submit") == "unit_review"
    assert desk.step("head", address, "consult", units=["urban"]) == "countersigning"
    dissent = {"answer": "dissent", "opinion": DISSENT}
    assert desk.step("head2", address, "answer_consultation", **dissent) == "office_check"
    assert DISSENT in str(desk.get("director", address))
    assert desk.step("director", address, "clear", opinion="请签发") == "signing"
    assert desk.step("leader", address, "sign", opinion="同意印发") == "signed"
    assert desk.step("registrar", address, "register", prefix="江经") == "numbered"
    assert desk.step("registrar", address, "issue") == "issued"
    number = desk.get("clerk", address)["number"]
    public = release(desk, address)
    assert number in str(public)
    assert "请认真组织实施" in str(public)
    assert DISSENT not in str(public)
    assert public["@id"] in desk.person(None).get("/policies?format=json").text
    assert desk.step("archivist", address, "archive", retention="30") == "archived"


def test_a_question_becomes_a_public_answer(desk, counter):
    # The public has a form and no program: only this first and last step are pages.
    number, code = counter.send(question="我是赵小燕，电话13812345678，账号怎样申请？")
    address = counter.addresses()[number]
    assert desk.step("officeclerk", address, "assign", unit="urban") == "handling"
    answered = {"answer": "请在“项目申报”页面注册。"}
    assert desk.step("clerk2", address, "draft_answer", **answered) == "answer_review"
    assert desk.step("head2", address, "approve_answer", opinion="同意") == "answered"
    public = release(desk, address)
    assert number in str(public)
    assert answered["answer"] in str(public)
    assert "13812345678" not in str(public) and LETTER["contact"] not in str(public)
    assert desk.get("clerk2", address)["review_state"] == "published"
    progress = BeautifulSoup(counter.track(code).text, "html.parser").find(class_="progress")
    assert answered["answer"] in progress.text
