"""What was tried in one request. User folders ask several times; each guess counts once."""

from jingwei.core.accounts import throttle
from jingwei.core.accounts.throttle import Verdict


KEY = "jingwei.accounts.attempts"


class Attempt:
    """One name and password in one request.

    :ivar verdict: None while it was not counted.
    :ivar answers: path of a user folder's plugin -> was the password right there?
    :ivar told: does the audit know?
    """

    def __init__(self, login: str, address: str):
        self.login = login
        self.address = address
        self.verdict: Verdict | None = None
        self.answers: dict[str, bool] = {}
        self.told = False

    @property
    def refused(self) -> bool:
        """Was the password not even looked at?"""
        return self.verdict is not None and not self.verdict.granted

    @property
    def right(self) -> bool:
        """Did one of the user folders take it?"""
        return any(self.answers.values())

    def count(self) -> bool:
        """Count the guess, once; may it be tried?"""
        if self.verdict is None:
            self.verdict = throttle.ask(self.login, self.address)
        return self.verdict.granted


class Kept(dict):
    """(name, password) -> attempt; Zope's log of errors writes down all that a request knows."""

    def __repr__(self):
        return f"<{len(self)} attempts>"


def attempt(request, login: str, password: str) -> Attempt:
    """The attempt with this name and password; `request` may be None in scripts."""
    if request is None:
        return Attempt(login, "")
    kept = request.other.setdefault(KEY, Kept())
    found = kept.get((login, password))
    if found is None:
        found = kept[login, password] = Attempt(login, request.getClientAddr() or "")
    return found


def attempts(request) -> list[Attempt]:
    """All attempts of a request."""
    return list(request.other.get(KEY, {}).values())
