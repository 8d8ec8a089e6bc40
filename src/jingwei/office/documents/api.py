"""Verbs for other features: what the door may see of an issued document."""

from jingwei.core import exc
from jingwei.core.delivery.api import Ending
from jingwei.core.workflow.api import state
from jingwei.office.documents import rules
from jingwei.office.documents.content import IOfficialDocument
from jingwei.office.documents.genres import GENRES
from typing import NamedTuple

import datetime


__all__ = [
    "GENRES",
    "IOfficialDocument",
    "Issued",
    "attachments",
    "ending",
    "issued",
    "releasable",
    "stands",
]
OUT = ("issued", "archived")
# It went out, and does not hold any more.
ENDED = ("revoked", "abolished")
# Steps that end it.
ENDING = ("revoke", "abolish")
# The text that was issued is there, and nobody can change it.
KEPT = (*OUT, *ENDED, "recalled")


class Issued(NamedTuple):
    """An issued document without its sheet: no drafter, telephone, opinion or recipient.

    `genre` is an id of `GENRES`; `body` is HTML as the sheet's editor left it, with its date.
    """

    title: str
    number: str
    genre: str
    unit: str
    signed_on: datetime.date
    issued_on: datetime.date
    body: str


def stands(document) -> bool:
    """Is it issued and holds?"""
    return state(document) in OUT


def ending(document) -> Ending | None:
    """Why it does not hold any more; None while it does, and while it is only recalled."""
    return document.ending


def releasable(document) -> bool:
    """Is it issued, and marked for proactive disclosure?"""
    return document.disclosure == "proactive" and stands(document)


def issued(document) -> Issued:
    """The facts for a public document; those of one that does not hold any more stay what they
    were.

    :raises OutOfTurn: if it is not issued or not marked 主动公开, or is being changed.
    """
    if document.disclosure != "proactive" or state(document) not in KEPT:
        raise exc.OutOfTurn()
    return Issued(
        document.title,
        str(document.number),
        document.genre,
        document.drafting_unit,
        document.signed_on,
        document.issued_on,
        rules.dated(document),
    )


def attachments(document) -> list:
    """Its attachment objects, in order of file name."""
    return sorted(document.objectValues(), key=lambda item: item.file.filename or "")
