"""Several processes register documents, or begin new ones, at the same moment."""

from jingwei.core.numbering import api as numbering
from jingwei.core.workflow.api import state
from tests.races import zeo

import pytest


pytestmark = pytest.mark.race

PROCESSES, EACH = 3, 8
REASON = "重复登记"


def test_of_documents_registered_at_once_each_keeps_a_number_of_its_own(house, tmp_path):
    house.fresh()
    with zeo.server(house.base, tmp_path) as port:
        [paths] = zeo.run(tmp_path, port, "sign", [{"count": PROCESSES * EACH}])
        shares = [paths[n::PROCESSES] for n in range(PROCESSES)]
        # The second and the last of each: some abort while the others are in the middle of it.
        rows = [{"paths": s, "aborted": [s[1], s[-1]], "void": [s[3]]} for s in shares]
        zeo.again(tmp_path)
        answers = zeo.run(tmp_path, port, "register", rows)
    numbers = {path: number for answer in answers for path, number in answer["numbers"].items()}
    void = {path for row in rows for path in row["void"]}
    assert sum(answer["conflicts"] for answer in answers) > 0
    assert len(numbers) == len({*numbers.values()}) == PROCESSES * (EACH - 2)
    zeo.read(house, tmp_path)
    with house.open() as portal:
        [summary] = numbering.registers()
        lines = {str(line.number): line.entry for line in numbering.register(*summary[:2])}
        assert (summary.last, summary.gaps, summary.voids) == (len(numbers), 0, PROCESSES)
        assert {number: entry.path for number, entry in lines.items()} == {
            number: path for path, number in numbers.items()
        }
        assert {e.path: e.reason for e in lines.values() if e.void} == dict.fromkeys(void, REASON)
        for path in paths:
            document = portal.unrestrictedTraverse(path)
            held = numbering.held(document)
            if path in numbers and path not in void:
                assert str(document.number) == str(held) == numbers[path]
                assert state(document) == "numbered"
            else:
                assert held is None
                assert state(document) == ("void" if path in void else "signed")
                assert path in void or document.number is None


def test_of_documents_begun_at_once_in_a_new_month_none_is_lost(house, tmp_path):
    house.fresh()
    titles = [[f"第{n}人的第{m}件" for m in range(EACH)] for n in range(PROCESSES)]
    with zeo.server(house.base, tmp_path) as port:
        answers = zeo.run(tmp_path, port, "create", [{"titles": share} for share in titles])
    made = {path: title for answer in answers for path, title in answer.items()}
    assert sorted(made.values()) == sorted(title for share in titles for title in share)
    zeo.read(house, tmp_path)
    with house.open(user="clerk") as portal:
        [year] = portal["intranet"]["documents"].objectValues()
        [month] = year.objectValues()
        kept = {"/".join(one.getPhysicalPath()): one.title for one in month.objectValues()}
        assert kept == made and len(month) == len(made)
        listed = portal.portal_catalog(portal_type="OfficialDocument", pending_with="clerk")
        assert {brain.getPath(): brain.Title for brain in listed} == made
