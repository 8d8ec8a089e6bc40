"""What other features ask of accounts."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.accounts.attempts import attempts
from jingwei.core.accounts.install import install_accounts
from jingwei.core.accounts.sessions import COOKIE
from jingwei.core.accounts.settings import IAccountSettings
from jingwei.core.accounts.throttle import network
from jingwei.core.accounts.users import Accounts
from plone import api
from zope.i18nmessageid import Message

import math


__all__ = [
    "IAccountSettings",
    "came_with_credentials",
    "hash_anew",
    "install_accounts",
    "is_password",
    "is_refused",
    "network",
    "seconds",
    "wait",
]


def came_with_credentials(request) -> bool:
    """Did a request bring the cookie of a session or a password, whether they are good or not?"""
    return bool(request._auth or request.cookies.get(COOKIE))


def is_refused(request) -> bool:
    """Was a password of this request not even looked at, after too many wrong ones?"""
    return any(attempt.refused for attempt in attempts(request))


def seconds(request) -> int:
    """Seconds until a password will be looked at again; 0 if it was not refused and will be."""
    return max((_seconds(attempt) for attempt in attempts(request)), default=0)


def wait(request) -> Message | None:
    """What to do and for how long, for whom no further password is looked at; else None.

    The words are the same whether there is such an account or not.
    """
    found = max(attempts(request), key=_seconds, default=None)
    if found is None or not _seconds(found):
        return None
    minutes = {"minutes": math.ceil(_seconds(found) / 60)}
    if found.verdict.wide:
        return _(
            "Too many failed log-ins. Please try again in ${minutes} minutes, or at the computer "
            "that you usually use.",
            mapping=minutes,
        )
    return _(
        "Five wrong passwords in a row. Please try again in ${minutes} minutes.", mapping=minutes
    )


def hash_anew(login: str, password: str) -> None:
    """Keep a password that was found right as new ones are kept; writes only if it was not.

    :param login: name of the account, in whichever user folder.
    """
    for plugin in _kept():
        plugin.hash_anew(login, password)


def is_password(user_id: str, text: str) -> bool:
    """Is `text` the log-in password of an account?

    Nothing is counted, so the caller limits how often anybody is told.
    """
    return any(plugin.has_password(user_id, text) for plugin in _kept())


def _kept() -> list[Accounts]:
    """All plugins that keep passwords."""
    portal = api.portal.get()
    folders = (portal.acl_users, portal.getPhysicalRoot().acl_users)
    return [plugin for users in folders for plugin in users.objectValues(Accounts.meta_type)]


def _seconds(attempt) -> int:
    verdict = attempt.verdict
    if verdict is None or attempt.right or (verdict.granted and verdict.left):
        return 0
    return max(1, math.ceil((verdict.until - clock.now()).total_seconds()))
