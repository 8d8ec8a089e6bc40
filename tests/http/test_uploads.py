"""Files as they come in, and as what they go out again."""

from tests.portal.conftest import PICTURE

import base64
import pytest


pytestmark = pytest.mark.proof


PNG = base64.b64decode(PICTURE["data"])
HTML = b"<html><script>alert(1)</script></html>"
MB = 2**20


def below(address: str) -> str:
    """Path of an object below the site."""
    return address.replace("/++api++", "").split("/jingwei", 1)[1]


def attach(client, address: str, name, content: bytes = b"a,b\n", kind: str = "text/csv"):
    """Add an attachment; return the answer."""
    data = base64.b64encode(content).decode()
    file = {"filename": name, "content-type": kind, "encoding": "base64", "data": data}
    return client.rest("POST", address, **{"@type": "Attachment", "file": file})


def announce(client, path: str, length, name: str = "一.csv", service: str = "@tus-upload"):
    """Announce an upload in pieces; return the answer."""
    told = {"filename": name, "content-type": "text/csv", "@type": "Attachment"}
    words = ",".join(f"{k} {base64.b64encode(v.encode()).decode()}" for k, v in told.items())
    headers = {"Tus-Resumable": "1.0.0", "Upload-Metadata": words, "Accept": "application/json"}
    if length is not None:
        headers["Upload-Length"] = str(length).encode()
    return client.http.post(f"{client.url}/++api++{path}/{service}", headers=headers)


def send(client, address: str, data: bytes):
    """Send a piece of an upload."""
    headers = {"Tus-Resumable": "1.0.0", "Upload-Offset": "0", "Accept": "application/json"}
    headers["Content-Type"] = "application/offset+octet-stream"
    return client.http.patch(address, data=data, headers=headers)


@pytest.mark.parametrize("length", [50 * MB + 1, 10**30, "-5", "x", "1e3", None, "１０"])
def test_no_upload_is_announced_that_no_file_may_be(office, person, length):
    answer = announce(person("clerk"), below(office.draft()), length)
    assert answer.status_code == 400, answer.text


def test_files_are_announced_only_where_one_may_be_added(office, person):
    path = below(office.draft())
    for account, place in (
        ("head", path),
        ("clerk2", path),
        ("clerk", "/intranet/documents"),
        ("editor", ""),
        ("editor", "/inquiries/ask"),
        ("firm1", "/news"),
        (None, "/news"),
    ):
        answer = announce(person(account), place, 5)
        assert answer.status_code in (401, 403, 404), (account, place, answer.status_code)
    assert announce(person("clerk"), path, 5, service="@tus-replace").status_code == 403
    assert announce(person("editor"), "/news", 5).status_code == 201


def test_an_upload_in_pieces_becomes_a_file_with_its_plain_name(office, person):
    clerk, path = person("clerk"), below(office.draft())
    answer = announce(clerk, path, 4, "../../../x\\一.csv")
    assert answer.status_code == 201, answer.text
    done = send(clerk, answer.headers["Location"], b"a,b\n")
    assert done.status_code == 204, done.text
    made = clerk.rest("GET", below(done.headers["Location"])).json()
    assert (made["file"]["filename"], made["file"]["size"]) == ("一.csv", 4)


def test_no_more_is_sent_than_was_announced(office, person):
    clerk = person("clerk")
    answer = announce(clerk, below(office.draft()), 4)
    assert send(clerk, answer.headers["Location"], b"a" * 1000).status_code == 400


@pytest.mark.parametrize("name", ["../../../x.txt", "/etc/x.txt", "C:\\temp\\x.txt", "x.txt"])
def test_a_file_keeps_its_name_and_no_folder(office, person, name):
    answer = attach(person("clerk"), office.draft(), name, b"a", "text/plain")
    assert answer.status_code == 201, answer.text
    assert answer.json()["file"]["filename"] == "x.txt"


@pytest.mark.parametrize("name", ["长" * 252 + ".csv", "a\tb.csv", "a\r\nX.csv", "a\u2028.csv"])
def test_a_name_that_no_file_may_have_is_refused(office, person, name):
    answer = attach(person("clerk"), office.draft(), name)
    assert answer.status_code == 400, answer.text


@pytest.mark.parametrize("kind", ["text/html", "image/svg+xml", "image/png"])
def test_files_are_sent_by_their_downloads_only(office, person, kind):
    clerk = person("clerk")
    content = b"\x89PNG" if kind == "image/png" else HTML
    answer = attach(clerk, office.draft(), "a.csv", HTML if b"PNG" not in content else b"a", kind)
    path = below(answer.json()["@id"])
    for name in ("file", "file.csv", "file/mini", "file/large", "file-800-abc.svg"):
        assert clerk.get(f"{path}/@@images/{name}").status_code == 404, name
    assert clerk.get(f"{path}/@@download/file").status_code == 200
    widget = clerk.get(f"{path}/edit/++widget++form.widgets.file/@@download/a.html")
    assert widget.status_code == 200
    assert widget.headers["Content-Type"] == "application/octet-stream"
    assert widget.headers["Content-Disposition"].startswith("attachment")


def test_pictures_come_in_every_size(editing, person):
    path = below(editing.write("Image"))
    for name in ("image", "image.png", "image/mini"):
        answer = person("editor").get(f"{path}/@@images/{name}")
        assert answer.status_code == 200, name
        assert answer.headers["Content-Type"] == "image/png"


@pytest.mark.parametrize(
    ("claim", "content", "status"),
    [
        ("image/png", PNG, 201),
        ("image/png", HTML, 400),
        ("image/gif", PNG, 400),
        ("image/svg+xml", PNG, 400),
        ("image/png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", 400),
        ("text/html", PNG, 400),
        ("image/jpeg", b"x", 400),
    ],
)
def test_a_picture_is_what_its_content_says(person, claim, content, status):
    data = base64.b64encode(content).decode()
    image = {**PICTURE, "content-type": claim, "data": data}
    answer = person("editor").rest(
        "POST", "/news", **{"@type": "Image", "title": "图", "image": image}
    )
    assert answer.status_code == status, answer.text
