"""The sealed audit: whatever is changed, removed or added afterwards is named."""

from concurrent.futures import ThreadPoolExecutor
from jingwei.core import clock
from jingwei.core.audit import api as audit
from jingwei.core.audit import store
from jingwei.core.audit.content import trail
from jingwei.core.audit.entry import Entry
from jingwei.core.audit.sealed import stores
from jingwei.core.seals.seal import seals
from jingwei.core.seals.seal import seals_made
from jingwei.core.seals.tasks import seal
from threading import Event
from ZODB.POSException import ReadConflictError

import datetime
import pytest
import transaction


@pytest.fixture
def events(site, seal_all):
    """Three events of the trail and one beside it, sealed."""
    with site.open(user="clerk"):
        made = [audit.record("opened", mark=mark) for mark in "甲乙丙"]
        transaction.commit()
        made.append(audit.aside("opened", mark="丁"))
    seal_all()
    return made


def shard_of(entry: Entry):
    """The tree that holds an event."""
    return trail()._shards[entry.key & 31]


def forge(site, change) -> None:
    """Change the database behind the API."""
    with site.open():
        change()
        transaction.commit()


def test_an_audit_that_nobody_touched_is_whole(events, faults):
    assert faults() == []


def test_the_first_seals_cover_everything_there_was(events, site):
    with site.open():
        for kept in seals().stores.values():
            assert [one.number for one in kept.values()] == [*range(1, len(kept) + 1)]
        last = [seals().last(name) for name in seals().stores]
        assert max(one.until for one in last) >= events[0].key
        covered = sum(one.count for kept in seals().stores.values() for one in kept.values())
        assert covered >= len(events)


def test_nothing_new_makes_no_new_seal(events, site, seal_all):
    def number():
        with site.open():
            return [seals().last(name).number for name in seals().stores]

    before = number()
    seal_all()
    assert number() == before


def test_a_changed_event_is_named(events, site, faults):
    entry = events[1]

    def change():
        shard_of(entry)[-entry.key] = entry._replace(person="head")[1:]

    forge(site, change)
    assert faults() == [(entry.id, "The event was changed after it was sealed.")]


def test_a_removed_event_is_named(events, site, faults):
    entry = events[2]
    forge(site, lambda: shard_of(entry).pop(-entry.key))
    assert faults() == [(entry.id, "The event was removed after it was sealed.")]


def test_an_event_put_in_later_is_named(events, site, faults):
    entry = events[0]
    key = entry.key + (1 << 12)
    forge(site, lambda: shard_of(entry).insert(-key, entry[1:]))
    assert faults() == [(f"{key:016x}", "The event was put into a while that was sealed already.")]


def test_what_lies_beside_the_database_is_sealed_too(events, faults):
    with store.writing() as link:
        link.execute("UPDATE events SET person = 'head' WHERE key = ?", (events[3].key,))
    assert faults() == [(events[3].id, "The event was changed after it was sealed.")]


def test_a_changed_seal_and_the_one_behind_it_are_named(events, site, seal_all, faults):
    with site.open():
        audit.record("opened", mark="戊")
        transaction.commit()
    seal_all()

    def change():
        kept = seals().stores["trail"]
        kept[kept.maxKey() - 1].count += 1

    forge(site, change)
    messages = {message for _event, message in faults()}
    assert "The signature is over other words." in messages
    assert "The seal does not follow the one before it." in messages


def test_a_seal_taken_out_is_noticed(events, site, seal_all, faults):
    with site.open():
        audit.record("opened", mark="戊")
        transaction.commit()
    seal_all()

    def change():
        kept = seals().stores["trail"]
        del kept[kept.maxKey() - 1]

    forge(site, change)
    assert "The seal does not follow the one before it." in {message for _one, message in faults()}


def test_seals_cut_off_at_the_end_are_noticed_by_what_lies_beside(events, site, seal_all, faults):
    for mark in "辛壬":
        with site.open():
            audit.record("opened", mark=mark)
            transaction.commit()
        seal_all()
    seal_all()

    def change():
        kept = seals().stores["trail"]
        del kept[kept.maxKey()]
        del kept[kept.maxKey()]

    forge(site, change)
    assert [message for _event, message in faults()] == [
        "The last seal that is noted beside the database is not there."
    ]


def test_an_event_that_was_under_way_while_the_seal_was_set_comes_behind_it(
    site, seal_all, faults, events
):
    """The transaction conflicts, and the request is repeated by whoever serves it."""

    def happens_and_is_sealed():
        with site.open():
            audit.record("opened", mark="己")
            transaction.commit()
        seal_all()

    with site.open():
        late = audit.record("opened", mark="庚")
        with ThreadPoolExecutor(1) as pool:
            pool.submit(happens_and_is_sealed).result()
        with pytest.raises(ReadConflictError):
            transaction.commit()
        transaction.abort()
    with site.open():
        again = audit.record("opened", mark="庚")
        transaction.commit()
        assert again.key > seals().last("trail").until > late.key
    seal_all()
    assert faults() == []


def test_an_event_that_is_stored_while_the_seal_is_being_set_is_under_this_seal_or_the_next(
    site, session, seal_all, faults, events
):
    recorded, sealing = Event(), Event()
    with site.open():
        audit.record("opened", mark="卯")
        transaction.commit()

    def write():
        with site.open():
            audit.record("opened", mark="辰")
            recorded.set()
            assert sealing.wait(timeout=30)
            transaction.commit()

    with ThreadPoolExecutor(1) as pool:
        written = pool.submit(write)
        assert recorded.wait(timeout=30)

        def seal_meanwhile(site):
            more = seal.run(site, clock.now())
            sealing.set()
            written.result()
            return more

        session.attempt(seal_meanwhile)
    seal_all()
    assert faults() == []


def test_an_old_audit_is_sealed_in_parts_and_disturbs_writers_once(site, seal_all, monkeypatch):
    now, trail_store = clock.now(), stores()[0]
    with site.open():
        for days in (9, 6, 3):
            with clock.at(now - datetime.timedelta(days=days)):
                trail().sealed_until = 0
                audit.record("opened", mark=f"{days}天前")
        seals_made().stores.pop(trail_store.name, None)
        transaction.commit()
    closed, close = [], type(trail_store).close

    def noted(self, until):
        closed.append(until)
        close(self, until)

    monkeypatch.setattr(type(trail_store), "close", noted)
    seal_all()
    assert len(closed) == 1
    with site.open():
        assert len(seals().stores[trail_store.name]) >= 3
