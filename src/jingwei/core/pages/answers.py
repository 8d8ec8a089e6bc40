"""What is said about an error: one `Answer` per error, for pages and for programs alike.

* Whether anything is there, visitors are not told: in the office, at the desk and by the REST API
  they are asked to log in for everything (401), on the public site they find nothing (404). Who
  brings a session that is over is asked to log in there, too.
* Whoever may not see an object gets the answer that a wrong address gets, to the letter; so it
  is with all addresses that lead through it, whatever goes wrong there.
* Who may see it but may not do this gets 403, who came too late 409.
* What code of Zope or Plone could not make sense of is the mistake of whoever sent it: 400.
* Everything unforeseen is 500 and says nothing of its cause; the cause is in the log.
"""

from DateTime.interfaces import DateTimeError
from jingwei import _
from jingwei.core import clock
from jingwei.core.accounts import api as accounts
from jingwei.core.asking import hidden
from jingwei.core.asking import person_of
from jingwei.core.exc import BadParameters
from jingwei.core.exc import Refusal
from jingwei.core.organisation import api as organisation
from jingwei.core.pages import asked
from jingwei.core.workflow import api as workflow
from jingwei.core.workflow.interfaces import IRecord
from OFS.CopySupport import CopyError
from plone.rest.interfaces import IAPIRequest
from plone.restapi.exceptions import QueryParsingError
from Products.ZCatalog.Catalog import CatalogError
from Products.ZCTextIndex.ParseTree import ParseError
from transaction.interfaces import TransientError
from typing import NamedTuple
from zExceptions import Forbidden
from zExceptions import HTTPException
from zExceptions import Unauthorized
from ZODB.POSException import POSError
from ZODB.POSException import ReadOnlyError
from zope.i18nmessageid import Message

import datetime
import logging
import traceback


logger = logging.getLogger(__name__)


class Answer(NamedTuple):
    """`kind` and `detail` are for programs; the last four come from the error itself."""

    status: int
    kind: str
    heading: Message
    advice: Message | None
    messages: tuple = ()
    allowed: tuple = ()
    errors: tuple = ()
    detail: str = ""


LOG_IN = Answer(
    401, "Unauthorized", _("Please log in"), _("This page is for people with an account.")
)
TOO_MANY = Answer(429, "TooMany", _("No further log-in for a while"), None)
NOTHING = Answer(
    404,
    "NotFound",
    _("There is nothing here"),
    _("The address may be wrong, or the content was removed or is not for you."),
)
NOT_YOURS = Answer(
    403, "NotYourPost", _("This is not allowed"), _("None of your posts allows this step.")
)
STALE_FORM = Answer(
    403,
    "Forbidden",
    _("The form is too old"),
    _("It may have been open since before you logged in. Go back, load the page again, and send."),
)
GONE = Answer(
    410,
    "Gone",
    _("This is no longer here"),
    _("It was published on this site and was taken back."),
)
BUSY = Answer(
    409,
    "Conflict",
    _("Somebody was faster"),
    _("Go back, load the page again, and look at what has changed."),
)
NOT_NOW = Answer(409, "OutOfTurn", _("This is not possible now"), None)
# Something on the server is missing; the refusal says what.
MISSING = Answer(503, "Unavailable", _("This is not possible now"), None)
READ_ONLY = Answer(
    503,
    "ReadOnly",
    _("Only reading is possible now"),
    _("The site is under maintenance. Nothing you sent was stored; please try again later."),
)
UNFORESEEN = Answer(
    500,
    "InternalError",
    _("Something went wrong"),
    _("Nothing you sent was stored. Please try again, or tell the network officer."),
)
UNCLEAR = Answer(
    400,
    "BadRequest",
    _("The request cannot be understood"),
    _("Go back, check your entries, and send again."),
)
# So long who stood in for somebody is told that it is over.
LATELY = datetime.timedelta(days=14)
# How code that takes its parameters on trust fails when they are missing or odd.
MISREAD = (
    AssertionError,
    AttributeError,
    CatalogError,
    CopyError,
    DateTimeError,
    LookupError,
    ParseError,
    QueryParsingError,
    TypeError,
    ValueError,
)
# What fits other refusals of Zope by status.
BY_STATUS = {answer.status: answer for answer in (UNCLEAR, NOT_YOURS, NOTHING, GONE, BUSY)}


