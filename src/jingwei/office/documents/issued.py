"""What is kept of the issue of a document: rows that are never changed."""

from collections.abc import Iterator
from jingwei import _
from typing import NamedTuple

import datetime


# How a paper comes to an organ that has no place in the system.
WAYS = {
    "confidential": _("Confidential courier"),
    "post": _("By post"),
    "messenger": _("By messenger"),
    "fax": _("Fax"),
}


class Distribution(NamedTuple):
    """To whom a document was issued: ids of `units` and `districts`, names of other `organs`."""

    units: tuple[str, ...]
    districts: tuple[str, ...]
    organs: tuple[str, ...]
    person: str
    moment: datetime.datetime


class Delivery(NamedTuple):
    """A delivery by hand: `organ`, `way` (of `WAYS`), `day`, `receipt` number, who took it there
    (`taker`); `person` noted it at `moment`. A later row about the same organ corrects it.
    """

    organ: str
    way: str
    day: datetime.date
    receipt: str
    taker: str
    person: str
    moment: datetime.datetime


class Recall(NamedTuple):
    """Why a document was recalled, by whom and when."""

    reason: str
    person: str
    moment: datetime.datetime


class Issued(NamedTuple):
    """One issue of a document: what was sent and delivered in it, until its `recall`; None while it
    counts. `number`: 0 of the first, 1 of the one after the first recall ...
    """

    number: int
    distributions: tuple[Distribution, ...]
    deliveries: tuple[Delivery, ...]
    recall: Recall | None = None

    @property
    def organs(self) -> tuple[str, ...]:
        """Names of the other organs to which it was to be carried."""
        return tuple(dict.fromkeys(organ for one in self.distributions for organ in one.organs))


def units(distributions: tuple[Distribution, ...]) -> tuple[str, ...]:
    """Tokens of the units that were sent a document, to be read."""
    found = (unit for one in distributions for unit in one.units)
    return tuple(f"unit~{unit}" for unit in dict.fromkeys(found))


def issues(document) -> Iterator[Issued]:
    """Every issue of a document, the earliest first, the present one last."""
    since = None
    for number, recall in enumerate(document.recalls):
        yield Issued(
            number,
            _between(since, recall.moment, document.recalled_distributions),
            _between(since, recall.moment, document.deliveries),
            recall,
        )
        since = recall.moment
    yield Issued(document.issue, document.distributions, document.present_deliveries)


def _between(since: datetime.datetime | None, until: datetime.datetime, rows: tuple) -> tuple:
    return tuple(
        one for one in rows if (since is None or since < one.moment) and one.moment <= until
    )
