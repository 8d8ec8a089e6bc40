"""Tasks run when they are due, once, and do not disturb each other."""

from jingwei.core import clock
from jingwei.core.ticker.api import Task
from jingwei.core.ticker.content import book_of
from jingwei.core.ticker.schedule import due
from jingwei.core.ticker.schedule import run_due
from threading import Thread
from ZODB.POSException import ConflictError

import contextvars
import datetime
import itertools
import pytest


MONDAY = datetime.datetime(2026, 11, 23, 10, 0, tzinfo=clock.ZONE)
HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)
numbers = itertools.count()


@pytest.fixture
def name():
    """A name that no test before has used: what ran once is kept in the database."""
    return f"test.task-{next(numbers)}"


class Diary:
    """A task that writes down in the database up to which moments it ran."""

    def __init__(self, **rhythm):
        self.tries = 0
        self.before = lambda: None
        self.task = Task("Diary", self.run, **rhythm)

    def run(self, site, until):
        self.tries += 1
        state = book_of(site).state("test.diary")
        state.moments = (*getattr(state, "moments", ()), until)
        return self.before()


@pytest.fixture
def told(process):
    """Return a function that reads, and clears, what the diary says."""
    session = process()

    def read():
        def work(site):
            state = book_of(site).state("test.diary")
            found, state.moments = getattr(state, "moments", ()), ()
            return list(found)

        return session.attempt(work)

    read.session = session
    return read


def tick(told, moment) -> list:
    """Let the ticker look once at a moment; return what the diary was told."""
    with clock.at(moment):
        run_due(told.session)
    return told()


def test_a_daily_task_runs_once_a_day_up_to_its_time(told, register, name):
    diary = Diary(daily=datetime.time(9, 0))
    register(name, diary.task)
    nine = MONDAY - HOUR
    assert tick(told, MONDAY) == [nine]
    assert tick(told, MONDAY + HOUR) == []
    assert tick(told, nine + DAY - HOUR) == []
    assert tick(told, nine + DAY) == [nine + DAY]


def test_other_tasks_run_whenever_their_time_has_passed(told, register, name):
    register(name, Diary(every=HOUR).task)
    assert tick(told, MONDAY) == [MONDAY]
    assert tick(told, MONDAY + HOUR / 2) == []
    assert tick(told, MONDAY + HOUR) == [MONDAY + HOUR]


@pytest.mark.parametrize("rhythm", [{"every": HOUR}, {"daily": datetime.time(9, 0)}])
def test_after_an_outage_of_days_it_runs_once(told, register, name, rhythm):
    register(name, Diary(**rhythm).task)
    tick(told, MONDAY)
    assert len(tick(told, MONDAY + 4 * DAY)) == 1
    assert tick(told, MONDAY + 4 * DAY) == []


def test_the_moment_is_stored_with_the_work_or_not_at_all(told, register, name):
    diary = Diary(every=HOUR)

    def fail():
        raise ValueError("half-way")

    diary.before = fail
    register(name, diary.task)
    assert tick(told, MONDAY) == []
    state = told.session.attempt(lambda site: (book_of(site).states[name].ran,))
    assert state == (None,)
    diary.before = lambda: None
    late = MONDAY + datetime.timedelta(minutes=2)
    assert tick(told, late) == [late]


def test_a_failed_task_rests_longer_each_time(told, register, name):
    diary = Diary(every=datetime.timedelta(minutes=1))
    diary.before = lambda: 1 / 0
    register(name, diary.task)
    tried_at = []
    for minute in range(25):
        before = diary.tries
        tick(told, MONDAY + datetime.timedelta(minutes=minute))
        tried_at += [minute] * (diary.tries - before)
    assert tried_at == [0, 1, 6, 21]


def test_a_conflict_is_repeated(told, register, name):
    diary = Diary(every=HOUR)
    causes = [ConflictError("once"), ConflictError("twice")]

    def conflict():
        if causes:
            raise causes.pop()

    diary.before = conflict
    register(name, diary.task)
    assert tick(told, MONDAY) == [MONDAY]
    assert diary.tries == 3


def test_the_failure_of_one_task_stops_no_other(told, register, name):
    bad = Diary(every=HOUR)
    bad.before = lambda: 1 / 0
    register(f"{name}-a", bad.task)
    register(f"{name}-b", Diary(every=HOUR).task)
    assert tick(told, MONDAY) == [MONDAY]


def test_a_long_task_does_its_parts_in_transactions_of_their_own(told, register, name):
    diary = Diary(every=HOUR)
    diary.before = lambda: diary.tries < 4
    register(name, diary.task)
    assert tick(told, MONDAY) == [MONDAY] * 4
    assert diary.tries == 4
    assert tick(told, MONDAY) == []


def test_two_processes_that_both_believe_to_run_it_run_it_once(told, register, name, process):
    """The lease keeps them apart; but even without it the work is done once."""
    diary = Diary(every=HOUR)
    other = process(held=False)
    other.lease.fence = lambda book: None

    def meanwhile():
        diary.before = lambda: None
        with clock.at(MONDAY):
            thread = Thread(target=contextvars.copy_context().run, args=(run_due, other))
            thread.start()
            thread.join()

    diary.before = meanwhile
    register(name, diary.task)
    assert tick(told, MONDAY) == [MONDAY]


def test_a_new_task_runs_at_once():
    task = Task("New", None, daily=datetime.time(23, 0))
    assert due(task, None, MONDAY) == MONDAY - 11 * HOUR