def answer_to(error: Exception, request) -> Answer:
    """What to say about an error.

    :param error: the exception that ended the request.
    :returns: the answer; the same for a hidden object as for one that does not exist.
    """
    person = person_of(request)
    if isinstance(error, Refusal) and error.status != NOTHING.status:
        return of_refusal(error)
    if isinstance(error, TransientError):
        answer = BUSY
    elif isinstance(error, Unauthorized) or hidden(request, person):
        answer = of_unauthorized(person, request)
    elif isinstance(error, Refusal):
        answer = NOTHING
    elif isinstance(error, ReadOnlyError):
        answer = READ_ONLY
    elif isinstance(error, Forbidden):
        answer = STALE_FORM
    elif isinstance(error, HTTPException) and error.getStatus() < 500:
        answer = of_zope(error)
    elif misread(error):
        logger.warning("%s could not be understood", request["URL"], exc_info=error)
        answer = UNCLEAR
    else:
        answer = UNFORESEEN
    if answer is NOTHING and person is None:
        return of_visitor(request)
    return of_nothing(person) if answer is NOTHING and asked.in_office(request) else answer


def of_nothing(person) -> Answer:
    """Who stood in for somebody lately learns that it is over, whatever they asked for: a page
    opened before the end may be sent after it.
    """
    since = clock.today() - LATELY
    ended = organisation.stood_in_until(person.getId(), since)
    told = (
        _(
            "You stood in for “${post}” until ${day}. Its matters are closed to you since then.",
            mapping={"post": organisation.title(post), "day": day.isoformat()},
        )
        for post, day in ended.items()
    )
    return NOTHING._replace(messages=tuple(told))


def misread(error: Exception) -> bool:
    """Did code of Zope or Plone fail over what was sent?

    If code of ours took part, or the database is broken, the mistake may be ours.
    """
    known = isinstance(error, MISREAD) or type(error) is Exception
    if not known or isinstance(error, POSError):
        return False
    frames = (frame.f_globals for frame, _line in traceback.walk_tb(error.__traceback__))
    return not any(str(names.get("__name__")).startswith("jingwei.") for names in frames)


def of_refusal(error: Refusal) -> Answer:
    """A rule of ours said no: its own words, and what is allowed instead. Only it knows whether
    somebody was faster.
    """
    known = {**BY_STATUS, NOT_NOW.status: NOT_NOW, MISSING.status: MISSING}
    general = known.get(error.status, NOT_YOURS)
    errors = tuple(getattr(error, "errors", ()))
    return general._replace(
        kind=type(error).__name__,
        # The rule says better than we who may do it.
        advice=None if general is NOT_YOURS else general.advice,
        messages=(error.message, *(one["message"] for one in errors)),
        allowed=error.allowed,
        errors=errors,
    )


def of_visitor(request) -> Answer:
    """What a visitor is told where nothing is there for visitors.

    It depends on the request alone, never on what is there.
    """
    closed = asked.in_closed_house(request) or IAPIRequest.providedBy(request)
    if closed or accounts.came_with_credentials(request):
        return to_log_in(request)
    return NOTHING


def to_log_in(request) -> Answer:
    """Who is nobody may log in, at once or after a pause."""
    if accounts.is_refused(request):
        return TOO_MANY._replace(messages=(accounts.wait(request),))
    return LOG_IN


def of_unauthorized(person, request) -> Answer:
    """Nobody learns anything of what they may not see; a visitor may log in for the rest."""
    if hidden(request, person):
        return NOTHING
    if person is None:
        return to_log_in(request)
    obj = asked.object_of(request)
    seen = request.form.get("seen")
    if seen and IRecord.providedBy(obj) and seen != workflow.seen(obj):
        # The form was open to this person until somebody else acted.
        return BUSY
    return NOT_YOURS


def of_zope(error: HTTPException) -> Answer:
    """A refusal of Zope or Plone; its English words are for programs only."""
    status = error.getStatus()
    answer = BY_STATUS.get(status, UNCLEAR)
    if answer is NOTHING:
        return answer
    said = error.args[0] if error.args else None
    if isinstance(said, list):
        # What plone.restapi says of fields.
        faults = tuple({"field": one.get("field"), "message": one["message"]} for one in said)
        messages = (BadParameters.default, *(one["message"] for one in faults))
        return answer._replace(kind="BadParameters", messages=messages, errors=faults)
    return answer._replace(status=status, kind=type(error).__name__, detail=str(error))
