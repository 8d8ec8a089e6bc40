"""Make the pictures of the manuals anew, from a demo that runs.

``make demo`` and ``make start`` first, then ``.venv/bin/python docs/manual/pictures.py``; PORT and
JINGWEI_DEMO_PASSWORD as for ``make start``. One member of the demo gets a new key for it, mistypes
the PIN five times and is let in again: every picture shows what people see.
"""

from io import BytesIO
from pathlib import Path
from PIL import Image
from playwright.sync_api import sync_playwright

import os
import shutil
import sys


HERE = Path(__file__).parent / "pictures"
SITE = f"http://localhost:{os.environ.get('PORT', '8080')}/jingwei"
BROWSERS = ("chromium-headless-shell", "chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--lang=zh-CN"]
DESK, PHONE = 1280, 390
# A desk's window is so high that the bar of buttons covers nothing.
HEIGHTS = {DESK: 1800, PHONE: 844}
# So few colours make a picture small, and letters are still smooth.
COLOURS = 128
# Where the lowest of the things that hold nothing else ends, and pixels to leave free below.
LAST = """part => Math.max(...[part, ...part.querySelectorAll("*")]
    .filter((one) => !one.children.length).map((one) => one.getBoundingClientRect())
    .filter((box) => box.width > 1 && box.height > 1).map((box) => box.bottom))"""
BELOW = 36
# Whoever gets a new key, and the PIN: at this post nobody has much to do.
PERSON, PIN, WRONG = "partyclerk", "江城-4711", "江城-4712"
DOCUMENTS = "/intranet/documents?size=100"
ISSUED = "江城市经济委员会关于印发《江城市工业节能降碳实施方案》的通知"
OPINION = "拟同意。请按会签意见补充统计口径。"


class Window:
    """The browser of one person."""

    def __init__(self, browser, account: str, password: str, width: int = DESK):
        context = browser.new_context(
            viewport={"width": width, "height": HEIGHTS[width]},
            locale="zh-CN",
            reduced_motion="reduce",
        )
        self.page = context.new_page()
        if account:
            self.open("/login")
            self.page.fill("[name='__ac_name']", account)
            self.page.fill("[name='__ac_password']", password)
            self.press("[name='buttons.login']")

    def open(self, path: str) -> None:
        """Go to a page of the site."""
        self.page.goto(path if path.startswith("http") else f"{SITE}{path}")

    def press(self, selector: str) -> None:
        """Press the first of what is found."""
        self.page.locator(selector).first.click()
        self.page.wait_for_load_state()

    def follow(self, words: str) -> None:
        """Follow a link by its words."""
        self.page.get_by_role("link", name=words).first.click()
        self.page.wait_for_load_state()

    def fill(self, **fields: str) -> None:
        """Fill in a form by the names of its fields."""
        for name, text in fields.items():
            self.page.fill(f"[name='form.widgets.{name}']", text)

    def take(self, name: str, selector: str = "main", height: int = 1100, margin: int = 0) -> None:
        """Keep a picture of the first part that is found, down to where its last words stand, of no
        more than `height` pixels, with `margin` around it.
        """
        self.page.wait_for_load_state("networkidle")
        part = self.page.locator(selector).first
        box, bottom = part.bounding_box(), part.evaluate(LAST) + BELOW
        left, top = max(box["x"] - margin, 0), max(box["y"] - margin, 0)
        right = min(box["x"] + box["width"] + margin, self.page.viewport_size["width"])
        scrolled = self.page.evaluate("window.scrollY")
        size = {"width": right - left, "height": min(bottom - top + margin, height)}
        clip = {"x": left, "y": top + scrolled, **size}
        keep(name, self.page.screenshot(full_page=True, clip=clip))

    def take_window(self, name: str, selector: str) -> None:
        """Keep a picture of what a person sees with this part in the middle of the window."""
        part = self.page.locator(selector).first
        part.evaluate("part => part.scrollIntoView({block: 'center'})")
        keep(name, self.page.screenshot())


def keep(name: str, shot: bytes) -> None:
    """Write a picture with few colours."""
    picture = Image.open(BytesIO(shot)).convert("RGB").quantize(COLOURS, dither=0)
    picture.save(HERE / f"{name}.png", optimize=True)


