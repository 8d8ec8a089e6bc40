"""What is kept of the issue of a document: rows that are never changed."""

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
