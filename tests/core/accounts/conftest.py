"""Log-ins as browsers and scripts make them."""

from jingwei.core import clock

import datetime
import pytest
import requests


@pytest.fixture
def form(url, house):
    """Send the log-in form; returns (answer, session with its cookies)."""

    def send(account: str, password: str | None = None, session=None):
        session = session or requests.Session()
        session.trust_env = False
        data = {
            "__ac_name": account,
            "__ac_password": password or house.password,
            "buttons.login": "Log in",
            "came_from": "",
        }
        answer = session.post(f"{url}/login", data=data, allow_redirects=False, timeout=30)
        return answer, session

    return send


@pytest.fixture
def basic(url):
    """Ask for a page or service with a name and password in the header; returns the status."""

    def ask(account: str, password: str, path: str = "/intranet"):
        accept = "application/json" if "++api++" in path else "text/html"
        return requests.get(
            url + path,
            auth=(account, password),
            headers={"Accept": accept},
            allow_redirects=False,
            timeout=30,
        )

    return ask


@pytest.fixture
def ago():
    """Let the clock of the test show some time before now; the server's goes right."""
    return lambda **period: clock.at(clock.now() - datetime.timedelta(**period))
