"""Notices of a year as officers send them."""

from bs4 import BeautifulSoup
from plone.protect.authenticator import createToken

import pytest


PAGE = "/intranet/calendar"


@pytest.fixture
def send(site, person):
    """Return a function that sends a notice as an account does, without having seen anything."""

    def send(account: str, year: int, notice: str, token: bool = True, **more):
        with site.open(user=account):
            form = {"notice": notice, **({"_authenticator": createToken()} if token else {})}
        return person(account).post(f"{PAGE}?year={year}", form | more)

    return send


@pytest.fixture
def enter(send):
    """Return a function that sends a notice, and agrees to what it would change."""

    def send_and_agree(account: str, year: int, notice: str):
        shown = send(account, year, notice)
        button = BeautifulSoup(shown.text, "html.parser").find("button", {"name": "agreed"})
        return send(account, year, notice, agreed=button["value"]) if button else shown

    return send_and_agree
