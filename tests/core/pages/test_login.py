"""The log-in leads back to where one was going, never to another site."""

import pytest
import requests


@pytest.fixture
def log_in(url, house):
    """Log in through the page; return where it leads."""

    def send(account: str, came_from: str | None = None, password: str | None = None):
        data = {
            "__ac_name": account,
            "__ac_password": password or house.password,
            "buttons.login": "Log in",
            "came_from": came_from or "",
        }
        return requests.post(f"{url}/login", data=data, allow_redirects=False, timeout=20)

    return send


def test_a_page_of_the_office_is_reached_through_the_log_in(person, url, log_in):
    asked = person().get("/intranet/documents?state=issued")
    form = requests.get(asked.headers["Location"], timeout=20).text
    assert 'value="/jingwei/intranet/documents?state=issued"' in form
    answer = log_in("clerk", "/jingwei/intranet/documents?state=issued")
    assert answer.headers["Location"].endswith("/jingwei/intranet/documents?state=issued")


@pytest.mark.parametrize("path", ["@@act/submit", "++add++OfficialDocument", "nothing"])
def test_pages_that_are_no_objects_are_led_back_to_as_well(log_in, path):
    answer = log_in("clerk", f"/jingwei/intranet/documents/{path}")
    assert answer.headers["Location"].endswith(f"/intranet/documents/{path}")


def test_without_a_page_in_mind_staff_begin_in_the_office(url, log_in):
    assert log_in("clerk").headers["Location"] == f"{url}/intranet"
    assert log_in("firm1").headers["Location"] == url


@pytest.mark.parametrize(
    "target",
    [
        "http://evil.example/",
        "//evil.example/",
        "https:evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "http://localhost@evil.example/jingwei",
        "http://localhost.evil.example/jingwei",
        "/jingwei/../../evil",
        " //evil.example",
    ],
)
def test_the_log_in_never_leads_elsewhere(url, log_in, target):
    answer = log_in("clerk", target)
    assert answer.status_code == 302
    assert "evil" not in answer.headers["Location"] or answer.headers["Location"].startswith(url)
    assert "javascript" not in answer.headers["Location"]


def test_a_wrong_password_is_told_on_our_page(log_in):
    answer = log_in("clerk", password="wrong")
    assert answer.status_code == 200
    assert "notice error" in answer.text
    assert "__ac_password" in answer.text
