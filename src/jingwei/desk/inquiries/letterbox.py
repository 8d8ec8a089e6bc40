"""The letterbox: the only way inward for people without an account.

It raises no privileges: everything is done as nobody, so that not even a person of the office
who happens to be logged in leaves a trace or a right on the inquiry. What a visitor could not do
is allowed by going past the security checks of forms and services, here and nowhere else.
"""

from AccessControl import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from AccessControl.users import nobody
from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from collections.abc import Iterator
from contextlib import contextmanager
from jingwei import _
from jingwei.core import clock
from jingwei.core.audit import api as audit
from jingwei.core.texts import CLASSIFIED
from jingwei.core.texts import marked
from jingwei.desk.inquiries import codes
from jingwei.desk.inquiries import tickets
from jingwei.desk.inquiries.content import IInquiry
from jingwei.desk.inquiries.content import MAX_CONTACT
from jingwei.desk.inquiries.content import MAX_QUESTION
from jingwei.desk.inquiries.content import MAX_TOPIC
from jingwei.desk.inquiries.exc import NotTaken
from plone import api
from plone.dexterity.utils import createContent
from typing import NamedTuple
from zope.annotation.interfaces import IAnnotations
from zope.container.interfaces import INameChooser

import json


STORE = ("intranet", "inquiries")
CODES = "jingwei.desk.inquiries.codes"
# An answer to a question that the editor added, and how many of them.
MAX_EXTRA, MOST_EXTRA = 2000, 30


class Receipt(NamedTuple):
    """What the writer takes home; `code` in printed groups."""

    number: str
    code: str


def hand_in(
    topic: str,
    question: str,
    contact: str,
    publish: bool,
    answers: Iterable[tuple[str, str]] = (),
    ticket: str | None = None,
) -> Receipt:
    """Put a letter into the box; return its number and tracking code.

    :param answers: (question, answer) rows of what the editor added to the form.
    :param ticket: of the form; the same letter with the same ticket is taken once.
    :raises NotTaken: something is missing or too long.
    :raises Expired: see `tickets`.
    """
    letter = {
        "title": " ".join(topic.split()),
        "question": question.replace("\r\n", "\n").strip(),
        "contact": " ".join(contact.split()),
        "publish": bool(publish),
        "extra": tuple((str(label), str(answer)) for label, answer in answers),
    }
    _check(letter)
    code = tickets.code(ticket, json.dumps(letter)) if ticket is not None else codes.new()
    store, known = _store(), _codes()
    key = codes.digest(code)
    # Two clicks at the same moment write the same key: one of them is tried again and finds it.
    if key not in known:
        with _as_nobody():
            inquiry = _file(store, letter)
        known[key] = inquiry.UID()
        audit.record("inquiry.received", inquiry, number=inquiry.number)
        return Receipt(inquiry.number, codes.shown(code))
    return Receipt(_inquiry(known[key]).number, codes.shown(code))


def look_up(text: str):
    """The inquiry whose tracking code a visitor typed, or None: the caller shows only progress."""
    uid = _codes().get(codes.digest(text))
    return _inquiry(uid) if uid else None


def _check(letter: dict) -> None:
    """Refuse what is empty, too long, or marked as classified: the system takes no secrets."""
    limits = {"title": MAX_TOPIC, "question": MAX_QUESTION, "contact": MAX_CONTACT}
    names = {"title": "topic"}
    errors = []
    for name, most in limits.items():
        if not letter[name]:
            message = _("Please fill this in.")
        elif len(letter[name]) > most:
            message = _("At most ${number} characters.", mapping={"number": most})
        elif marked(letter[name]):
            message = CLASSIFIED
        else:
            continue
        errors.append({"field": names.get(name, name), "message": message})
    rows = letter["extra"]
    if len(rows) > MOST_EXTRA or any(len(text) > MAX_EXTRA for row in rows for text in row):
        message = _("At most ${number} characters.", mapping={"number": MAX_EXTRA})
        errors.append({"field": "answers", "message": message})
    elif any(marked(text) for row in rows for text in row):
        errors.append({"field": "answers", "message": CLASSIFIED})
    if errors:
        raise NotTaken(errors=errors)


def _file(store, letter: dict):
    """Create the inquiry in the present month."""
    inquiry = createContent("Inquiry", received=clock.now(), **letter)
    inquiry.id = INameChooser(store).chooseName(None, inquiry)
    name = store._setObject(inquiry.id, inquiry)
    return store.period()._getOb(name)


@contextmanager
def _as_nobody() -> Iterator[None]:
    before = getSecurityManager()
    newSecurityManager(None, nobody.__of__(api.portal.get().acl_users))
    try:
        yield
    finally:
        setSecurityManager(before)


def _store():
    folder = api.portal.get()
    for name in STORE:
        folder = folder._getOb(name)
    return folder


def _codes() -> OOBTree:
    """Digest of a code -> UID; made by `prepare`."""
    return IAnnotations(_store())[CODES]


def prepare() -> None:
    """Make room for the codes; doing it again changes nothing."""
    notes = IAnnotations(_store())
    if CODES not in notes:
        notes[CODES] = OOBTree()


def _inquiry(uid: str):
    """The inquiry itself, whoever asks."""
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=uid)
    inquiry = brains[0]._unrestrictedGetObject() if brains else None
    return inquiry if IInquiry.providedBy(inquiry) else None
