"""Of several processes one runs the ticker, whatever becomes of them."""

from jingwei.core.ticker.content import book_of
from jingwei.core.ticker.lease import Lost

import os
import pytest
import socket
import time


TERM = 0.4


def test_of_two_processes_one_has_the_lease(process):
    first, second = process(), process(held=False)
    assert first.held()
    assert not second.lease.renew() and not second.held()
    assert first.lease.renew()


def test_a_clean_end_passes_it_on_at_once(process):
    first, second = process(), process(held=False)
    assert not second.lease.renew()
    first.lease.release()
    assert second.lease.renew()
    assert not first.held()


def test_the_lease_of_a_dead_process_passes_on_after_its_term(process):
    first, second = process(TERM), process(TERM, held=False)
    assert not second.lease.renew()
    time.sleep(TERM * 1.2)
    assert second.lease.renew()
    assert not first.held() and not first.lease.renew()


def test_a_living_process_keeps_it_for_longer_than_its_term(process):
    first, second = process(TERM), process(TERM, held=False)
    for _beat in range(8):
        assert not second.lease.renew()
        assert first.lease.renew()
        time.sleep(TERM / 4)


def test_who_starts_later_watches_for_a_whole_term_first(process):
    process(TERM)
    time.sleep(TERM * 1.2)
    late = process(TERM, held=False)
    assert not late.lease.renew()


def test_who_slept_through_the_change_commits_nothing(process):
    sleeper, follower = process(), process(held=False)
    runs = []

    def work(site):
        runs.append("begun")
        book_of(site).state("sleeper").error = "written too late"
        follower.lease.term = 0
        follower.lease.renew()
        time.sleep(0.01)
        follower.lease.renew()
        follower.lease.term = 60
        assert follower.held()

    with pytest.raises(Lost):
        sleeper.attempt(work)
    assert runs == ["begun"]
    assert follower.attempt(lambda site: "sleeper" in book_of(site).states) is False


def test_nothing_is_done_without_the_lease(process):
    process()
    with pytest.raises(Lost):
        process(held=False).attempt(lambda site: None)


def test_the_page_names_server_and_process_apart(session, person):
    session.lease.renew()
    page = person("sysadmin").get("/intranet/ticker").text
    assert f"进程号 {os.getpid()}" in page and socket.gethostname() in page
