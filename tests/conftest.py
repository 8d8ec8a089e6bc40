"""Fixtures of every test: the house, a fresh site, an HTTP client per person."""

from collections.abc import Iterator
from jingwei.core import clock
from jingwei.core.ticker.errands import ErrandWorker
from jingwei.core.ticker.lease import Lease
from jingwei.core.ticker.session import Session
from jingwei.testing import House
from playwright.sync_api import sync_playwright

import datetime
import pytest
import requests
import shutil
import transaction


# Debian's Chromium runs as root in the tests, and asks nobody for updates.
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"),
    "--lang=zh-CN",
]


# The same browser without its own windows, which nobody sees here, takes half the time.
BROWSERS = ("chromium-headless-shell", "chromium")


@pytest.fixture(scope="session")
def chromium():
    """Debian's Chromium; one for the whole run, since Playwright starts once in a process."""
    path = next(filter(None, map(shutil.which, BROWSERS)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


# Such tests take long, and there are few of them in a file.
LONG = ("journey", "slow", "race")


def pytest_collection_modifyitems(items) -> None:
    """Begin with what takes long, or one process would end with it while the others have nothing
    left to do.
    """
    items.sort(key=lambda item: not any(item.get_closest_marker(name) for name in LONG))


class Days:
    """What the server calls: Zope, on the day that a test has turned the clock to."""

    def __init__(self, application):
        self.application = application
        self.ahead = datetime.timedelta()

    def __call__(self, environ, start_response):
        """Answer a request; only this thread sees the other day."""
        if not self.ahead:
            return self.application(environ, start_response)
        with clock.at(clock.now() + self.ahead):
            return self.application(environ, start_response)

    def pass_by(self, **time: int) -> None:
        """Let time pass for everybody who asks the server from now on (``days=7``)."""
        self.ahead += datetime.timedelta(**time)

    def late_on(self, day: datetime.date) -> None:
        """Turn the clock to five minutes before the end of a day."""
        moment = datetime.datetime.combine(day, datetime.time(23, 55), clock.ZONE)
        self.ahead = moment - clock.now()

    def today(self) -> datetime.date:
        """The day that people who ask the server see."""
        return (clock.now() + self.ahead).date()


@pytest.fixture(scope="session")
def house():
    """The started Zope of this run."""
    house = House()
    house.wsgi = Days(house.wsgi)
    yield house
    house.close()


@pytest.fixture
def days(house) -> Iterator[Days]:
    """The calendar of everybody who is served; afterwards it is today again."""
    yield house.wsgi
    house.wsgi.ahead = datetime.timedelta()


@pytest.fixture(scope="module")
def site(house):
    """A house whose site is as after set-up: organisation and accounts, no records."""
    house.fresh()
    return house


@pytest.fixture
def portal(site):
    """The site root in a connection of the test's own; nothing is kept."""
    with site.open(user="admin") as portal:
        yield portal


@pytest.fixture(scope="module")
def url(site):
    """Address of the served site."""
    return site.serve()


@pytest.fixture
def session(site):
    """The session of a process that has the lease."""
    transaction.abort()
    session = Session(site.db, Lease(site.db))
    assert session.lease.renew()
    yield session
    session.lease.release()


@pytest.fixture
def errands(session):
    """Return a function that carries out all errands, as the ticker does after a commit."""

    def carry_out() -> None:
        while ErrandWorker().work(session):
            pass

    return carry_out


class Client:
    """A person's HTTP session: REST with basic credentials, JSON in and out."""

    def __init__(self, url: str, account: str | None, password: str):
        self.url = url
        self.account = account
        self.pin = password
        self.http = requests.Session()
        self.http.trust_env = False
        if account:
            self.http.auth = (account, password)

    def get(self, path: str, **kw):
        """GET an HTML page of the site."""
        return self.http.get(f"{self.url}{path}", allow_redirects=False, **kw)

    def post(self, path: str, data=None, **kw):
        """POST a form to a page of the site; steps are signed unless the test brings a PIN."""
        if isinstance(data, dict) and "/@@act/" in path and "form.buttons.confirm" in data:
            data = {"form.widgets.pin": self.pin, **data}
        return self.http.post(f"{self.url}{path}", data=data, allow_redirects=False, **kw)

    def rest(self, method: str, path: str, **json):
        """Call the REST API; `path` begins with a slash or is a whole address.

        Steps are signed, with the PIN that all of the tests' people have, unless one is given.
        """
        if method == "POST" and "/@workflow/" in path and self.account:
            json = {"pin": self.pin, **json}
        target = path.removeprefix(self.url).removeprefix("/++api++")
        target = f"{self.url}/++api++{target}"
        return self.http.request(
            method,
            target,
            json=json or None,
            headers={"Accept": "application/json"},
            allow_redirects=False,
        )


@pytest.fixture(scope="module")
def person(url, site):
    """Return the client of an account; `person(None)` is a visitor."""
    return lambda account=None: Client(url, account, site.password)
