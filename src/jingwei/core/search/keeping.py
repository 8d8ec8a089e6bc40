"""Keeping the file of this machine up to date: for commands, jobs, and whoever finds it late.

The journal is read through a connection with a transaction of its own: one that joins the
transaction of the thread would end it when it is closed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from jingwei.core.search.excerpt import heading
from jingwei.core.search.fts import File
from jingwei.core.search.journal import present
from jingwei.core.search.journal import unpack
from jingwei.core.search.journal import WINDOW
from jingwei.core.search.replica import Replica
from jingwei.core.search.replica import replica
from jingwei.core.search.text import normal
from weakref import WeakKeyDictionary

import logging
import threading
import time
import transaction


logger = logging.getLogger(__name__)
# Entries that are applied in one transaction of the file.
BATCH = 200
# Applied keys are known so far back, for transactions that began before.
KEPT = 12 * WINDOW
# Seconds after which another process's commits are seen here for certain.
LAG = 60
# Texts after which the memory of a connection is freed.
MANY = 2000
_kept: set[Replica] = set()
# Per database: files that were found to belong to it. Who puts an older one back starts anew.
_compared: WeakKeyDictionary = WeakKeyDictionary()
_lock = threading.Lock()


class Outdated(Exception):
    """An older database was put back under the file, or the journal was pruned meanwhile."""


@contextmanager
def committed(index) -> Iterator:
    """The index as it is committed, in a connection of its own that `_p_jar` names."""
    manager = transaction.TransactionManager()
    connection = index._p_jar.db().open(manager)
    try:
        yield connection.get(index._p_oid)
    finally:
        manager.abort()
        connection.close()


def bring_up_to_date(index) -> int:
    """Apply what is missing, or make the file anew; return the number of entries applied.

    Nothing is done without a folder for data.
    """
    copy = replica(index.uid)
    if copy is None:
        return 0
    with committed(index) as own:
        if copy.file() is None:
            return rebuild(index)
        count = 0
        try:
            while applied := _apply(copy, own):
                count += applied
        except Outdated as reason:
            logger.warning("The search file is made anew: %s", reason)
            return rebuild(index)
        return count


def trusted(copy: Replica, index) -> bool:
    """Does the file belong to this history of the database? Looked at once by every process."""
    if not _seen(copy, index):
        with committed(index) as own, (file := copy.file()).reading():
            since = file.mark() - WINDOW
            own._p_jar.transaction_manager.begin()
            if file.applied(since).keys() - own.journal.since(since).keys():
                return False
        _see(copy, index)
    return True


def _seen(copy: Replica, index) -> bool:
    return copy in _compared.get(index._p_jar.db(), ())


def _see(copy: Replica, index) -> None:
    _compared.setdefault(index._p_jar.db(), set()).add(copy)


def _apply(copy: Replica, own) -> int:
    """Apply one batch; return its size."""
    file = copy.file()
    with file.writing():
        # Not before: what another process has just applied should be seen here.
        own._p_jar.transaction_manager.begin()
        since = min(file.settled(), file.mark() - WINDOW)
        applied, journal = file.applied(since), own.journal.since(since)
        vanished = applied.keys() - journal.keys()
        # Another process may know the database better for a moment.
        if vanished and (not _seen(copy, own) or file.oldest(vanished) < time.time() - LAG):
            raise Outdated(f"{len(vanished)} of its entries are not in the journal")
        _see(copy, own)
        todo = dict(sorted((k, row) for k, row in journal.items() if k not in applied)[:BATCH])
        for row in dict.fromkeys(todo.values()):
            text = own.texts.get(row)
            file.put(row, None if text is None else text.value)
        file.note(todo)
        if len(todo) < BATCH:
            _settle(file)
    return len(todo)


def _settle(file: File) -> None:
    """Everything is applied that is committed; move the bounds on."""
    mark = file.mark()
    file.settle(max(mark - KEPT, file.floor()), max(_settled(mark), file.settled()))


def _settled(mark: int) -> int:
    """Keys to come are greater: later than now less a window or, where clocks differ, than the
    mark less a window.
    """
    return max(mark - WINDOW, min(present() - WINDOW, mark))


def rebuild(index) -> int:
    """Make the file anew from all texts; return their number, 0 if somebody else is at it."""
    copy = replica(index.uid)
    count = 0
    with committed(index) as own, copy.making() as file:
        if file is None:
            return 0
        last = own.journal.last()
        settled = _settled(last)
        with file.writing():
            for count, (row, text) in enumerate(own.texts.items(), 1):
                file.put(row, text.value)
                if count % MANY == 0:
                    own._p_jar.cacheMinimize()
            file.note(own.journal.since(last - KEPT))
            file.settle(last - KEPT, settled)
        _see(copy, own)
    logger.info("The search file was made anew with %s texts.", count)
    return count


def faults(index) -> list[str]:
    """What is wrong with the file, in sentences; [] if it says what the database says."""
    copy = replica(index.uid)
    file = copy.file() if copy is not None else None
    if file is None:
        return ["There is no file."]
    with committed(index) as own, file.writing():
        own._p_jar.transaction_manager.begin()
        found = [] if file.sound() else ["SQLite finds the file broken."]
        late = own.journal.since(file.mark() - WINDOW).keys() - file.applied(0).keys()
        if late:
            found.append(f"{len(late)} entries of the journal are not applied.")
        wrong = file.rows() ^ set(own.texts)
        for count, (row, text) in enumerate(own.texts.items(), 1):
            kept, value = file.kept(row), text.value
            if kept and (unpack(kept[0]), kept[1]) != (normal(value), normal(heading(value))):
                wrong.add(row)
            if count % MANY == 0:
                own._p_jar.cacheMinimize()
        if wrong:
            found.append(f"{len(wrong)} texts are not those of the database.")
    return found


def wake(index) -> None:
    """Let a thread bring the file up to date, unless one is at it in this process."""
    copy = replica(index.uid)
    if copy is None or index._p_jar is None:
        return
    with _lock:
        if copy in _kept:
            return
        _kept.add(copy)
    asked = (copy, index._p_jar.db(), index._p_oid)
    threading.Thread(target=_keep, args=asked, daemon=True).start()


def _keep(copy: Replica, database, oid: bytes) -> None:
    manager = transaction.TransactionManager()
    try:
        connection = database.open(manager)
        try:
            bring_up_to_date(connection.get(oid))
        finally:
            manager.abort()
            connection.close()
    except Exception:
        logger.exception("The search file could not be brought up to date; texts are scanned.")
    finally:
        with _lock:
            _kept.discard(copy)
