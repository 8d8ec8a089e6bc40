"""A policy and the texts that interpret it lead to each other, as far as both are public."""

from bs4 import BeautifulSoup
from tests.portal.conftest import NEWS
from tests.portal.conftest import POLICY
from tests.portal.conftest import public_record

import datetime
import pytest


MOMENT = datetime.datetime(2026, 2, 3, 9)


@pytest.fixture
def policy(site):
    """Path and UID of a policy of this test."""
    path = public_record(site, "policies", "PolicyDocument", MOMENT, **POLICY)
    return path, uid_of(site, path)


def uid_of(site, path: str) -> str:
    with site.open(user="admin") as portal:
        return portal.unrestrictedTraverse(path.strip("/")).UID()


def linked(person, path: str, account=None) -> set[str]:
    """Paths that the sections below a public text lead to."""
    page = BeautifulSoup(person(account).get(path).text, "html.parser")
    return {"/" + a["href"].split("/jingwei/")[1] for a in page.select(".files a")}


def below(address: str) -> str:
    return address.split("/jingwei", 1)[1]


@pytest.mark.parametrize("kind", ["News Item", "Document"])
def test_a_policy_and_its_published_interpretation_lead_to_each_other(
    person, editing, policy, kind
):
    path, uid = policy
    text = below(editing.walk("published", kind=kind, column="policies", interprets=uid))
    assert linked(person, text) == {path}
    assert linked(person, path) == {text}
    data = person(None).get(f"{path}?format=json").json()
    assert [one["title"] for one in data["interpretations"]] == [
        {"News Item": NEWS["title"], "Document": "本委主要职能"}[kind]
    ]


@pytest.mark.parametrize("state", ["draft", "review", "withdrawn"])
def test_a_text_that_is_not_public_stands_on_no_policy(person, editing, policy, state):
    path, uid = policy
    editing.walk(state, column="policies", interprets=uid)
    assert linked(person, path) == set()
    assert person(None).get(f"{path}?format=json").json()["interpretations"] == []


def test_a_policy_that_is_no_longer_listed_is_linked_from_nowhere(site, person, editing, policy):
    path, uid = policy
    text = below(editing.walk("published", column="policies", interprets=uid))
    with site.open(user="admin") as portal:
        record = portal.unrestrictedTraverse(path.strip("/"))
        record.withdrawn_on = MOMENT.astimezone()
        portal.portal_workflow.setStatusOf(
            "public_record", record, {"review_state": "withdrawn", "time": None}
        )
        record.reindexObject()
        portal._p_jar.transaction_manager.commit()
    assert linked(person, text) == set()


def test_the_editor_chooses_among_public_policies_in_a_form_and_over_rest(person, editing, policy):
    _path, uid = policy
    address = editing.write(column="policies", interprets=uid)
    told = person("editor").rest("GET", address).json()["interprets"]
    assert told["token"] == uid and POLICY["title"] in told["title"]
    form = BeautifulSoup(person("editor").get(f"{below(address)}/edit").text, "html.parser")
    chosen = form.select_one("select option[selected][value='" + uid + "']")
    assert POLICY["document_number"] in chosen.get_text()


def test_nothing_else_than_a_public_policy_can_be_chosen(person, editing):
    other = editing.write(column="policies")
    uid = person("editor").rest("GET", other).json()["UID"]
    answer = person("editor").rest("POST", "/policies", **{**NEWS, "interprets": uid})
    assert answer.status_code == 400 and "interprets" in answer.text
