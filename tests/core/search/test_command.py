"""The commands of the search, on a database of their own."""

from jingwei.testing import ROOT

import os
import pytest
import shutil
import subprocess
import sys


CONF = """\
%define INSTANCEHOME {home}
instancehome $INSTANCEHOME
security-policy-implementation C
<zodb_db main>
  <filestorage>
    path {home}/site/Data.fs
    blob-dir {home}/site/blobs
  </filestorage>
  mount-point /
</zodb_db>
"""


@pytest.fixture
def command(house, tmp_path):
    """Run a command on a copy of the prepared site; returns exit code and output."""
    shutil.copytree(house.base, tmp_path / "site")
    (tmp_path / "etc").mkdir()
    shutil.copy(ROOT / "instance/parts/instance/etc/site.zcml", tmp_path / "etc")
    conf = tmp_path / "etc" / "zope.conf"
    conf.write_text(CONF.format(home=tmp_path))

    def run(word: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "jingwei.core.search", word, str(conf)],
            env={**os.environ, "JINGWEI_VAR": str(tmp_path / "site")},
            capture_output=True,
            text=True,
            timeout=200,
        )
        return done.returncode, done.stdout.strip()

    return run


@pytest.mark.slow
def test_a_file_is_missed_made_and_found_right(command, tmp_path):
    assert command("check") == (1, "There is no file.")
    code, told = command("rebuild")
    assert (code, told.rpartition(" ")[0]) == (0, "Texts in the new file:")
    assert int(told.rpartition(" ")[2]) > 0
    assert command("check") == (0, "The file says what the database says.")
    assert len(list((tmp_path / "site" / "search").glob("*.sqlite"))) == 1
    assert command("extract") == (0, "Files read: 0")
