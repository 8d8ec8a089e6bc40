"""Verbs for other features: the door, the ticker, the demo."""

from jingwei.core.audit import api as audit
from jingwei.core.workflow.api import advance
from jingwei.core.workflow.api import state
from jingwei.desk.inquiries.content import IInquiry
from jingwei.desk.inquiries.exc import NotForThePublic
from jingwei.desk.inquiries.letterbox import hand_in
from jingwei.desk.inquiries.letterbox import look_up
from jingwei.desk.inquiries.letterbox import Receipt
from jingwei.desk.inquiries.settings import settings
from plone import api
from typing import NamedTuple

import datetime


__all__ = [
    "Answered",
    "IInquiry",
    "Receipt",
    "answered",
    "forget_contacts",
    "hand_in",
    "look_up",
    "mark_published",
    "releasable",
]
ENDS = ["answered", "rejected", "published"]


class Answered(NamedTuple):
    """What the door may see of an answered inquiry; the contact is not among it.

    `extra` are (question, answer) rows; `unit` is an id.
    """

    number: str
    topic: str
    question: str
    extra: tuple[tuple[str, str], ...]
    answer: str
    unit: str
    received: datetime.datetime
    answered: datetime.datetime


def releasable(inquiry) -> bool:
    """Is it answered, and did the writer agree to publication?"""
    return inquiry.publish and state(inquiry) in ("answered", "published")


def answered(inquiry) -> Answered:
    """The facts for a public answer.

    :raises NotForThePublic: without the writer's agreement, or before the answer.
    """
    if not releasable(inquiry):
        raise NotForThePublic()
    return Answered(
        inquiry.number,
        inquiry.title,
        inquiry.question,
        inquiry.extra,
        inquiry.answer,
        inquiry.unit,
        inquiry.received,
        inquiry.answered_on,
    )


def mark_published(inquiry, cause: str = "release_approved") -> None:
    """The public answer stands; only the door calls this.

    :raises NotForThePublic: the writer did not agree.
    :raises OutOfTurn: it is not answered, or published already.
    """
    advance(inquiry, "publish", cause=cause)


def forget_contacts(now: datetime.datetime) -> int:
    """Delete contact data of inquiries whose last turn, an end, is long past; return how many.

    The time is set in the registry (`contact_days`). Question and answer stay. Called by the
    ticker.
    """
    limit = now - datetime.timedelta(days=settings().contact_days)
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        portal_type="Inquiry",
        review_state=ENDS,
        contact_kept=True,
        last_turn={"query": int(limit.timestamp()), "range": "max"},
    )
    # The list shrinks while contacts go, so it is read to its end first.
    for brain in (brains := list(brains)):
        inquiry = brain._unrestrictedGetObject()
        inquiry.contact = ""
        inquiry.forgotten_on = now
        inquiry.reindexObject(idxs=["contact_kept"])
        audit.record("inquiry.contact_deleted", inquiry, number=inquiry.number)
    return len(brains)
