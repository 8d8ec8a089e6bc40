"""A task as plain data, for features that register one."""

from collections.abc import Callable
from dataclasses import dataclass
from jingwei.core.ticker.interfaces import ITask
from zope.i18nmessageid import Message
from zope.interface import implementer

import datetime


@implementer(ITask)
@dataclass(frozen=True)
class Task:
    """Either `every` or `daily`; ``run(site, until)`` returns True if the rest is to follow."""

    title: Message
    run: Callable[..., bool | None]
    every: datetime.timedelta | None = None
    daily: datetime.time | None = None
