"""The demo's stories, told side by side in the order of time.

Numbers, index numbers and the audit grow with time, so nothing may be told before what happened
earlier. A story is a generator: it yields the moment of its next step, and is resumed when the
clock shows that moment.
"""

from collections.abc import Generator
from collections.abc import Iterable
from jingwei.core import clock
from typing import Any
from typing import TypeAlias

import datetime
import heapq


# What a story returns is of use to a story that it is part of.
Story: TypeAlias = Generator[datetime.datetime, None, Any]


def tell(site, stories: Iterable[Story], until: datetime.datetime) -> None:
    """Tell all stories together; what would come after `until` has not happened yet."""
    waiting = []
    for index, story in enumerate(stories):
        _wait(waiting, story, index, until)
    while waiting:
        moment, index, story = heapq.heappop(waiting)
        with clock.at(moment, site):
            _wait(waiting, story, index, until)


def _wait(waiting: list, story: Story, index: int, until: datetime.datetime) -> None:
    """Let `story` go on to its next moment. `index` keeps the order of equal moments."""
    moment = next(story, None)
    if moment is not None and moment <= until:
        heapq.heappush(waiting, (moment, index, story))
