"""What the audit learns from Plone: log-ins, refused requests, deletions."""

from jingwei.core.asking import person_of
from jingwei.core.audit import api
from jingwei.core.exc import NotYoursToSee
from zExceptions import Forbidden
from zExceptions import Unauthorized
from zope.component.hooks import getSite


# What a step refuses is told by the step; this is what the rights refuse.
REFUSED = (Unauthorized, Forbidden, NotYoursToSee)
# Failed log-ins of an hour that are listed, per address and account: each is a write to the disk,
# and anybody can cause them.
LISTED = 20
HOUR = 3600


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


def after_traversal(event) -> None:
    """A wrong password hinders nobody from reading public pages; it is noted all the same."""
    if _credentials(event.request) and not _person(event.request):
        _failed(event.request)


def before_abort(event) -> None:
    """A request is refused: by a person who is known, or for a wrong password."""
    request = event.request
    if event.retry or not isinstance(event.exc_info[1], REFUSED):
        return
    person = _person(request)
    if person:
        result = event.exc_info[0].__name__
        api.aside("access.refused", path=_path(request), result=result, person=person)
    elif _credentials(request) and not person:
        _failed(request)


def _failed(request) -> None:
    """Note a failed log-in, once per request, and only so many an hour; nobody is locked out.

    What was typed as name is told only if there is such an account: people type passwords there.
    """
    if "jingwei.audit.failed" in request.other:
        return
    request.other["jingwei.audit.failed"] = True
    name, site = _credentials(request), getSite()
    account = site.acl_users.getUser(name) if site is not None else None
    person = account.getId() if account else ""
    # Unknown names share one count: a guesser has any number of them.
    key = f"login.failed:{request.getClientAddr()}:{person}"
    listed = api.take(key, LISTED, HOUR, sliding=False)
    if not listed:
        return
    result = "wrong password" if account else "unknown account"
    api.aside("login.failed", path=_path(request), result=result, person=person)
    if not listed.left:
        api.aside("login.further", result=result, person=person)


def _path(request) -> str:
    return request.get("PATH_INFO", "")[:500]


def _credentials(request) -> str:
    """The account name sent along with a password, by form or header; "" if none was."""
    if request.form.get("__ac_name") and "__ac_password" in request.form:
        return str(request.form["__ac_name"])
    try:
        found = request._authUserPW()
    except ValueError:
        found = None
    return found[0] if found else ""


def _person(request) -> str:
    """User id of the person of the request, whether the request was allowed or not."""
    user = person_of(request)
    return user.getId() if user is not None else ""
