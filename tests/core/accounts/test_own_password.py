"""A person changes their own password."""

from bs4 import BeautifulSoup
from jingwei.core.audit import api as audit

import pytest
import re
import requests


NEW = "Neues-Kennwort-2026"


@pytest.fixture
def change(url):
    """Send the form with three entries in a session; returns the answer after redirects."""

    def send(session, present: str, new: str, again: str | None = None):
        page = session.get(f"{url}/change-password", timeout=30)
        soup = BeautifulSoup(page.text, "html.parser")
        [form] = [one for one in soup.find_all("form") if one.find("input", type="password")]
        data = {
            one["name"]: one.get("value", "") for one in form.find_all("input") if one.get("name")
        }
        values = (present, new, new if again is None else again)
        names = [one["name"] for one in form.find_all("input", type="password")]
        data |= dict(zip(names, values, strict=True))
        button = form.find(["button", "input"], attrs={"name": re.compile("buttons")})
        data[button["name"]] = "1"
        return session.post(f"{url}/change-password", data=data, timeout=30)

    return send


def test_the_page_tells_the_rules_beforehand(form, url):
    for account in ("clerk", "firm1"):
        _answer, session = form(account)
        page = session.get(f"{url}/change-password", timeout=30)
        assert page.status_code == 200
        assert "口令至少10个字符" in page.text


def test_visitors_are_led_to_the_log_in(url, site):
    answer = requests.get(f"{url}/change-password", allow_redirects=False, timeout=30)
    assert answer.status_code == 302
    assert "/login" in answer.headers["Location"]


def test_every_page_leads_there(form, url):
    _answer, session = form("clerk")
    for path in ("", "/intranet"):
        assert f'href="{url}/change-password"' in session.get(url + path, timeout=30).text


def test_this_session_goes_on_and_the_others_end(form, site, change, url, basic):
    (_one, here), (_other, there) = form("head2"), form("head2")
    answer = change(here, site.password, NEW)
    assert answer.status_code == 200
    assert here.get(f"{url}/intranet", allow_redirects=False, timeout=30).status_code == 200
    assert there.get(f"{url}/intranet", allow_redirects=False, timeout=30).status_code == 302
    assert basic("head2", site.password).status_code == 302
    assert basic("head2", NEW).status_code == 200
    with site.open():
        rows = audit.entries(audit.Filters(event="password.changed")).rows
    assert [row.person for row in rows] == ["head2"]


@pytest.mark.parametrize(
    ("new", "again", "said"),
    [
        ("kurz", None, "10个字符"),
        ("nurkleinebuchstaben", None, "四类中的3类"),
        ("Officeclerk-2026", None, "不得包含账号名"),
        (NEW, f"{NEW}x", ""),
    ],
)
def test_what_is_wrong_is_said_and_nothing_changes(form, site, change, basic, new, again, said):
    _answer, session = form("officeclerk")
    answer = change(session, site.password, new, again)
    assert answer.status_code == 200
    assert "summary-of-errors" in answer.text
    assert said in answer.text
    assert basic("officeclerk", site.password).status_code == 200


def test_guessing_at_the_present_password_is_throttled(form, site, change, basic):
    _answer, session = form("leader")
    answers = [change(session, f"wrong-{n}", NEW) for n in range(5)]
    assert "连续输错五次" not in answers[3].text
    assert "连续输错五次" in answers[4].text
    assert "连续输错五次" in change(session, site.password, NEW).text
    assert basic("leader", site.password).status_code == 429
