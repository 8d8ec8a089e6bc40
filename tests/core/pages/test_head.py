"""HEAD is GET without the body."""

import pytest


@pytest.mark.parametrize(
    ("account", "path"),
    [
        (None, ""),
        (None, "/"),
        (None, "/news"),
        (None, "/inquiries"),
        (None, "/login"),
        (None, "/nothing"),
        (None, "/intranet"),
        (None, "/++theme++jingwei/css/office.css"),
        ("clerk", "/intranet"),
        ("clerk", "/intranet/documents"),
        ("clerk", "/intranet/audit"),
        ("clerk", "/++api++/intranet/documents"),
    ],
)
def test_head_answers_as_get_does(person, url, account, path):
    client = person(account)
    got = client.get(path)
    head = client.http.head(f"{url}{path}", allow_redirects=False)
    assert head.status_code == got.status_code
    assert head.headers["Content-Type"] == got.headers["Content-Type"]
    assert head.headers.get("Location") == got.headers.get("Location")
    assert head.content == b""
