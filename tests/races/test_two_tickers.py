"""Two processes serve one database; one of them runs the ticker, and the other follows it."""

from itertools import groupby
from tests.races import zeo

import os
import pytest
import signal
import time


pytestmark = pytest.mark.race


def held_by(folder) -> list[int]:
    """Processes that believe to have the lease."""
    return [int(path.name.removeprefix("held-")) for path in folder.glob("held-*")]


def wait(true, seconds: float = 120.0):
    """Wait until something is true, and return it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = true()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError("it never came true")


def test_one_of_two_runs_it_and_the_other_follows_when_it_is_killed(house, tmp_path):
    house.fresh()
    stop = tmp_path / "stop"
    with zeo.server(house.base, tmp_path) as port:
        rows = [{"stop": str(stop), "pace": 0.05}] * 2
        processes = zeo.start(tmp_path, port, "tick", rows)
        first = wait(lambda: held_by(tmp_path))
        wait((tmp_path / f"noted-{first[0]}").exists)
        time.sleep(1)
        assert held_by(tmp_path) == first
        os.kill(first[0], signal.SIGKILL)
        (tmp_path / f"held-{first[0]}").unlink()
        second = wait(lambda: held_by(tmp_path))
        wait((tmp_path / f"noted-{second[0]}").exists)
        stop.touch()
        [survivor] = [process for process in processes if process.pid == second[0]]
        notes = zeo.answer(survivor)
    assert second != first
    # Never back and forth: all that the first one did stands before all of the second.
    assert [pid for pid, _run in groupby(notes)] == [*first, *second]
