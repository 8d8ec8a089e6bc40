"""The line that an item puts into the catalog for the board."""

from typing import NamedTuple

import datetime


class ReportRow(NamedTuple):
    """What those who hold a part in the item read of it in lists: the beginning of its last report.

    Kept beside `BoardRow` in the catalog, and shown only of rows that the catalog has found for the
    person.
    """

    text: str = ""
    problems: str = ""
    next_step: str = ""
    coordinate: bool = False


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
