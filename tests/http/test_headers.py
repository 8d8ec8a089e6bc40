"""Headers of what is no page: data, downloads, cookies, errors before any page; no banners.

Pages and static files are in `tests.core.pages`, what pages carry in `tests.contracts`.
"""

from bs4 import BeautifulSoup
from jingwei.core.pages.headers import HEADERS
from tests.portal.conftest import FILE
from tests.portal.conftest import PICTURE

import pytest
import re


BANNERS = re.compile(r"Zope|Plone|Python|waitress/|\d+\.\d+\.\d+", re.I)


def check(answer) -> None:
    """All security headers, and no word of the software."""
    for name, value in HEADERS.items():
        assert answer.headers.get(name) == value, (answer.url, name)
    for name in ("Server", "X-Powered-By", "Via"):
        assert not BANNERS.search(answer.headers.get(name, "")), (answer.url, name)


@pytest.fixture(scope="module")
def downloads(office, editing, person) -> list[tuple[str, str]]:
    """(account, path) of files of a document and of the public site."""
    address = office.draft()
    attached = person("clerk").rest("POST", address, **{"@type": "Attachment", "file": FILE})
    assert attached.status_code == 201, attached.text
    file = editing.walk("published", kind="File", file=FILE)
    image = editing.walk("published", kind="Image", image=PICTURE)
    return [
        ("clerk", f"{below(attached.json()['@id'])}/@@download/file"),
        ("clerk", f"{below(attached.json()['@id'])}/@@display-file/file"),
        (None, f"{below(file)}/@@download/file"),
        (None, f"{below(file)}/@@display-file/file"),
        (None, f"{below(image)}/@@images/image"),
        (None, f"{below(image)}/@@display-file/image"),
    ]


def below(address: str) -> str:
    """Path below the site."""
    return address.split("/jingwei", 1)[1].removeprefix("/++api++")


def test_downloads_carry_the_headers_and_are_not_shown_in_the_site(downloads, person):
    for account, path in downloads:
        answer = person(account).get(path)
        assert answer.status_code in (200, 404), path
        check(answer)
        if answer.status_code == 200 and "image/" not in answer.headers["Content-Type"]:
            assert "attachment" in answer.headers["Content-Disposition"], path


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/intranet", 200),
        ("GET", "/intranet/nothing", 404),
        ("POST", "/intranet/documents", 400),
        ("POST", "/intranet", 400),
        ("DELETE", "/intranet/organisation/operation", 403),
        ("GET", "/@search", 200),
        ("TRACE", "/intranet", 405),
    ],
)
def test_data_carry_the_headers(person, method, path, status):
    answer = person("clerk").rest(method, path, **({"title": "x"} if method == "POST" else {}))
    assert answer.status_code in (status, 401, 404) or status == 405, answer.text
    assert answer.status_code < 500
    if method != "TRACE":
        check(answer)


def test_lists_as_data_carry_the_headers(person):
    for kind in ("json", "csv", "atom"):
        check(person(None).get(f"/news?format={kind}"))


def test_the_cookie_of_the_log_in_is_for_this_site_and_no_script(person, url):
    visitor = person(None)
    page = BeautifulSoup(visitor.get("/login").text, "html.parser")
    form = page.find("input", {"name": "__ac_name"}).find_parent("form")
    filled = {
        one["name"]: one.get("value", "") for one in form.find_all("input") if one.get("name")
    }
    filled |= {"__ac_name": "clerk", "__ac_password": person("clerk").http.auth[1]}
    filled["buttons.login"] = "1"
    answer = visitor.post("/login", filled)
    cookies = [one for one in answer.raw.headers.getlist("Set-Cookie") if one.startswith("__ac=")]
    assert cookies, (answer.status_code, answer.headers)
    assert all("httponly" in one.lower() and "samesite=" in one.lower() for one in cookies)
    assert "clerk" not in cookies[0]


def test_visitors_get_no_cookie(person):
    for path in ("", "/news", "/search?q=a", "/sitemap", "/inquiries/ask", "/inquiries/track"):
        assert "Set-Cookie" not in person(None).get(path).headers, path


def test_head_of_the_root_answers_and_sends_no_body(person):
    answer = person(None).http.head(person(None).url)
    assert answer.status_code == 200 and not answer.content
    check(answer)


def test_a_foreign_host_is_not_repeated(person):
    answer = person(None).get("/", headers={"Host": "evil.example.com"})
    assert answer.status_code == 400
    assert "evil" not in answer.text and "evil" not in str(answer.headers)
    check(answer)
