"""Verbs for other features: the door, the demo, the command that forgets contact data."""

from jingwei.core import names
from jingwei.core.audit import api as audit
from jingwei.core.workflow.api import advance
from jingwei.core.workflow.api import state
from jingwei.desk.inquiries.content import IInquiry
from jingwei.desk.inquiries.exc import NotForThePublic
from jingwei.desk.inquiries.install import install_inquiries
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
    "install_inquiries",
    "look_up",
    "mark_published",
    "mark_withdrawn",
    "releasable",
    "writer_names",
]


class Answered(NamedTuple):
    """What the door may see of an answered inquiry; neither the contact nor the answers to
    further questions of the form are among it. `unit` is an id.
    """

    number: str
    topic: str
    question: str
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
        inquiry.answer,
        inquiry.unit,
        inquiry.received,
        inquiry.answered_on,
    )


def writer_names(inquiry, texts: list[str]) -> tuple[str, ...]:
    """Names in the contact data that stand in `texts`: all that leaves of the contact."""
    found = names.of_contact(inquiry.contact or "")
    return tuple(name for name in found if any(name in text for text in texts))


def mark_published(inquiry, cause: str = "release_approved") -> None:
    """The public answer stands; only the door calls this.

    :raises NotForThePublic: the writer did not agree.
    :raises OutOfTurn: it is not answered, or published already.
    """
    advance(inquiry, "publish", cause=cause)


def mark_withdrawn(inquiry, moment: datetime.datetime) -> None:
    """The public answer was withdrawn; only the door calls this. `published` stays its end: what
    is withdrawn is the release.
    """
    inquiry.withdrawn_on = moment
    inquiry.reindexObject(idxs=["row_state"])


def forget_contacts(now: datetime.datetime) -> int:
    """Delete contact data of inquiries whose end is long past; return how many.

    They age from the answer or rejection (`answered_on`), whenever it is published; the time is
    set in the registry (`contact_days`). Question and answer stay.
    """
    limit = now - datetime.timedelta(days=settings().contact_days)
    aged = [inquiry for inquiry in _with_contact(limit) if inquiry.answered_on <= limit]
    for inquiry in aged:
        inquiry.contact = ""
        inquiry.forgotten_on = now
        inquiry.reindexObject(idxs=["contact_kept"])
        audit.record("inquiry.contact_deleted", inquiry, number=inquiry.number)
    return len(aged)


def _with_contact(limit: datetime.datetime) -> list:
    """Ended inquiries with contact data, of which none that ended before `limit` is missing.

    The last turn of an answer or rejection is its end. Publication is a turn of its own, so all
    published ones are looked at: never more than those of `contact_days`.
    """
    search = api.portal.get_tool("portal_catalog").unrestrictedSearchResults
    before = {"query": int(limit.timestamp()), "range": "max"}
    kept = {"portal_type": "Inquiry", "contact_kept": True}
    return [
        brain._unrestrictedGetObject()
        for brain in (
            *search(**kept, review_state=["answered", "rejected"], last_turn=before),
            *search(**kept, review_state="published"),
        )
    ]
