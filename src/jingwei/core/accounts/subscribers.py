"""What the audit learns of passwords: wrong ones, locks, changes."""

from jingwei.core.accounts import throttle
from jingwei.core.accounts.attempts import Attempt
from jingwei.core.accounts.attempts import attempts
from jingwei.core.audit import api as audit
from zope.component.hooks import getSite


# Failed log-ins of an hour that are listed, per address and account: each is a write to the disk,
# and anybody can cause them.
LISTED = 20


def tell(event) -> None:
    """Note wrong passwords of a request, once each, when all user folders were asked.

    A wrong password hinders nobody from reading public pages; it is noted all the same.
    """
    request = event.request
    for attempt in attempts(request):
        if attempt.verdict is not None and not attempt.right and not attempt.told:
            attempt.told = True
            _failed(request, attempt)


def password_changed(event) -> None:
    """A password is changed; told in the same transaction."""
    if getSite() is not None:
        audit.record("password.changed", account=event.principal.getId())


def _failed(request, attempt: Attempt) -> None:
    """Note a failed log-in; only so many an hour.

    What was typed as name is told only if there is such an account: people type passwords there.
    """
    person = _account(attempt.login)
    path = request.get("PATH_INFO", "")[:500]
    if attempt.verdict.granted and not attempt.verdict.left:
        audit.aside("login.locked", path, person=person, minutes=throttle.PAUSE // 60)
    # Unknown names share one count: a guesser has any number of them.
    key = f"login.failed:{attempt.address}:{person}"
    listed = audit.take(key, LISTED, throttle.HOUR, sliding=False)
    if not listed:
        return
    result = "wrong password" if person else "unknown account"
    if attempt.refused:
        result = "TooMany"
    audit.aside("login.failed", path, result, person=person)
    if not listed.left:
        audit.aside("login.further", result=result, person=person)


def _account(login: str) -> str:
    """Id of the account with this name, "" if there is none; a look into a table, no more.

    To make a user of it would take longer for those that exist, and tell them apart.
    """
    site = getSite()
    users = site.acl_users if site is not None else None
    found = getattr(users, "source_users", None)
    return found._login_to_userid.get(login, "") if found is not None else ""
