"""Reminders of many deadlines: each once, whether processes get in each other's way or die."""

from collections import Counter
from jingwei.core.escalation.tasks import PART
from jingwei.core.outbox.content import book
from tests.races import zeo
from tests.races.test_two_tickers import wait

import os
import pytest
import signal


pytestmark = pytest.mark.race
COUNT = 4 * PART + 20
# Who is told the highest rung of an item of the unit, once all three are due.
TOLD = ("head", "leader", "supervisor")


@pytest.fixture
def start(house, tmp_path):
    """Return a function that runs tasks on a database full of deadlines; and the morning."""
    house.fresh()
    with zeo.server(house.base, tmp_path) as port:
        [morning] = zeo.run(tmp_path, port, "items", [{"count": COUNT}])
        zeo.again(tmp_path)
        yield lambda task, rows: zeo.start(
            tmp_path, port, task, [{**row, "morning": morning} for row in rows]
        )


def steps(site) -> Counter:
    """Rungs that the items remember."""
    rows = site.portal_catalog.unrestrictedSearchResults(portal_type="SupervisionItem")
    records = [row._unrestrictedGetObject() for row in rows]
    assert len(records) == COUNT
    return Counter((one.UID(), step.rung) for one in records for step in one.escalations)


def messages() -> Counter:
    """Reminders in the boxes of people: who, and about which item."""
    return Counter(
        (person, notice.record)
        for person, box in book().boxes.items()
        for notice in box.notices.values()
        if notice.kind == "escalation"
    )


def check(house, folder) -> None:
    """Every rung was taken once, and everybody has one message about each item."""
    zeo.read(house, folder)
    with house.open(user="admin") as site:
        taken, told = steps(site), messages()
        uids = {uid for uid, _rung in taken}
        assert taken == Counter((uid, rung) for uid in uids for rung in ("soon", "late", "long"))
        assert told == Counter((person, uid) for uid in uids for person in TOLD)
        assert len(uids) == COUNT


def test_two_processes_at_once_tell_everybody_once(start, house, tmp_path):
    conflicts = [zeo.answer(process) for process in start("remind", [{}, {}])]
    assert sum(conflicts) > 0
    check(house, tmp_path)


def test_what_a_killed_process_began_is_told_once_by_the_next(start, house, tmp_path):
    file = tmp_path / "begun"
    rows = [{"file": str(file), "wait": 2}, {"file": str(file), "wait": 2}]
    processes = start("remind_in_turn", rows)
    killed = int(wait(lambda: file.exists() and file.read_text()))
    file.unlink()
    os.kill(killed, signal.SIGKILL)
    [other] = [process for process in processes if process.pid != killed]
    # The other one has the lease now, and dies in the same place.
    assert int(wait(lambda: file.exists() and file.read_text())) == other.pid
    other.kill()
    for process in processes:
        process.wait()
    # Each death has lost the batch that was begun, and nothing that was committed before.
    [batches] = [zeo.answer(process) for process in start("remind_in_turn", [{}])]
    assert batches == (COUNT - 4 * PART) // PART + 1
    check(house, tmp_path)
