"""The line that an item puts into the catalog for the board."""

from typing import NamedTuple

import datetime


class BoardRow(NamedTuple):
    """Kept as a plain tuple in the catalog; `BoardRow(*value)` reads it back.

    `due`: the end as it stands, `first`: before any extension; `reported`: day of the last report,
    which said `percent`.
    """

    number: str = ""
    lead: str = ""
    assisting: tuple[str, ...] = ()
    due: datetime.date | None = None
    first: datetime.date | None = None
    finished: datetime.date | None = None
    stopped: bool = False
    extended: bool = False
    percent: int = 0
    reported: datetime.date | None = None
    source: str = ""
