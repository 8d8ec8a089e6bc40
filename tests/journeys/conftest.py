"""A real browser at two widths; screenshots are kept in tests/artifacts."""

from axe_playwright_python.sync_playwright import Axe
from jingwei.testing import PASSWORD
from pathlib import Path
from playwright.sync_api import TimeoutError as NeverCame

import datetime
import pytest
import time


ARTIFACTS = Path(__file__).parents[1] / "artifacts"
# Milliseconds until a person would give up.
PATIENCE = 20_000
# A page of ours that refuses is no fault; a script or a style sheet that is missing is one.
PAGES = {"document"}
# The long account of what is right on a page is not made.
ONLY_WRONG = {"resultTypes": ["violations"]}
AXE = Axe()


@pytest.fixture(params=[1280, 390], ids=["desk", "phone"])
def width(request) -> int:
    """Width of the window in pixels."""
    return request.param


class Screen:
    """One person's browser window. Raises on script errors and on anything foreign loaded."""

    def __init__(self, browser, url: str, width: int, name: str = "", **context):
        self.url = url
        self.name = name
        self.width = width
        self.pin = PASSWORD
        settings = {"locale": "zh-CN", "reduced_motion": "reduce", **context}
        self.context = browser.new_context(viewport={"width": width, "height": 900}, **settings)
        self.context.set_default_timeout(PATIENCE)
        self.errors: list[str] = []
        self.page = self.tab()

    def tab(self):
        """Open one more tab of the same browser."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._said)
        page.on("request", self._foreign)
        page.on("response", self._missing)
        return page

    def _said(self, message) -> None:
        # The browser says by itself that a page was refused; what is missing is told elsewhere.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.errors.append(message.text)

    def _foreign(self, request) -> None:
        if not request.url.startswith((self.url.rsplit("/", 1)[0], "data:", "blob:")):
            self.errors.append(f"foreign request {request.url}")

    def _missing(self, response) -> None:
        if response.status >= 400 and response.request.resource_type not in PAGES:
            self.errors.append(f"{response.status} for {response.url}")

    def open(self, path: str = ""):
        """Go to a page of the site."""
        return self.page.goto(path if path.startswith("http") else f"{self.url}{path}")

    def log_in(self, account: str, password: str) -> None:
        """Log in through the log-in page."""
        self.open("/login")
        self.sign(account, password)

    def sign(self, account: str, password: str) -> None:
        """Fill in the log-in page that is shown."""
        self.page.fill("[name='__ac_name']", account)
        self.page.fill("[name='__ac_password']", password)
        self.page.click("[name='buttons.login']")
        self.page.wait_for_load_state()
        assert self.page.locator("[name='__ac_password']").count() == 0, "log-in refused"

    def lose_session(self) -> None:
        """The session has ended without the person noticing."""
        self.context.clear_cookies()

    def press(self, name: str) -> None:
        """Press a button or follow a link by its words, and wait for the next page.

        Where a PIN is asked for and none was typed, the person types theirs.
        """
        button = self.page.get_by_role("button", name=name, exact=True)
        link = self.page.get_by_role("link", name=name, exact=True)
        try:
            button.or_(link).first.wait_for(state="attached")
        except NeverCame as gone:
            raise AssertionError(f"no “{name}” on {self.page.url}:\n{self.text()}") from gone
        if button.count():
            self.type_pin()
            button.first.click()
        else:
            link.first.click()
        self.page.wait_for_load_state()

    def type_pin(self) -> None:
        """Type one's PIN if the page asks for it and has none yet."""
        pin = self.page.locator("#form-widgets-pin")
        if pin.count() and not pin.input_value():
            pin.fill(self.pin)

    def write(self, label: str, text: str) -> None:
        """Write into the control that bears a label."""
        self.page.get_by_label(label).first.fill(text)

    def text(self) -> str:
        """What stands on the page."""
        return self.page.locator("main").inner_text()

    def reads(self, *words: str) -> None:
        """All these words stand on the page, or on the one that is just being loaded."""
        deadline = time.monotonic() + PATIENCE / 1000
        while missing := [word for word in words if word not in self.text()]:
            assert time.monotonic() < deadline, f"{missing} not on {self.page.url}:\n{self.text()}"
            self.page.wait_for_timeout(100)

    def look(self, label: str) -> None:
        """Keep a picture; nothing is too wide and axe finds nothing."""
        self.page.wait_for_load_state()
        self.shot(label)
        self.no_sideways_scroll()
        assert axe(self.page) == [], self.page.url

    def shot(self, label: str) -> None:
        """Keep a picture of the whole page."""
        ARTIFACTS.mkdir(exist_ok=True)
        path = ARTIFACTS / f"{label}-{self.width}.png"
        self.page.screenshot(path=str(path), full_page=True)

    def no_sideways_scroll(self) -> None:
        """Nothing is wider than the window."""
        wide = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{self.page.url} is {wide} pixels too wide"

    def close(self) -> None:
        """Close the window; script errors seen on the way fail the journey."""
        self.context.close()
        assert self.errors == []


@pytest.fixture
def window(chromium, site, url, width):
    """Return a function that opens a window, logged in as an account if one is named.

    People keep their windows: who comes again the same day finds it as it was left, and logs in
    anew on another day.
    """
    opened: list[Screen] = []
    kept: dict[str, tuple[Screen, datetime.date]] = {}

    def open_window(account: str | None = None, anew: bool = False, **context) -> Screen:
        today = site.wsgi.today()
        screen, day = kept.get(account, (None, None))
        if screen is None or anew or context:
            screen, day = Screen(chromium, url, width, account or "visitor", **context), None
            opened.append(screen)
        if account and day != today:
            screen.log_in(account, site.password)
            kept[account] = screen, today
        return screen

    yield open_window
    for screen in opened:
        screen.close()


def axe(page) -> list[str]:
    """What axe finds wrong on a page: rule and first place."""
    found = AXE.run(page, options=ONLY_WRONG).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['target']}" for rule in found]
