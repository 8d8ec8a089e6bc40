"""Every answer carries the security headers; nothing on a page needs what they forbid."""

from bs4 import BeautifulSoup
from jingwei.core.pages import assets
from jingwei.core.pages.headers import HEADERS

import pytest
import re
import requests


ANSWERS = [
    (None, "", 200),
    (None, "/nothing", 404),
    (None, "/intranet", 302),
    (None, "/login", 200),
    (None, "/++theme++jingwei/css/jingwei.css", 200),
    (None, "/++theme++jingwei/css/nothing.css", 404),
    (None, "/++api++/news", 401),
    ("clerk", "/intranet", 200),
    ("clerk", "/intranet/nothing", 404),
    ("clerk", "/++api++/intranet/nothing", 404),
    ("clerk", "/intranet/organisation/++add++Unit", 403),
]
PAGES = [
    (None, ""),
    (None, "/login"),
    (None, "/nothing"),
    (None, "/news"),
    (None, "/inquiries/ask"),
    (None, "/sitemap"),
    (None, "/search"),
    ("clerk", "/intranet"),
    ("clerk", "/intranet/worklist"),
    ("clerk", "/intranet/documents"),
    ("clerk", "/intranet/documents/++add++OfficialDocument"),
    ("clerk", "/@@change-password"),
    ("editor", "/news"),
    ("editor", "/news/++add++Document"),
]


@pytest.mark.parametrize(("account", "path", "status"), ANSWERS)
def test_every_answer_carries_the_security_headers(person, account, path, status):
    answer = person(account).get(path)
    assert answer.status_code == status
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert "X-Powered-By" not in answer.headers


def test_scripts_come_from_files_of_ours_only():
    policy = dict(part.split(" ", 1) for part in HEADERS["Content-Security-Policy"].split("; "))
    assert policy["script-src"] == "'self'"
    assert policy["object-src"] == "'none'"
    assert all("*" not in value and "http" not in value for value in policy.values())


@pytest.mark.parametrize(("account", "path"), PAGES)
def test_no_page_carries_a_script_of_its_own_or_loads_from_elsewhere(person, url, account, path):
    page = BeautifulSoup(person(account).get(path).text, "lxml")
    for script in page.find_all("script"):
        assert script.get("src", "").startswith(url), script
    for tag in page.find_all(True):
        assert not [name for name in tag.attrs if name.startswith("on")], tag
        assert not (tag.get("href") or "").lower().startswith("javascript:"), tag
    loaded = [tag["src"] for tag in page.find_all(src=True)]
    loaded += [tag["href"] for tag in page.find_all("link", href=True)]
    assert all(address.startswith((url, "/")) for address in loaded), loaded


@pytest.mark.parametrize(("account", "path"), [("clerk", ""), ("clerk", "/intranet")])
def test_what_a_person_sees_is_kept_by_nobody_on_the_way(person, account, path):
    assert person(account).get(path).headers["Cache-Control"] == "no-store"


def test_static_files_may_be_kept_for_a_year_and_change_their_address(person, url):
    page = person().get("").text
    sheet = re.search(r'href="([^"]*css/jingwei\.css\?v=\w+)"', page).group(1)
    answer = requests.get(sheet, timeout=10)
    assert "immutable" in answer.headers["Cache-Control"]
    plain = requests.get(sheet.partition("?")[0], timeout=10)
    assert "immutable" not in plain.headers.get("Cache-Control", "")


def test_the_address_of_a_file_differs_when_the_file_differs(tmp_path, monkeypatch):
    monkeypatch.setattr(assets, "folder", lambda: tmp_path)
    file = tmp_path / "a.css"
    file.write_text("p { color: red }")
    before = assets.address("", "a.css")
    file.write_text("p { color: blue; }")
    assert assets.address("", "a.css") != before
