"""A store beside the database, for what must survive an aborted request or happens on GET.

SQLite in the instance's ``var`` folder. Every call commits before it returns
(``synchronous=FULL``), whatever becomes of the request.
"""

from pathlib import Path

import json
import os
import sqlite3
import threading
import time


NAME = "audit-aside.sqlite"
SCHEMA = """
create table if not exists event (
    id integer primary key, time real not null, kind text not null, person text not null,
    path text not null, uid text not null, result text not null, address text not null,
    details text not null);
create index if not exists event_uid on event (uid, kind, time);
create table if not exists counter (
    key text primary key, count integer not null, until real not null);
"""
_local = threading.local()


def folder() -> Path:
    """Where the store lies: ``JINGWEI_VAR``, or the client home of this Zope."""
    if "JINGWEI_VAR" in os.environ:
        return Path(os.environ["JINGWEI_VAR"])
    from App.config import getConfiguration

    return Path(getConfiguration().clienthome)


def connection() -> sqlite3.Connection:
    """This thread's connection; opened again when the file was replaced."""
    path = folder() / NAME
    known = getattr(_local, "opened", None)
    if known is not None and known[0] == path and path.exists():
        return known[1]
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    opened = sqlite3.connect(path, timeout=20, isolation_level=None)
    opened.execute("pragma journal_mode=wal")
    opened.execute("pragma synchronous=full")
    opened.executescript(SCHEMA)
    _local.opened = (path, opened)
    return opened


def write(kind: str, person: str, path: str, uid: str, result: str, address: str, details) -> None:
    """Add an event now."""
    connection().execute(
        "insert into event (time, kind, person, path, uid, result, address, details)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        (time.time(), kind, person, path, uid, result, address, json.dumps(details)),
    )


def read(before: float | None = None, limit: int = 500) -> list[tuple]:
    """Rows (time, kind, person, path, uid, result, address, details), newest first."""
    query = (
        "select time, kind, person, path, uid, result, address, details from event"
        " where time < ? order by time desc limit ?"
    )
    return connection().execute(query, (before or 1e12, limit)).fetchall()


def openers(uid: str, since: float) -> set[str]:
    """User ids that opened the record `uid` after the moment `since` (seconds since 1970)."""
    query = "select distinct person from event where uid = ? and kind = 'opened' and time > ?"
    return {row[0] for row in connection().execute(query, (uid, since))}


def take(key: str, limit: int, period: float) -> bool:
    """Count one use of `key`; False if `limit` uses within `period` seconds are spent.

    Counted before the thing itself is tried, in a transaction that excludes all others, so
    that parallel guesses cannot slip through together.
    """
    db, now = connection(), time.time()
    db.execute("begin immediate")
    try:
        row = db.execute("select count, until from counter where key = ?", (key,)).fetchone()
        count, until = row if row and row[1] > now else (0, now + period)
        if count < limit:
            db.execute(
                "insert into counter (key, count, until) values (?, ?, ?) on conflict (key)"
                " do update set count = excluded.count, until = excluded.until",
                (key, count + 1, until),
            )
    finally:
        db.execute("commit")
    return count < limit


def reset(key: str) -> None:
    """Forget the uses of `key`."""
    connection().execute("delete from counter where key = ?", (key,))
