"""One public item as lists show it, from catalog metadata."""

from jingwei.portal.lists.row import PublicRow
from typing import NamedTuple


class Line(NamedTuple):
    """One public item as every list shows it; `row` has the rest."""

    title: str
    url: str
    kind: str
    summary: str
    uid: str
    row: PublicRow

    @property
    def day(self) -> str:
        """Day of publication."""
        return self.row.published[:10]


def line(brain) -> Line:
    """The line of a catalog row."""
    row = PublicRow(*brain.public_row) if brain.public_row else PublicRow()
    return Line(
        brain.Title, brain.getURL(), brain.portal_type, brain.Description or "", brain.UID, row
    )


def listed(brain) -> dict:
    """The same as the lists of columns have it: all of it side by side, and the `day`."""
    told = line(brain)
    return {**told.row._asdict(), **told._asdict(), "day": told.day}
