"""Running the ticker while a server serves; acting as a person in what it does."""

from collections.abc import Iterator
from contextlib import contextmanager
from jingwei.core.ticker.errands import Errand
from jingwei.core.ticker.errands import send
from jingwei.core.ticker.lease import Lost
from jingwei.core.ticker.people import acting_as
from jingwei.core.ticker.people import NoAccount
from jingwei.core.ticker.task import Task
from jingwei.core.ticker.threads import TickerThreads

import Zope2


__all__ = ["Errand", "Lost", "NoAccount", "Task", "acting_as", "send", "serving"]


@contextmanager
def serving() -> Iterator[None]:
    """Run the ticker inside the block: for the process that serves the site, and no other."""
    threads = TickerThreads(Zope2.DB)
    threads.start()
    try:
        yield
    finally:
        threads.stop()
