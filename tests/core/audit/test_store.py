"""The store beside the database: on disk at once, shared by processes, never half open."""

from concurrent.futures import ThreadPoolExecutor
from jingwei.core import clock
from jingwei.core.audit import locks
from jingwei.core.audit import marks
from jingwei.core.audit import store

import datetime
import os
import pytest
import stat
import subprocess
import sys
import transaction


GUESS = """
import sys
from jingwei.core.audit import locks
sys.stdin.readline()
print(sum(bool(locks.take("pin:head", 5, 600)) for _guess in range(10)))
"""


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A store of the test's own."""
    monkeypatch.setenv("JINGWEI_VAR", str(tmp_path / "var"))
    return tmp_path / "var"


def count(link=None):
    return (link or store.connection()).execute("SELECT count(*) FROM locks").fetchone()[0]


def test_the_file_is_made_when_needed_and_is_the_server_s_alone(folder):
    locks.take("key", 5, 60)
    for file in folder.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    assert (folder / "audit-aside.sqlite").exists()


def test_it_is_written_through_to_the_disk():
    link = store.connection()
    assert link.execute("PRAGMA synchronous").fetchone() == (2,)
    assert link.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_thread_keeps_its_connection_and_has_it_alone():
    mine = store.connection()
    assert store.connection() is mine
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(store.connection).result() is not mine


def test_a_file_that_was_exchanged_is_opened_anew(folder):
    locks.take("key", 5, 60)
    for file in folder.iterdir():
        file.unlink()
    assert count() == 0
    locks.take("key", 5, 60)
    assert count() == 1


def test_a_failed_write_leaves_nothing_behind():
    with pytest.raises(ZeroDivisionError), store.writing() as link:
        link.execute("INSERT INTO locks VALUES ('a', 1, 1)")
        raise ZeroDivisionError
    assert count() == 0
    assert locks.take("a", 5, 60)


def test_so_many_guesses_are_granted_and_no_more():
    guesses = [locks.take("pin:head", 3, 600) for _guess in range(5)]
    assert [bool(guess) for guess in guesses] == [True, True, True, False, False]
    assert [guess.left for guess in guesses] == [2, 1, 0, 0, 0]
    assert locks.take("pin:leader", 3, 600)


def test_a_right_guess_forgets_the_wrong_ones():
    for _guess in range(3):
        locks.take("pin:head", 3, 600)
    locks.reset("pin:head")
    assert locks.take("pin:head", 3, 600).left == 2


def test_the_lock_ends_after_its_period_and_refused_guesses_do_not_prolong_it():
    start = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=clock.ZONE)
    with clock.at(start):
        for _guess in range(3):
            last = locks.take("pin:head", 3, 600)
    assert last.until == start + datetime.timedelta(minutes=10)
    with clock.at(start + datetime.timedelta(minutes=9)):
        refused = locks.take("pin:head", 3, 600)
        assert not refused
        assert refused.until == last.until
    with clock.at(start + datetime.timedelta(minutes=10)):
        assert locks.take("pin:head", 3, 600).left == 2


def test_slow_guesses_count_too():
    start = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=clock.ZONE)
    granted = []
    for minute in range(0, 45, 9):
        with clock.at(start + datetime.timedelta(minutes=minute)):
            granted.append(bool(locks.take("pin:head", 3, 600)))
    assert granted == [True, True, True, False, True]


def test_counters_that_ended_are_cleared_away():
    with clock.at(datetime.datetime(2026, 11, 23, 9, 0)):
        for number in range(20):
            locks.take(f"login:{number}", 3, 600)
    with clock.at(datetime.datetime(2026, 11, 23, 10, 0)):
        locks.take("login:new", 3, 600)
    assert count() == 1


def test_an_aborted_request_does_not_give_guesses_back():
    for _guess in range(3):
        transaction.begin()
        locks.take("pin:head", 3, 600)
        transaction.abort()
    assert not locks.take("pin:head", 3, 600)


def test_threads_together_get_no_more_guesses_than_one():
    with ThreadPoolExecutor(8) as pool:
        guesses = list(pool.map(lambda _n: locks.take("pin:head", 5, 600), range(40)))
    assert sum(bool(guess) for guess in guesses) == 5


@pytest.mark.race
def test_of_forty_parallel_guesses_in_four_processes_five_are_granted(folder):
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", GUESS]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    processes = [
        subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment)
        for _process in range(4)
    ]
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    granted = [int(process.communicate(timeout=60)[0]) for process in processes]
    assert sum(granted) == 5


def test_a_rate_counts_what_came_within_the_period_however_short_the_pauses():
    start = clock.now()
    for turn in range(12):
        with clock.at(start + datetime.timedelta(minutes=50 * turn)):
            assert locks.take("letter:a", 2, 3600, sliding=False), turn
    with clock.at(start + datetime.timedelta(minutes=50 * 11 + 5)):
        assert locks.take("letter:a", 2, 3600, sliding=False) is not None
        assert not locks.take("letter:a", 2, 3600, sliding=False)


def test_a_lock_lasts_from_the_last_guess():
    start = clock.now()
    for turn in range(3):
        with clock.at(start + datetime.timedelta(minutes=9 * turn)):
            assert locks.take("pin:clerk", 3, 600)
    with clock.at(start + datetime.timedelta(minutes=27)):
        assert not locks.take("pin:clerk", 3, 600)


def test_a_guess_that_one_limit_refuses_counts_at_none():
    narrow, wide = locks.Limit("narrow", 1, 60), locks.Limit("wide", 5, 60)
    assert [bool(guess) for guess in locks.take_all([narrow, wide])] == [True, True]
    assert [bool(guess) for guess in locks.take_all([narrow, wide])] == [False, True]
    assert (locks.used("narrow"), locks.used("wide")) == (1, 1)


def test_a_right_guess_is_given_back_where_others_stay_counted():
    for _guess in range(3):
        locks.take("wide", 5, 60)
    locks.settle(give_back=["wide", "never-used"])
    assert locks.used("wide") == 2


def test_a_mark_holds_for_its_period():
    start = clock.now()
    marks.mark("ended", 60)
    assert 50 < marks.marked("ended") <= 60
    assert marks.marked("other") == 0
    with clock.at(start + datetime.timedelta(seconds=61)):
        assert marks.marked("ended") == 0
        marks.mark("other", 60)
        rows = store.connection().execute("SELECT key FROM marks").fetchall()
    assert rows == [("other",)]
