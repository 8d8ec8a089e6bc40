"""A process that runs the ticker until a file tells it to stop; a task of `tests.races.tasks`."""

from jingwei.core.ticker.api import Task
from jingwei.core.ticker.content import book_of
from jingwei.core.ticker.interfaces import ITask
from jingwei.core.ticker.threads import TickerThreads
from pathlib import Path
from zope.component import getGlobalSiteManager

import datetime
import os
import time


def tick(site, row: dict, together) -> list[int]:
    """Run the ticker with one task that notes its process; tell all notes of the database.

    `row`: `stop` is the file to wait for, `pace` as of `TickerThreads`. Beside it a file `noted-`
    and the process tells that a note of this process has been committed, and one `held-` that it
    believes to have the lease.
    """
    import Zope2

    def note(site, until) -> None:
        state = book_of(site).state("races.notes")
        notes = getattr(state, "notes", ())
        if os.getpid() in notes:
            Path(row["stop"]).with_name(f"noted-{os.getpid()}").touch()
        state.notes = (*notes, os.getpid())

    task = Task("Note", note, every=datetime.timedelta(seconds=0.1))
    getGlobalSiteManager().registerUtility(task, ITask, "races.note")
    threads = TickerThreads(Zope2.DB, pace=row["pace"])
    together()
    threads.start()
    while not Path(row["stop"]).exists():
        held = Path(row["stop"]).with_name(f"held-{os.getpid()}")
        held.touch() if threads.lease.held() else held.unlink(missing_ok=True)
        time.sleep(0.02)
    threads.stop()
    site._p_jar.sync()
    return list(getattr(book_of(site).states["races.notes"], "notes", ()))
