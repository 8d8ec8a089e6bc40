"""The public sends letters, the office answers them; every call is an HTTP request."""

from bs4 import BeautifulSoup
from jingwei.desk.inquiries.settings import IInquirySettings

import pytest
import transaction


LETTER = {
    "topic": "申报系统账号如何申请？",
    "question": "我公司想申报技术改造项目，不知道账号怎样申请。",
    "contact": "演示市民 0000-0002",
    "publish": True,
}
STEPS = {
    "handling": ("officeclerk", "assign", {"unit": "urban"}),
    "answer_review": ("clerk2", "draft_answer", {"answer": "请在“项目申报”页面注册。"}),
    "answered": ("head2", "approve_answer", {"opinion": "同意"}),
}


class Counter:
    """The public form and the page of the progress, used by a visitor; and the office behind."""

    def __init__(self, site, person):
        self.site = site
        self.person = person

    def form(self, account=None) -> dict:
        """Fields of a freshly opened form, as a browser would send them untouched."""
        page = self.person(account).get("/inquiries/ask")
        assert page.status_code == 200, page.text
        form = BeautifulSoup(page.text, "html.parser").find("input", {"name": "ticket"}).parent
        return {
            field["name"]: field.get("value", "")
            for field in form.find_all("input")
            if field.get("type") not in ("checkbox", "radio")
        } | {"form.buttons.submit": "1"}

    def fill(self, account=None, **letter) -> dict:
        """A filled form."""
        letter = {**LETTER, **letter}
        filled = self.form(account)
        for name in ("topic", "question", "contact"):
            filled[f"form.widgets.{name}"] = letter[name]
        if letter["publish"]:
            filled["form.widgets.publish:list"] = "selected"
        return filled

    def post(self, filled: dict, account=None):
        """Send a form."""
        return self.person(account).post("/inquiries/ask", filled)

    def send(self, account=None, **letter) -> tuple[str, str]:
        """Send a letter; return number and tracking code of the printed page."""
        return self.receipt(self.post(self.fill(account, **letter), account))

    def receipt(self, answer) -> tuple[str, str]:
        """Number and tracking code on the page after sending."""
        assert answer.status_code == 200, answer.text
        page = BeautifulSoup(answer.text, "html.parser").find(class_="receipt")
        assert page, answer.text
        return page.find(class_="number").text.strip(), page.find(class_="code").text.strip()

    def track(self, code: str, account=None):
        """Look a code up."""
        return self.person(account).post("/inquiries/track", {"code": code})

    def addresses(self) -> dict[str, str]:
        """REST address of every inquiry by its number."""
        with self.site.open() as portal:
            brains = portal.portal_catalog.unrestrictedSearchResults(portal_type="Inquiry")
            base = "/".join(portal.getPhysicalPath())
            return {
                brain._unrestrictedGetObject().number: brain.getPath().removeprefix(base)
                for brain in brains
            }

    def act(self, account, address: str, transition: str, **params):
        """Fire a transition; return the response."""
        return self.person(account).rest("POST", f"{address}/@workflow/{transition}", **params)

    def done(self, account, address: str, transition: str, **params) -> None:
        """Fire a transition that must succeed."""
        answer = self.act(account, address, transition, **params)
        assert answer.status_code == 200, answer.text

    def walk(self, state: str, **letter) -> tuple[str, str]:
        """Send a letter and walk it to `state`; return its address and tracking code."""
        number, code = self.send(**letter)
        address = self.addresses()[number]
        if state == "rejected":
            self.done("officeclerk", address, "reject", reason="内容不属于咨询事项")
        for reached, (account, transition, params) in STEPS.items():
            if self.info(address)["state"]["id"] == state or state == "rejected":
                break
            self.done(account, address, transition, **params)
            assert self.info(address)["state"]["id"] == reached
        if state == "published":
            self.publish(address)
        return address, code

    def publish(self, address: str) -> None:
        """Do what the door does when a release is approved."""
        from jingwei.desk.inquiries import api

        with self.site.open(user="admin") as portal:
            api.mark_published(portal.unrestrictedTraverse(address.lstrip("/")))
            transaction.commit()

    def info(self, address: str, account: str = "officeclerk") -> dict:
        """What GET @workflow tells `account`."""
        return self.person(account).rest("GET", f"{address}/@workflow").json()

    def set(self, **values) -> None:
        """Change settings of the inquiries."""
        from plone.registry.interfaces import IRegistry
        from zope.component import getUtility

        with self.site.open(user="admin"):
            settings = getUtility(IRegistry).forInterface(IInquirySettings)
            for name, value in values.items():
                setattr(settings, name, value)
            transaction.commit()


@pytest.fixture(scope="module")
def counter(site, person):
    """The counter of this module, with room for many letters from one address."""
    counter = Counter(site, person)
    counter.set(letters_per_hour=10_000, lookups_per_hour=10_000)
    return counter
