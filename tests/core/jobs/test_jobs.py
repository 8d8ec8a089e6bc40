"""Slow work is done after the commit, for one person, and comes to an end whatever happens."""

from jingwei.core import clock
from jingwei.core import exc
from jingwei.core.jobs import api as jobs
from jingwei.core.jobs.content import book
from jingwei.core.jobs.tasks import forget
from ZODB.POSException import ConflictError

import datetime
import pytest
import transaction


MINUTE = datetime.timedelta(minutes=1)


def test_a_job_is_done_as_the_person_who_asked(ask, work, runner, item):
    id_ = ask("clerk")
    assert item(id_)["state"] == "waiting"
    work()
    assert runner.people == ["clerk"] * 3
    done = item(id_)
    assert (done["state"], done["percent"], done["attempts"]) == ("done", 100, 1)


def test_what_is_aborted_asks_for_nothing(site, runner, work):
    with site.open(user="clerk"):
        jobs.add("test", "clerk", "nothing", text="")
        transaction.abort()
    work()
    assert runner.people == []


def test_a_kind_that_nobody_runs_is_refused_at_once(site):
    with site.open(user="clerk"), pytest.raises(LookupError):
        jobs.add("unknown", "clerk", "nothing")


def test_the_progress_is_seen_while_it_runs(ask, work, runner, item):
    id_, seen = ask(), []
    runner.at = lambda number: seen.append(item(id_))
    work()
    assert [one["state"] for one in seen] == ["running"] * 3
    assert seen[1]["word"] == "step 0"


def test_every_step_is_a_transaction_of_its_own(ask, work, runner, site):
    ask(text="parts")
    seen = []

    def at(number):
        book().parts = number
        with_other = site.db.open(transaction.TransactionManager())
        root = with_other.root()["Application"]["jingwei"]
        seen.append(getattr(root["intranet"]["jobs"]._book, "parts", None))
        with_other.close()

    runner.at = at
    work()
    assert seen == [None, 0, 1]


def test_a_refusal_ends_it_with_a_sentence(ask, work, runner, item):
    def refuse(number):
        raise exc.OutOfTurn("There is nothing to export.")

    runner.at = refuse
    id_ = ask()
    work()
    failed = item(id_)
    assert (failed["state"], failed["attempts"]) == ("failed", 1)
    assert failed["error"] == "There is nothing to export."


def test_an_error_is_tried_again_after_a_rest_and_given_up_in_the_end(ask, work, runner, item):
    runner.at = lambda number: 1 / 0
    id_ = ask()
    now = clock.now()
    tries = []
    for minute in range(6):
        with clock.at(now + minute * MINUTE):
            work()
        tries.append(item(id_)["attempts"])
    assert tries == [1, 2, 2, 3, 3, 3]
    assert item(id_)["state"] == "failed"
    assert "ZeroDivision" not in item(id_)["error"]


def test_a_conflict_begins_the_job_again_and_is_no_failure(ask, work, runner, item):
    causes = [ConflictError("one"), ConflictError("two"), ConflictError("three")]

    def conflict(number):
        if number == 2 and causes:
            raise causes.pop()

    runner.at = conflict
    id_ = ask()
    work()
    assert item(id_)["state"] == "done"
    assert item(id_)["attempts"] == 1
    assert len(runner.people) == 12


def test_who_may_not_have_it_does_not_get_it(ask, work, runner, item):
    id_ = ask()
    runner.may = False
    work()
    assert runner.people == []
    assert item(id_)["state"] == "failed"


def test_jobs_are_done_in_the_order_of_asking(ask, work, runner):
    order = []
    runner.result = lambda params: order.append(params["text"])
    for text in "abc":
        ask(text=text)
    work()
    assert order == ["a", "b", "c"]


def test_a_waiting_job_is_cancelled(ask, work, runner, item, person):
    id_ = ask()
    cancel(person("clerk"), id_)
    assert item(id_) is None
    work()
    assert runner.people == []


def test_a_running_job_is_cancelled_after_its_step(ask, work, runner, item, person, site):
    id_ = ask()
    runner.at = lambda number: number == 1 and cancel(person("clerk"), id_)
    work()
    assert len(runner.people) == 2
    assert item(id_) is None
    with site.open():
        assert id_ not in book().jobs and not list(book().cancelled)


def test_the_end_of_the_server_puts_it_back(ask, work, runner, item, session):
    id_ = ask()
    runner.at = lambda number: session._stop.set()
    work()
    assert (item(id_)["state"], item(id_)["attempts"]) == ("waiting", 0)
    session._stop.clear()
    runner.at = lambda number: None
    work()
    assert item(id_)["state"] == "done"


def test_results_are_kept_seven_days(ask, work, item, session):
    id_ = ask()
    work()
    now = clock.now()
    for days, kept in ((6, True), (8, False)):
        session.attempt(lambda site, days=days: forget.run(site, now + days * 1440 * MINUTE))
        assert (item(id_) is not None) is kept


def cancel(client, id_: str) -> None:
    """Press the button of the page."""
    from bs4 import BeautifulSoup

    page = BeautifulSoup(client.get("/intranet/jobs").text, "html.parser")
    field = page.find("input", {"value": id_})
    form = {one["name"]: one["value"] for one in field.parent.find_all("input")}
    assert client.post("/intranet/jobs/cancel", form).status_code == 302
