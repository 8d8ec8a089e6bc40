"""What a killed process left of a file is removed, and nothing else."""

from jingwei.core import scratch
from jingwei.core.listing.tasks import sweep
from pathlib import Path

import os
import pytest
import subprocess
import sys
import tempfile
import time


SWEEP = "from jingwei.core import scratch; scratch.sweep()"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder of temporary files."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_old_files_and_folders_of_lists_go_and_all_others_stay(folder):
    left, left_folder = scratch.new_file(), folder / f"{scratch.PREFIX}folder"
    left_folder.mkdir()
    (left_folder / "sheet.xml").write_text("half")
    fresh, foreign = scratch.new_file(), folder / "others"
    foreign.write_text("theirs")
    for path in (left, left_folder, foreign):
        age(path)
    sweep.run(None, None)
    assert {*folder.iterdir()} == {fresh, foreign}


def test_a_machine_without_the_ticker_removes_them_before_its_next_file(folder):
    left = scratch.new_file()
    age(left)
    with scratch.new_folder() as new:
        assert {*folder.iterdir()} == {Path(new)}


def test_several_processes_remove_them_at_once(folder):
    for _number in range(300):
        age(scratch.new_file())
    script = f"import tempfile; tempfile.tempdir = {str(folder)!r}; {SWEEP}"
    sweepers = [subprocess.Popen([sys.executable, "-c", script]) for _number in range(3)]
    assert [sweeper.wait() for sweeper in sweepers] == [0, 0, 0]
    assert {*folder.iterdir()} == set()


def age(path: Path) -> None:
    """Let nobody have written there for more than a day."""
    past = time.time() - scratch.OLD - 60
    os.utime(path, (past, past))
