"""One SQLite file with the tokens of all texts, and which entries of the journal it has applied.

Tokens and applied entries are written in one transaction, so an entry is applied exactly once,
also if the process is killed. The file holds nothing that the database does not hold.
"""

from BTrees.IIBTree import IISet
from BTrees.IIBTree import intersection
from collections.abc import Iterator
from contextlib import contextmanager
from jingwei.core.search.excerpt import heading
from jingwei.core.search.journal import pack
from jingwei.core.search.journal import unpack
from jingwei.core.search.text import letters
from jingwei.core.search.text import normal
from jingwei.core.search.text import phrase
from jingwei.core.search.text import tokens
from pathlib import Path

import json
import os
import sqlite3
import time


WAIT = 30.0
SCHEMA = (
    """CREATE TABLE texts (
        row INTEGER PRIMARY KEY, packed BLOB NOT NULL, heading TEXT NOT NULL)""",
    "CREATE TABLE applied (key INTEGER PRIMARY KEY, row INTEGER NOT NULL, at REAL NOT NULL)",
    "CREATE TABLE bounds (floor INTEGER NOT NULL, settled INTEGER NOT NULL)",
    "INSERT INTO bounds VALUES(0, 0)",
    """CREATE VIRTUAL TABLE words USING fts5(
        t, content='', detail=full, columnsize=0, tokenize='ascii')""",
    # Single signs: beginnings of tokens would be found in `words` too, in twice the time.
    """CREATE VIRTUAL TABLE signs USING fts5(
        t, content='', detail=none, columnsize=0, tokenize='ascii')""",
    # Headings alone: few tokens, so beginnings of them will do for single signs.
    """CREATE VIRTUAL TABLE heads USING fts5(
        t, content='', detail=full, columnsize=0, tokenize='ascii')""",
)
# Part of the names of files: one of another schema is none of ours.
FORMAT = 2
TABLES = ("words", "signs", "heads")


class File:
    """An open file; of one thread only."""

    def __init__(self, path: Path):
        self.link = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        self.link.execute("PRAGMA synchronous=NORMAL")
        self.link.execute("PRAGMA cache_size=-16000")
        self.link.execute("PRAGMA mmap_size=1000000000")

    @classmethod
    def make(cls, path: Path) -> "File":
        """A new file that only its owner reads, fast to fill and not safe before `finish`."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        made = cls(path)
        made.link.execute("PRAGMA journal_mode=OFF")
        made.link.execute("PRAGMA synchronous=OFF")
        made.link.execute("PRAGMA cache_size=-100000")
        for statement in SCHEMA:
            made.link.execute(statement)
        return made

    def finish(self) -> None:
        """Arrange the tokens for reading, let readers and one writer work at a time, and close."""
        for table in TABLES:
            self.link.execute(f"INSERT INTO {table}({table}) VALUES('optimize')")
        self.link.execute("PRAGMA journal_mode=WAL")
        self.link.close()

    @contextmanager
    def reading(self) -> Iterator["File"]:
        """One moment of the file, whatever others write meanwhile."""
        with self._transaction("BEGIN"):
            yield self

    @contextmanager
    def writing(self) -> Iterator["File"]:
        """The only writer of this machine."""
        with self._transaction("BEGIN IMMEDIATE"):
            yield self

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        self.link.execute(begin)
        try:
            yield
        except BaseException:
            self.link.execute("ROLLBACK")
            raise
        self.link.execute("COMMIT")

    def mark(self) -> int:
        """The greatest applied key."""
        return self._one("SELECT max(key) FROM applied") or 0

    def floor(self) -> int:
        """Applied keys from here on are known."""
        return self._one("SELECT floor FROM bounds")

    def settled(self) -> int:
        """All keys up to here that the journal has or will ever get are applied."""
        return self._one("SELECT settled FROM bounds")

    def applied(self, since: int) -> dict[int, int]:
        """Applied keys from `since` on, with their rows."""
        return dict(self.link.execute("SELECT key, row FROM applied WHERE key >= ?", (since,)))

    def oldest(self, keys: set[int]) -> float:
        """Second since 1970 at which the first of the applied `keys` was applied."""
        return min(self._one("SELECT at FROM applied WHERE key = ?", key) for key in keys)

    def find(self, *terms: str) -> IISet:
        """Rows whose text holds all of the normal terms."""
        signs = [f'"{term}"' for term in terms if len(term) == 1]
        words = [phrase(term) for term in terms if len(term) > 1]
        found = [self._matches(*one) for one in (("words", words), ("signs", signs)) if one[1]]
        return found[0] if len(found) == 1 else intersection(*found)

    def headed(self, *terms: str) -> IISet:
        """Rows whose heading alone holds all of the normal terms."""
        asked = [phrase(term) if len(term) > 1 else f'"{term}" *' for term in terms]
        return self._matches("heads", asked)

    def _matches(self, table: str, asked: list[str]) -> IISet:
        """Rows that hold all phrases; they come as one text: a step of Python for every row takes
        as long as finding it.
        """
        found = f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid"  # noqa: S608
        statement = f"SELECT json_group_array(rowid) FROM ({found})"  # noqa: S608
        return IISet(json.loads(self._one(statement, " AND ".join(asked))))

    def put(self, row: int, text: str | None) -> None:
        """Keep `text` for a row in place of what was kept, None for nothing."""
        new = None if text is None else (pack(normal(text)), normal(heading(text)))
        old = self.kept(row)
        if old == new:
            return
        if old is not None:
            # The tables keep no texts of their own: what goes must be handed back.
            self._tables("INSERT INTO {0}({0}, rowid, t) VALUES('delete', ?, ?)", row, *old)
            self.link.execute("DELETE FROM texts WHERE row = ?", (row,))
        if new is not None:
            self.link.execute("INSERT INTO texts VALUES(?, ?, ?)", (row, *new))
            self._tables("INSERT INTO {0}(rowid, t) VALUES(?, ?)", row, *new)

    def _tables(self, statement: str, row: int, packed: bytes, head: str) -> None:
        text = unpack(packed)
        parts = (tokens(text), letters(text), tokens(head))
        for table, part in zip(TABLES, parts, strict=True):
            self.link.execute(statement.format(table), (row, part))

    def kept(self, row: int) -> tuple[bytes, str] | None:
        """The normal text of a row, packed, and its normal heading."""
        statement = "SELECT packed, heading FROM texts WHERE row = ?"
        return self.link.execute(statement, (row,)).fetchone()

    def rows(self) -> set[int]:
        """Rows that have a text."""
        return {row for (row,) in self.link.execute("SELECT row FROM texts")}

    def note(self, entries: dict[int, int]) -> None:
        """These entries of the journal are applied."""
        rows = [(key, row, time.time()) for key, row in entries.items()]
        self.link.executemany("INSERT INTO applied VALUES(?, ?, ?)", rows)

    def settle(self, floor: int, settled: int) -> None:
        """Forget the applied keys before `floor`; those up to `settled` need no comparing."""
        self.link.execute("DELETE FROM applied WHERE key < ?", (floor,))
        self.link.execute("UPDATE bounds SET floor = ?, settled = ?", (floor, settled))

    def sound(self) -> bool:
        """Does SQLite find the file whole?"""
        for table in TABLES:
            self.link.execute(f"INSERT INTO {table}({table}) VALUES('integrity-check')")
        return self._one("PRAGMA quick_check") == "ok"

    def _one(self, statement: str, *values):
        found = self.link.execute(statement, values).fetchone()
        return found[0] if found else None
