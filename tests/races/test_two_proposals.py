"""Two people make an item from the same paragraph at the same moment: one is made."""

from tests.races import zeo

import pytest


pytestmark = pytest.mark.race
PARAGRAPHS, PROCESSES = 6, 2
NEW = {
    "@type": "SupervisionItem",
    "title": "清理低效用地",
    "requirement": "摸清底数。",
    "lead_unit": "operation",
}


@pytest.fixture
def minutes(house, tmp_path):
    """Path of issued minutes, and a function that lets all ask for the same at once."""
    house.fresh()
    with zeo.server(house.base, tmp_path) as port:
        [told] = zeo.run(tmp_path, port, "minutes", [{"paragraphs": PARAGRAPHS}])
        zeo.again(tmp_path)

        def ask(**fields):
            asked = [
                (f"{told['address']}/@supervise", {**NEW, "due_on": told["due"], **one, **fields})
                for one in ({"paragraph": n + 1} for n in range(PARAGRAPHS))
            ]
            row = {"asked": asked, "person": "supervisor", "many": PROCESSES}
            rows = [{**row, "folder": str(tmp_path), "name": n} for n in range(PROCESSES)]
            return [*zip(*zeo.run(tmp_path, port, "ask", rows), strict=True)]

        yield told["path"], ask


def _own(address: str) -> str:
    """An address without the word by which it was asked for."""
    return address.replace("/++api++", "")


def made(house, folder, path: str) -> list[int]:
    """Paragraphs from which items were made, in their order; both ways lead to the same."""
    zeo.read(house, folder)
    with house.open(user="supervisor") as site:
        uid = site.unrestrictedTraverse(path).UID()
        rows = site.portal_catalog(portal_type="SupervisionItem", supervision_origin=uid)
        origins = [row.getObject().origin for row in rows]
        assert {origin.uid for origin in origins} <= {uid}
        return sorted(origin.paragraph for origin in origins)


def test_of_two_proposals_at_once_one_counts_and_the_other_is_told_of_it(minutes, house, tmp_path):
    path, ask = minutes
    for answers in ask():
        [first, second] = sorted(answers, key=lambda answer: answer["status"])
        assert (first["status"], second["status"]) == (201, 409)
        refusal = second["content"]["error"]
        assert refusal["type"] == "OutOfTurn"
        assert NEW["title"] in refusal["message"] and "again" in refusal["message"]
        assert _own(first["content"]["@id"]) in map(_own, refusal["allowed"])
    assert made(house, tmp_path, path) == [*range(1, PARAGRAPHS + 1)]


def test_who_says_that_another_one_is_needed_gets_it_at_the_same_moment(minutes, house, tmp_path):
    path, ask = minutes
    answers = [answer["status"] for pair in ask(again=True) for answer in pair]
    assert answers == [201] * PARAGRAPHS * PROCESSES
    assert made(house, tmp_path, path) == sorted([*range(1, PARAGRAPHS + 1)] * 2)
