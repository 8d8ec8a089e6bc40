"""What is kept and what is not: logs of earlier runs, backups of a running site, contact data."""

from contextlib import closing
from jingwei.core import clock
from jingwei.core.audit.reading import entries
from jingwei.testing import ROOT
from tests.desk.inquiries.conftest import counter
from tests.start.test_start import settings
from tests.start.test_start import START

import datetime
import os
import pytest
import shutil
import sqlite3
import subprocess
import sys


__all__ = ["counter"]
CONTACT = "0000-0002"
NEW_LOG = "import sys; sys.path.insert(0, 'instance'); import processes; processes.new_log()"


def test_a_restart_keeps_what_the_run_before_said(tmp_path):
    log = tmp_path / "log" / "console.log"
    log.parent.mkdir()
    environment = os.environ | {"JINGWEI_DATA": str(tmp_path)}
    for cause in ("first", "second", "third"):
        log.write_text(cause)
        subprocess.run([sys.executable, "-c", NEW_LOG], cwd=ROOT, env=environment, check=True)
    assert not log.exists()
    kept = {path.name: path.read_text() for path in log.parent.iterdir()}
    assert kept == {"console.log.1": "third", "console.log.2": "second", "console.log.3": "first"}


def test_a_store_that_is_in_use_is_copied_whole(tmp_path):
    site, target = tmp_path / "site", tmp_path / "copy"
    site.mkdir()
    with closing(sqlite3.connect(site / "audit-aside.sqlite")) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("CREATE TABLE events (key INTEGER)")
        writer.executemany("INSERT INTO events VALUES (?)", [(n,) for n in range(500)])
        writer.commit()
        assert (site / "audit-aside.sqlite-wal").stat().st_size
        command = [sys.executable, ROOT / "instance" / "stores.py", site, target]
        subprocess.run(command, check=True, capture_output=True)
    assert [path.name for path in target.iterdir()] == ["audit-aside.sqlite"]
    with closing(sqlite3.connect(target / "audit-aside.sqlite")) as copied:
        assert copied.execute("SELECT count(*) FROM events").fetchone() == (500,)


def test_contact_data_are_deleted_when_their_time_is_over(counter, site, person, capsys):
    from jingwei.install.__main__ import forget_contacts

    ended, code = counter.walk("answered")
    running, _code = counter.walk("handling")
    for days, count in ((364, 0), (366, 1)):
        later = clock.now() + datetime.timedelta(days=days)
        with site.open(site=False) as app, clock.at(later, app["jingwei"]):
            forget_contacts(app)
        assert capsys.readouterr().out == f"Contact data deleted: {count}\n"
    pages = {address: person("officeclerk").get(address).text for address in (ended, running)}
    assert CONTACT not in pages[ended] and CONTACT in pages[running]
    assert "账号怎样申请" in pages[ended]
    assert "请在“项目申报”页面注册。" in counter.track(code).text
    with site.open(user="admin"):
        told = [one.path for one in entries().rows if one.event == "inquiry.contact_deleted"]
    assert told == [f"/jingwei{ended}"]


@pytest.mark.slow
def test_the_launcher_deletes_them_while_the_site_does_not_run(house, tmp_path):
    shutil.copytree(house.base, tmp_path / "site")
    run = subprocess.run(
        [*START, "forget"], env=settings(tmp_path, 0), capture_output=True, text=True, timeout=300
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Contact data deleted: 0" in run.stdout
