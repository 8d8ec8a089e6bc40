"""Who is asked twice, as a head and standing in for another, answers for each unit."""

from bs4 import BeautifulSoup

import pytest


ACTING = "acting~urban.head.documents"


@pytest.fixture
def asked(office, deputies):
    """A document on which `head` is to answer for the own unit and, standing in, for another."""
    deputation = deputies.approved("head2", "post~urban.head", "head", by="leader")
    address = office.draft("planningclerk", drafting_unit="planning")
    office.done("planningclerk", address, "submit")
    office.done("planninghead", address, "consult", units=["operation", "urban"], opinion="请会签")
    yield address
    deputies.end(deputation)


def posts(office, address: str) -> list[tuple[str, str]]:
    """(person, post) of the opinions, oldest first."""
    opinions = office.person("planningclerk").rest("GET", address).json()["opinions"]
    return [(row["person"], row["post"]) for row in opinions]


def test_the_form_asks_for_which_unit_and_says_for_whom(asked, person):
    path = "/intranet" + asked.split("/intranet", 1)[1]
    page = person("head").get(f"{path}/@@act/answer_consultation").text
    radios = BeautifulSoup(page, "html.parser").select("input[name='form.widgets.unit']")
    said = [radio.find_parent("label") or radio.find_next("label") for radio in radios]
    assert [one.get_text(strip=True) for one in said] == [
        "经济运行处",
        "都市工业处（代都市工业处处长）",
    ]
    assert not any(radio.has_attr("checked") for radio in radios)


def test_without_a_unit_the_answer_is_refused_beside_the_field(asked, office):
    answer = office.act("head", asked, "answer_consultation", answer="agree")
    assert answer.status_code == 400
    [error] = answer.json()["error"]["errors"]
    assert error["field"] == "unit"


def test_each_answer_stands_under_the_post_that_was_asked(asked, office):
    office.done("head", asked, "answer_consultation", answer="agree", unit="urban")
    assert posts(office, asked)[-1] == ("head", ACTING)
    office.done("head", asked, "answer_consultation", answer="agree")
    assert posts(office, asked)[-1] == ("head", "post~operation.head")
    assert office.info(asked, "planningclerk")["state"]["id"] == "office_check"


def test_nobody_answers_for_a_unit_that_is_not_theirs(asked, office):
    answer = office.act("head2", asked, "answer_consultation", answer="agree", unit="operation")
    assert answer.status_code == 400
    office.done("head2", asked, "answer_consultation", answer="agree")
    assert posts(office, asked)[-1] == ("head2", "post~urban.head")
