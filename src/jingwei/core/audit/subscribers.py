"""What the audit learns from Plone: log-ins, refused requests, deletions."""

from jingwei.core.asking import person_of
from jingwei.core.audit import api
from jingwei.core.exc import NotYoursToSee
from zExceptions import Forbidden
from zExceptions import Unauthorized


# What a step refuses is told by the step; this is what the rights refuse.
REFUSED = (Unauthorized, Forbidden, NotYoursToSee)


def logged_in(event) -> None:
    """A person has given the right password."""
    api.aside("login.succeeded", person=event.principal.getId())


def logged_out(event) -> None:
    """A person has left."""
    api.aside("logout", person=event.principal.getId() or "")


def deleted(record, event) -> None:
    """A record is gone; told in the same transaction. Who removes the whole site is not asked."""
    if event.object is record:
        api.record("deleted", record, title=record.Title())


def before_abort(event) -> None:
    """A person is refused something; what visitors are refused is not told."""
    request = event.request
    if event.retry or not isinstance(event.exc_info[1], REFUSED):
        return
    person = _person(request)
    if person:
        result = event.exc_info[0].__name__
        api.aside("access.refused", path=_path(request), result=result, person=person)


def _path(request) -> str:
    return request.get("PATH_INFO", "")[:500]


def _person(request) -> str:
    """User id of the person of the request, whether the request was allowed or not."""
    user = person_of(request)
    return user.getId() if user is not None else ""
