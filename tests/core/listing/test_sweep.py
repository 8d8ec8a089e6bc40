"""What a killed process left of a file is removed, and nothing else."""

from jingwei.core.listing import scratch
from jingwei.core.listing.tasks import OLD
from jingwei.core.listing.tasks import sweep

import os
import pytest
import tempfile
import time


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
    past = time.time() - OLD - 60
    for path in (left, left_folder, foreign):
        os.utime(path, (past, past))
    sweep.run(None, None)
    assert {*folder.iterdir()} == {fresh, foreign}
