"""What the audit keeps, and in which order it is read."""

from jingwei.core import clock
from jingwei.core.audit import api
from jingwei.core.audit import reading
from jingwei.core.audit.content import trail

import datetime
import pytest
import transaction


# Far from the day on which the site of the tests was made.
NINE = datetime.datetime(2031, 5, 5, 9, 0, tzinfo=clock.ZONE)


@pytest.fixture(autouse=True)
def empty_store(tmp_path, monkeypatch):
    """A store of the test's own beside the database."""
    monkeypatch.setenv("JINGWEI_VAR", str(tmp_path))


def at(minutes: float):
    return clock.at(NINE + datetime.timedelta(minutes=minutes))


def found(**filters):
    """Days of these tests only: the site was made at another time."""
    filters.setdefault("since", NINE.date())
    filters.setdefault("until", NINE.date())
    return api.entries(api.Filters(**filters), size=1000).rows


def numbers(rows):
    return [row.more["n"] for row in rows]


def test_an_event_says_who_when_what_and_on_what(portal):
    with at(0):
        entry = api.record("transition", portal["intranet"], transition="submit")
    assert entry.person == "admin"
    assert entry.time == NINE
    assert entry.time.tzinfo == datetime.UTC
    assert entry.event == "transition"
    assert entry.path == "/jingwei/intranet"
    assert entry.uid == portal["intranet"].UID()
    assert entry.result == "done"
    assert entry.more == {"transition": "submit"}
    assert found() == [entry]


def test_an_event_without_object_has_no_path(portal):
    with at(0):
        entry = api.record("organisation.changed", acting_for="post~operation.head")
    assert (entry.path, entry.uid, entry.acting_for) == ("", "", "post~operation.head")


def test_what_is_aborted_was_not_recorded_but_what_was_told_aside_stays(portal):
    with at(0):
        api.record("transition", n=1)
        api.aside("transition.refused", path="/jingwei/x", result="NotYourPost", n=2)
    transaction.abort()
    [entry] = found()
    assert entry.event == "transition.refused"
    assert (entry.path, entry.result) == ("/jingwei/x", "NotYourPost")


def test_aside_knows_object_and_person_if_told(portal):
    with at(0):
        entry = api.aside("login.failed", obj=portal["intranet"], person="clerk")
    assert (entry.person, entry.path) == ("clerk", "/jingwei/intranet")
    assert found() == [entry]


def test_both_stores_are_read_as_one_list_newest_first(portal):
    for n in range(40):
        with at(n):
            (api.aside if n % 3 else api.record)("transition", n=n)
    assert numbers(found()) == list(range(39, -1, -1))


def test_events_of_the_same_moment_are_all_kept(portal):
    with at(0):
        for n in range(300):
            api.record("transition", n=n)
            api.aside("transition.refused", n=n)
    rows = found()
    assert len(rows) == 600
    assert len({row.id for row in rows}) == 600


def test_pages_follow_each_other_without_gap_or_repetition(portal):
    for n in range(25):
        with at(n):
            (api.aside if n % 2 else api.record)("transition", n=n)
    days = api.Filters(since=NINE.date(), until=NINE.date())
    seen, before = [], None
    for _page in range(3):
        page = api.entries(days, before=before, size=10)
        seen += numbers(page.rows)
        before = page.next
    assert seen == list(range(24, -1, -1))
    assert before is None


def test_a_full_last_page_has_no_next_one(portal):
    for n in range(10):
        with at(n):
            api.record("transition", n=n)
    page = api.entries(api.Filters(since=NINE.date(), until=NINE.date()), size=10)
    assert len(page.rows) == 10
    assert page.next is None


def test_the_list_can_be_narrowed(portal):
    with at(0):
        api.record("transition", n=1)
        api.aside("login.failed", person="clerk", result="wrong password", n=2)
        api.aside("login.failed", person="head", result="wrong password", n=3)
        api.aside("transition.refused", person="clerk", result="OutOfTurn", n=4)
    assert set(numbers(found(person="clerk"))) == {2, 4}
    assert set(numbers(found(event="login.failed"))) == {2, 3}
    assert numbers(found(result="OutOfTurn")) == [4]
    assert numbers(found(person="clerk", event="login.failed")) == [2]


def test_days_are_the_organ_s(portal):
    midnight = datetime.datetime(2031, 5, 6, 0, 0, tzinfo=clock.ZONE)
    for n, moment in enumerate((midnight - datetime.timedelta(seconds=1), midnight)):
        with clock.at(moment):
            api.record("transition", n=n)
            api.aside("transition.refused", n=n)
    day = NINE.date()
    assert numbers(found(since=day, until=day)) == [0, 0]
    after = day + datetime.timedelta(days=1)
    assert numbers(found(since=after, until=after)) == [1, 1]


def test_a_rare_filter_goes_on_where_the_page_before_stopped(portal, monkeypatch):
    monkeypatch.setattr(reading, "SCAN", 10)
    for n in range(25):
        with at(n):
            api.record("transition" if n else "deleted", n=n)
    filters = api.Filters(event="deleted", since=NINE.date(), until=NINE.date())
    pages, before = [], None
    while True:
        page = api.entries(filters, before=before)
        pages.append(numbers(page.rows))
        before = page.next
        if before is None:
            break
    assert pages == [[], [], [0]]


def test_any_bytes_may_be_told(portal):
    with at(0):
        api.aside("access.refused", path="/x\udcff\x00'\"", typed="\ud800")
        api.record("transition", said="\ud800", moment=NINE)
    assert len(found()) == 2


def test_shards_share_the_load_and_have_no_address(portal):
    with at(0):
        for _n in range(200):
            api.record("transition")
    used = [len(shard) for shard in trail()._shards]
    assert len(used) == 16
    assert min(used) > 0


def test_an_opening_is_told_once_per_turn(portal):
    record = portal["intranet"]
    with at(0):
        api.opened(record)
        api.opened(record)
    assert len(found(event="opened")) == 1
    record.changes = 5
    with at(1):
        api.opened(record)
    assert len(found(event="opened")) == 2


def test_who_opened_a_record_since_a_moment_is_known(portal):
    record = portal["intranet"]
    assert api.opened_by(record) == set()
    with at(0):
        api.opened(record)
    assert api.opened_by(record) == {"admin"}
    assert api.opened_by(record, since=NINE) == {"admin"}
    assert api.opened_by(record, since=NINE + datetime.timedelta(minutes=1)) == set()
    assert api.opened_by(portal["intranet"]["numbering"]) == set()


def test_a_write_at_the_same_moment_conflicts_rarely(site):
    """Sixteen shards: of many pairs of writers most meet in none."""
    conflicts = 0
    for _pair in range(30):
        with site.open(user="admin") as portal:
            other_manager = transaction.TransactionManager()
            other = site.db.open(other_manager)
            try:
                twin = other.root()["Application"]["jingwei"]["intranet"]["audit"]._trail
                trail().append(("a", "", "transition", "", "", "done", "", "{}"))
                twin.append(("b", "", "transition", "", "", "done", "", "{}"))
                other_manager.commit()
                try:
                    transaction.commit()
                except Exception:
                    conflicts += 1
                    transaction.abort()
                assert portal is not None
            finally:
                other_manager.abort()
                other.close()
    assert conflicts <= 2