def keys(window) -> None:
    """From the opening of an enrolment to the unlocking."""
    keeper, person = window("secadmin"), window(PERSON)
    keeper.open(f"/intranet/signing/revoke?person={PERSON}")
    if keeper.page.locator("[name='form.buttons.confirm']").count():
        keeper.take("security-revoke", height=520)
        keeper.page.select_option("[name='form.widgets.reason:list']", "left")
        keeper.press("[name='form.buttons.confirm']")
    handle(keeper, "开通办理")
    keeper.page.evaluate("window.scrollTo(0, 0)")
    keeper.take("security-people", height=640)
    person.open("/intranet/signing/enrol")
    person.take("signer-enrol")
    person.fill(password=password(), pin=PIN, pin_again=PIN)
    person.press("[name='form.buttons.confirm']")
    person.take("signer-mine")
    for _guess in range(5):
        person.open("/intranet/signing/renew")
        person.fill(pin=WRONG)
        person.press("[name='form.buttons.confirm']")
    person.open("/intranet/signing")
    person.take("signer-locked")
    keeper.open("/intranet/signing/people?state=locked")
    keeper.take("security-locked")
    handle(keeper, "解锁")


def handle(keeper, button: str) -> None:
    """Press a button beside the person in the list of keys."""
    keeper.open("/intranet/signing/people?size=200")
    row = keeper.page.locator("tr").filter(has=keeper.page.get_by_text(PERSON, exact=True))
    row.get_by_role("button", name=button).click()
    keeper.page.wait_for_load_state()


def signer(window) -> None:
    """One judges a document, at a desk and with a phone; a PIN is wrong."""
    for width, name in ((PHONE, "signer-phone"), (DESK, "signer-sheet")):
        head = window("head", width)
        head.open("/intranet/worklist")
        head.follow("数字化诊断服务券")
        head.page.fill("#form-widgets-opinion", OPINION)
        head.page.fill("#form-widgets-pin", "******")
        if width == PHONE:
            head.take_window(name, "#form-widgets-pin")
        else:
            head.take(name, height=900)
    head.page.fill("#form-widgets-pin", WRONG)
    head.press("[name='form.buttons.confirm']")
    head.take("signer-wrong", height=560)


def registrar(window) -> None:
    """Numbers, issue, receipts and recall."""
    clerk = window("registrar")
    clerk.open("/intranet/worklist")
    clerk.follow("工业设计周")
    clerk.press("a[href*='@@act/register'], [formaction*='@@act/register']")
    clerk.take("registrar-register", height=620)
    clerk.open("/intranet/worklist")
    clerk.follow("临江服装都市工业园")
    clerk.press("a[href*='@@act/issue'], [formaction*='@@act/issue']")
    clerk.take("registrar-issue", height=900)
    clerk.open(DOCUMENTS)
    clerk.follow(ISSUED)
    clerk.take("registrar-beside", "xpath=//*[contains(@class, 'aside')]/..", height=960)
    clerk.press("a[href*='@@act/recall'], [formaction*='@@act/recall']")
    clerk.take("registrar-recall", height=480)
    clerk.open(DOCUMENTS)
    clerk.follow(ISSUED)
    clerk.page.locator("a[href*='@@recipients']").first.click()
    clerk.take("registrar-recipients", height=900)
    clerk.open("/intranet/numbering")
    clerk.take("registrar-numbers", height=760)
    principal = window("principal")
    principal.open(DOCUMENTS)
    principal.follow(ISSUED)
    principal.press("a[href*='@@act/abolish'], [formaction*='@@act/abolish']")
    principal.take("leader-abolish", height=620)
    district = window("district", PHONE)
    district.open("/desk/districts")
    district.follow(ISSUED)
    district.take_window("district-copy", "table")


def auditor(window) -> None:
    """Signatures of a record, the audit and its seals."""
    clerk = window("registrar")
    clerk.open(DOCUMENTS)
    clerk.follow(ISSUED)
    clerk.open(f"{clerk.page.url.partition('?')[0].rstrip('/')}/@@signatures")
    clerk.take("auditor-signatures", height=760)
    reader = window("auditor")
    reader.open("/intranet/audit")
    reader.page.fill("#person", PERSON)
    reader.press("main button:has-text('筛选')")
    reader.take("auditor-audit", height=760)
    reader.open("/intranet/audit/@@seals")
    reader.press("main button:has-text('校验全部审计日志')")
    # A job does it; its page follows by itself.
    reader.page.get_by_text("已完成").first.wait_for()
    reader.open("/intranet/audit/@@seals")
    reader.take("auditor-seals", height=700)


def password() -> str:
    """Of all demo accounts."""
    return os.environ["JINGWEI_DEMO_PASSWORD"]


def main() -> None:
    """Make the pictures of the parts that are named, or of all."""
    HERE.mkdir(exist_ok=True)
    parts = {"keys": keys, "signer": signer, "registrar": registrar, "auditor": auditor}
    with sync_playwright() as playwright:
        path = next(filter(None, map(shutil.which, BROWSERS)))
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for name in sys.argv[1:] or parts:
            parts[name](lambda account, width=DESK: Window(browser, account, password(), width))
        browser.close()


if __name__ == "__main__":
    main()
