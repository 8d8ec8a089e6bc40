"""What REST tells of an inquiry beside its fields: whose turn, opinions, deadline; no contact."""

import pytest


def told(person, account: str, address: str) -> dict:
    """The inquiry as JSON."""
    answer = person(account).rest("GET", address)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_it_tells_whose_turn_it_is(counter, person):
    address, _code = counter.walk("received")
    assert told(person, "officeclerk", address)["pending"] == ["post~office.clerk"]
    counter.done("officeclerk", address, "assign", unit="urban")
    assert told(person, "clerk2", address)["pending"] == ["post~urban.clerk"]
    counter.done("clerk2", address, "draft_answer", answer="请在网上注册。")
    assert told(person, "head2", address)["pending"] == ["post~urban.head"]


@pytest.mark.parametrize("account", ["clerk2", "head2", "supervisor", "leader", "director"])
def test_its_readers_get_the_opinions_and_the_deadline(counter, person, account):
    address, _code = counter.walk("answered")
    data = told(person, account, address)
    [opinion] = data["opinions"]
    assert (opinion["decision"], opinion["text"], opinion["person"]) == ("agree", "同意", "head2")
    assert opinion["older"] is False
    assert data["pending"] == []
    assert data["finished"] and data["answered_on"] and data["due_at_first"]
    assert [row["kind"] for row in data["ledger"]] == ["started", "finished"]
    assert data["seen"] == counter.info(address)["seen"]


@pytest.mark.parametrize("account", ["supervisor", "leader", "director", "editor", "reviewer"])
def test_who_only_reads_gets_nothing_of_the_writer(counter, person, account):
    address, _code = counter.walk("answered")
    answer = person(account).rest("GET", address)
    assert "0000-0002" not in answer.text and "演示市民" not in answer.text
    assert "contact" not in answer.json() and "extra" not in answer.json()
