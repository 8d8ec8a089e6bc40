"""The server in front of Zope: whose word counts for an address, and what it says by itself."""

from contextlib import ExitStack
from itertools import count
from jingwei.core.pages import serving
from jingwei.core.pages.headers import HEADERS
from jingwei.testing import running
from tests.http.refusals import CHINESE

import pytest
import requests
import socket


@pytest.fixture
def started(house, site):
    """Return a function that starts one more server and returns the site's address."""
    with ExitStack() as servers:

        def start(**settings) -> str:
            server = servers.enter_context(running(house.new_server(threads=2, **settings)))
            return f"http://127.0.0.1:{server.effective_port}/jingwei"

        yield start


CODES = count(1000)


def guess(url: str, sender: str) -> int:
    """Look another wrong tracking code up as `sender` says he is; return the status."""
    headers, code = {"X-Forwarded-For": sender}, {"code": f"x{next(CODES)}"}
    return requests.post(f"{url}/inquiries/track", code, headers=headers).status_code


def test_two_visitors_behind_the_proxy_have_a_limit_each(counter, started, monkeypatch):
    monkeypatch.setenv(serving.PROXY, "127.0.0.1")
    url = started()
    counter.set(lookups_per_hour=1)
    try:
        assert [guess(url, "192.0.2.1"), guess(url, "192.0.2.1")] == [200, 429]
        assert guess(url, "192.0.2.2") == 200
        # The proxy puts the address it saw behind what the visitor claimed.
        assert guess(url, "203.0.113.7, 192.0.2.2") == 429
    finally:
        counter.set(lookups_per_hour=10_000)


def test_without_the_setting_a_forged_address_changes_nothing(counter, started):
    url = started()
    counter.set(lookups_per_hour=1)
    try:
        assert [guess(url, "192.0.2.3"), guess(url, "192.0.2.4")] == [200, 429]
    finally:
        counter.set(lookups_per_hour=10_000)


def test_another_machine_than_the_proxy_is_not_believed(counter, started, monkeypatch):
    monkeypatch.setenv(serving.PROXY, "192.0.2.99")
    url = started()
    counter.set(lookups_per_hour=1)
    try:
        assert 429 in [guess(url, "192.0.2.5"), guess(url, "192.0.2.6")]
    finally:
        counter.set(lookups_per_hour=10_000)


def test_a_path_that_is_no_text_is_refused_in_words(person):
    for path in ("/%ff", "/++api++/%ff", "/intranet/%c3%28"):
        answer = person("clerk").get(path)
        assert answer.status_code == 400, path
        assert CHINESE.search(answer.content.decode())
        assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


def said(address: str, sent: bytes) -> str:
    """What the server answers to raw bytes."""
    port = int(address.split(":")[2].split("/")[0])
    with socket.create_connection(("127.0.0.1", port), 10) as line:
        line.sendall(sent)
        line.settimeout(10)
        found = b""
        while more := line.recv(4096):
            found += more
    return found.decode()


@pytest.mark.parametrize(
    ("status", "lines"),
    [
        (413, b"Content-Length: 2000\r\n\r\n"),
        (400, b"Content-Length: x\r\n\r\n"),
    ],
)
def test_what_the_server_refuses_by_itself_is_said_in_words(started, status, lines):
    url = started(max_request_body_size=1000)
    answer = said(url, b"POST /jingwei HTTP/1.1\r\nHost: localhost\r\n" + lines)
    assert answer.startswith(f"HTTP/1.1 {status}")
    assert CHINESE.search(answer)
    assert "Content-Security-Policy" in answer
    assert "waitress" not in answer


def test_no_answer_names_the_server(person):
    for path in ("/", "/nothing", "/%ff", "/intranet"):
        answer = person().get(path)
        assert "Server" not in answer.headers and "waitress" not in str(answer.headers), path
