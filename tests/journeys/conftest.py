"""A real browser at two widths; screenshots are kept in tests/artifacts."""

from pathlib import Path
from playwright.sync_api import sync_playwright

import pytest


ARTIFACTS = Path(__file__).parents[1] / "artifacts"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@pytest.fixture(scope="session")
def chromium():
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(params=[1280, 390], ids=["desk", "phone"])
def width(request) -> int:
    """Width of the window in pixels."""
    return request.param


class Screen:
    """One person's browser window. Raises on script errors and on anything foreign loaded."""

    def __init__(self, browser, url: str, width: int, name: str = ""):
        self.url = url
        self.name = name
        self.width = width
        context = browser.new_context(
            viewport={"width": width, "height": 900}, locale="zh-CN", reduced_motion="reduce"
        )
        self.page = context.new_page()
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", self._foreign)

    def _foreign(self, request) -> None:
        if not request.url.startswith((self.url.rsplit("/", 1)[0], "data:", "blob:")):
            self.errors.append(f"foreign request {request.url}")

    def open(self, path: str = ""):
        """Go to a page of the site."""
        return self.page.goto(f"{self.url}{path}")

    def log_in(self, account: str, password: str) -> None:
        """Log in through the log-in page."""
        self.open("/login")
        self.page.fill("[name='__ac_name']", account)
        self.page.fill("[name='__ac_password']", password)
        self.page.click("[name='buttons.login']")
        self.page.wait_for_load_state()
        assert self.page.locator("[name='__ac_password']").count() == 0, "log-in refused"

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
        self.page.context.close()
        assert self.errors == []


@pytest.fixture
def window(chromium, site, url, width):
    """Return a function that opens a window, logged in as an account if one is named."""
    opened = []

    def open_window(account: str | None = None) -> Screen:
        screen = Screen(chromium, url, width, account or "visitor")
        opened.append(screen)
        if account:
            screen.log_in(account, site.password)
        return screen

    yield open_window
    for screen in opened:
        screen.close()


def axe(page) -> list[str]:
    """What axe finds wrong on a page: rule and first place."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['target']}" for rule in found]
