"""The site answers to its own names only."""

from jingwei.core.pages import hosts

import http.client
import pytest
import requests
import urllib.parse


def ask(url: str, path: str, host: str | None, version: str = "HTTP/1.1") -> tuple[int, str]:
    """Status and whole answer of a request that names the site as `host`."""
    port = urllib.parse.urlsplit(url).port
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection._http_vsn_str = version
    connection.putrequest("GET", path, skip_host=True)
    if host is not None:
        connection.putheader("Host", host)
    connection.endheaders()
    answer = connection.getresponse()
    return answer.status, f"{answer.headers}{answer.read().decode()}"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:80",
        "localhost.evil.example",
        "localhost@evil.example",
        "[::2]",
    ],
)
@pytest.mark.parametrize("path", ["/jingwei", "/jingwei/nothing", "/jingwei/intranet", "/nothing"])
def test_a_foreign_name_is_refused_and_never_repeated(url, host, path):
    status, answer = ask(url, path, host)
    assert status == 400
    assert "evil" not in answer
    assert "Content-Security-Policy" in answer


def test_a_foreign_name_in_the_path_of_a_proxy_is_refused(url):
    for scheme in ("http", "https"):
        path = f"/VirtualHostBase/{scheme}/evil.example:443/jingwei/VirtualHostRoot/nothing"
        status, answer = ask(url, path, "localhost")
        assert status == 400
        assert "evil" not in answer


@pytest.mark.parametrize(
    "path",
    [
        "/VirtualHostBase/http/localhost/../evil.example/jingwei/VirtualHostRoot/intranet",
        "/VirtualHostBase/http/localhost/%2e%2E/evil.example/jingwei/VirtualHostRoot/intranet",
        "/VirtualHostBase/http/localhost/%252e%252e/evil.example/jingwei/VirtualHostRoot/news",
        "/VirtualHostBase/./http/evil.example/jingwei/VirtualHostRoot/intranet",
        "/VirtualHostBase//http/evil.example/jingwei/VirtualHostRoot/intranet",
        "/VirtualHostBase/http//evil.example/jingwei/VirtualHostRoot/intranet",
        "/x/../VirtualHostBase/http/evil.example/jingwei/VirtualHostRoot/intranet",
        "/x/VirtualHostBase/../../VirtualHostBase/http/evil.example/jingwei/VirtualHostRoot/",
        "/jingwei/news/..",
        "/jingwei/./news",
        "/jingwei/news/%2e%2e",
    ],
)
def test_no_way_back_leads_round_the_names(url, path):
    status, answer = ask(url, path, "localhost")
    assert status == 400
    assert "evil" not in answer
    assert "Content-Security-Policy" in answer


def test_dots_inside_a_step_are_no_way_back(url):
    assert ask(url, "/jingwei/search?q=../x", "localhost")[0] == 200
    assert ask(url, "/jingwei/robots.txt", "localhost")[0] == 200
    assert ask(url, "/jingwei/...", "localhost")[0] == 404


def test_forwarded_names_are_not_heard(url):
    answer = requests.get(url, headers={"X-Forwarded-Host": "evil.example"}, timeout=10)
    assert answer.status_code == 200
    assert "evil" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "127.0.0.1", "[::1]"])
def test_our_own_names_are_answered_with_any_port(url, host):
    for name in (host, f"{host}:8080", f"{host}:"):
        assert ask(url, "/jingwei", name)[0] == 200


def test_a_request_without_name_is_answered(url):
    assert ask(url, "/jingwei", None, "HTTP/1.0")[0] == 200


def test_names_are_configured_in_the_environment(url, monkeypatch):
    monkeypatch.setenv(hosts.VARIABLE, "www.jiangcheng.example, localhost")
    path = "/VirtualHostBase/https/www.jiangcheng.example:443/jingwei/VirtualHostRoot/"
    status, answer = ask(url, path, "www.jiangcheng.example")
    assert status == 200
    assert "https://www.jiangcheng.example/" in answer
    assert ask(url, "/jingwei", "127.0.0.1")[0] == 400


def test_the_site_looks_the_same_by_both_names_of_the_machine(url):
    port = urllib.parse.urlsplit(url).port
    pages = []
    for name in ("localhost", "127.0.0.1"):
        text = requests.get(f"http://{name}:{port}/jingwei", timeout=10).text
        pages.append(text.replace(f"{name}:{port}", "").replace(name, ""))
    assert pages[0] == pages[1]
