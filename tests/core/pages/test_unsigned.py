"""Forms that come without the token of the person who sends them: nothing is kept, and people read
so. It happens to who logs in as somebody else in a second window, and to who is attacked.
"""

from bs4 import BeautifulSoup
from tests.office.documents.conftest import office
from tests.portal.conftest import editing
from urllib.parse import urlsplit

import pytest


__all__ = ["editing", "office"]
ADD = "/intranet/documents/++add++OfficialDocument"
TYPED = "form.widgets.title"
SAVED = ("已保存", "已经保存", "更改已")


def below(address: str) -> str:
    """Path of an object below the site."""
    return urlsplit(address).path.replace("/++api++", "").removeprefix("/jingwei")


def filled_in(page: BeautifulSoup) -> dict[str, str]:
    """What a browser sends of the form on a page."""
    form = page.select_one("main form")
    found = {
        control["name"]: control.get("value", "")
        for control in form.select("input[name]")
        if control.get("type") not in ("submit", "file", "radio", "checkbox")
        or control.has_attr("checked")
    }
    found |= {control["name"]: control.get_text() for control in form.select("textarea[name]")}
    for control in form.select("select[name]"):
        if chosen := control.select_one("option[selected]"):
            found[control["name"]] = chosen["value"]
    return found | {"form.buttons.save": "1"}


@pytest.mark.parametrize("other", [None, "clerk2"])
def test_a_record_comes_back_as_typed_and_is_kept_when_sent_again(office, person, parsed, other):
    path = below(office.draft(title="原来的标题"))
    sent = filled_in(parsed("clerk", f"{path}/edit"))
    token = filled_in(parsed(other, ADD))["_authenticator"] if other else ""
    sent |= {"_authenticator": token, TYPED: "改过的标题"}
    answer = person("clerk").post(f"{path}/edit", sent)
    page = BeautifulSoup(answer.text, "lxml")
    assert answer.status_code == 403
    assert "未保存" in page.find("main").get_text() and not any(w in answer.text for w in SAVED)
    assert page.select_one(f"[name='{TYPED}']")["value"] == "改过的标题"
    assert person("clerk").rest("GET", path).json()["title"] == "原来的标题"

    again = person("clerk").post(f"{path}/edit", filled_in(page))
    assert again.status_code == 302
    assert person("clerk").rest("GET", path).json()["title"] == "改过的标题"


def test_a_new_record_is_not_made_and_stays_in_the_form(person, parsed, site):
    sent = filled_in(parsed("clerk", ADD)) | {"_authenticator": "", TYPED: "无令牌的标题"}
    answer = person("clerk").post(ADD, sent)
    page = BeautifulSoup(answer.text, "lxml")
    assert answer.status_code == 403 and "Location" not in answer.headers
    assert page.select_one(f"[name='{TYPED}']")["value"] == "无令牌的标题"
    with site.open(user="admin") as portal:
        assert not portal.portal_catalog.unrestrictedSearchResults(Title="无令牌的标题")


def test_a_text_of_plone_comes_back_as_typed(editing, person, parsed):
    path = below(editing.write("News Item", title="原来的标题"))
    sent = filled_in(parsed("editor", f"{path}/edit")) | {"_authenticator": "", TYPED: "改过的标题"}
    answer = person("editor").post(f"{path}/edit", sent)
    page = BeautifulSoup(answer.text, "lxml")
    assert (
        answer.status_code == 403 and page.select_one(f"[name='{TYPED}']")["value"] == sent[TYPED]
    )
    assert person("editor").rest("GET", path).json()["title"] == "原来的标题"


def test_a_form_that_looks_at_no_token_itself_says_that_it_is_too_old(person, parsed, site):
    clerk = person("clerk")
    sent = filled_in(parsed("clerk", "/inquiries/ask")) | {"_authenticator": ""}
    sent |= {"form.widgets.question": "请问何时答复？", "form.widgets.contact": "0000-0001"}
    sent |= {"form.widgets.topic": "咨询", "form.buttons.submit": "1"}
    answer = clerk.post("/inquiries/ask", sent)
    assert answer.status_code == 403 and "Location" not in answer.headers
    assert "页面已过期" in answer.text
    with site.open(user="admin") as portal:
        assert not portal.portal_catalog.unrestrictedSearchResults(portal_type="Inquiry")


def test_a_password_is_not_changed(person, parsed, site):
    clerk = person("clerk")
    sent = filled_in(parsed("clerk", "/@@change-password")) | {"_authenticator": ""}
    sent |= {"form.widgets.current_password": site.password}
    sent |= dict.fromkeys(
        ("form.widgets.new_password", "form.widgets.new_password_ctl"), "Neu-2026-xyz-QQ"
    )
    sent["form.buttons.reset_passwd"] = "1"
    answer = clerk.post("/@@change-password", sent)
    assert answer.status_code == 403 and "页面已过期" in answer.text
    assert clerk.get("/intranet").status_code == 200
