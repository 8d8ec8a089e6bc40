"""The store beside the database: an SQLite file that keeps what an aborted request said.

It lies in ``$JINGWEI_VAR`` (default: the folder ``var`` of the instance) and is shared by all
processes of the machine. Each thread has a connection of its own.
"""

from App.config import getConfiguration
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import os
import sqlite3
import threading
import time


NAME = "audit-aside.sqlite"
WAIT = 10.0
SCHEMA = (
    """CREATE TABLE IF NOT EXISTS events (
        key INTEGER PRIMARY KEY, person TEXT NOT NULL, acting_for TEXT NOT NULL,
        event TEXT NOT NULL, path TEXT NOT NULL, uid TEXT NOT NULL, result TEXT NOT NULL,
        address TEXT NOT NULL, details TEXT NOT NULL)""",
    "CREATE INDEX IF NOT EXISTS events_of_object ON events (uid, event, person)",
    "CREATE INDEX IF NOT EXISTS events_of_person ON events (person, event)",
    """CREATE TABLE IF NOT EXISTS locks (
        key TEXT PRIMARY KEY, used INTEGER NOT NULL, until REAL NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS locks_by_end ON locks (until)",
    "CREATE TABLE IF NOT EXISTS marks (key TEXT PRIMARY KEY, until REAL NOT NULL) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS marks_by_end ON marks (until)",
    """CREATE TABLE IF NOT EXISTS words (
        key TEXT PRIMARY KEY, word TEXT NOT NULL, moment REAL NOT NULL) WITHOUT ROWID""",
)


class Held(NamedTuple):
    """A thread's connection and the file that it has open."""

    connection: sqlite3.Connection
    file: tuple


_local = threading.local()


def path() -> Path:
    """Where the file lies. Processes of one machine have their own client homes, side by side."""
    folder = os.environ.get("JINGWEI_VAR")
    return (Path(folder) if folder else Path(getConfiguration().clienthome).parent) / NAME


def connection() -> sqlite3.Connection:
    """The present thread's connection; opened anew if the file was exchanged under it."""
    file = path()
    held = getattr(_local, "held", None)
    if held is None or held.file != _identity(file):
        opened = _open(file)
        held = _local.held = Held(opened, _identity(file))
    return held.connection


@contextmanager
def writing() -> Iterator[sqlite3.Connection]:
    """A write transaction that excludes all others from its start; on disk when it is left."""
    link = connection()
    link.execute("BEGIN IMMEDIATE")
    try:
        yield link
    except BaseException:
        link.execute("ROLLBACK")
        raise
    link.execute("COMMIT")


def _identity(file: Path) -> tuple:
    """Process and file behind a connection: neither a fork nor a restored file may share it."""
    try:
        stat = file.stat()
    except FileNotFoundError:
        return ()
    return (os.getpid(), str(file), stat.st_dev, stat.st_ino)


def _open(file: Path) -> sqlite3.Connection:
    file.parent.mkdir(parents=True, exist_ok=True)
    # Made here and not by SQLite: its own files beside it take over the mode.
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    opened = sqlite3.connect(file, timeout=WAIT, isolation_level=None)
    _write_ahead(opened)
    opened.execute("PRAGMA synchronous=FULL")
    for statement in SCHEMA:
        opened.execute(statement)
    return opened


def _write_ahead(opened: sqlite3.Connection) -> None:
    """Switch to write-ahead logging; SQLite does not wait for others here, so this does."""
    end = time.monotonic() + WAIT
    while True:
        try:
            opened.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
