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
    `issue`: number of the issue that was delivered; rows that name none belong to the one that
    counted at their moment.
    """

    organ: str
    way: str
    day: datetime.date
    receipt: str
    taker: str
    person: str
    moment: datetime.datetime
    issue: int | None = None


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
    noted = [_issue_of(one, document.recalls) for one in document.deliveries]
    sent = [_at(one.moment, document.recalls) for one in document.recalled_distributions]
    for number, recall in enumerate(document.recalls):
        distributions = _of(number, document.recalled_distributions, sent)
        yield Issued(number, distributions, _of(number, document.deliveries, noted), recall)
    present = _of(document.issue, document.deliveries, noted)
    yield Issued(document.issue, document.distributions, present)


def last(document) -> Issued:
    """The issue that counts, and while there is none the one that was recalled last: what was
    carried before a recall may be noted after it.
    """
    known = [*issues(document)]
    return known[-2] if document.recalls and not document.distributions else known[-1]


def _issue_of(delivery: Delivery, recalls: tuple[Recall, ...]) -> int:
    return _at(delivery.moment, recalls) if delivery.issue is None else delivery.issue


def _at(moment: datetime.datetime, recalls: tuple[Recall, ...]) -> int:
    """Number of the issue that counted then."""
    return sum(recall.moment < moment for recall in recalls)


def _of(number: int, rows: tuple, numbers: list[int]) -> tuple:
    return tuple(row for row, its in zip(rows, numbers, strict=True) if its == number)
