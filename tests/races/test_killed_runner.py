"""A job outlives the process that works on it."""

from tests.races import zeo
from tests.races.test_two_tickers import wait

import os
import pytest
import signal


pytestmark = pytest.mark.race


def test_a_job_whose_runner_was_killed_is_run_again_by_another_process(house, tmp_path):
    house.fresh()
    stop, steps = tmp_path / "stop", tmp_path / "steps"
    row = {"stop": str(stop), "steps": str(steps), "pause": 0.7, "pace": 0.05}
    with zeo.server(house.base, tmp_path) as port:
        rows = [{**row, "ask": True}, {**row, "ask": False}]
        processes = zeo.start(tmp_path, port, "work", rows)
        wait(lambda: steps.exists() and len(steps.read_text().splitlines()) == 3)
        first = int(steps.read_text().split()[0])
        os.kill(first, signal.SIGKILL)
        wait(lambda: len(steps.read_text().splitlines()) == 8)
        [survivor] = [process for process in processes if process.pid != first]
        stop.touch()
        [job] = zeo.answer(survivor)
    assert [line.split() for line in steps.read_text().splitlines()] == [
        *([str(first), str(number)] for number in range(3)),
        *([str(survivor.pid), str(number)] for number in range(5)),
    ]
    assert job == {"state": "done", "attempts": 2, "file": "complete"}
