"""A district sees the pictures of a text in its own copy."""

from bs4 import BeautifulSoup
from tests.core.word.test_reading import png
from tests.office.documents.test_sheet_page import attach

import pytest


pytestmark = pytest.mark.proof


@pytest.mark.parametrize("named", ["UID", "address"])
def test_the_copy_shows_its_own_pictures(issue, person, named):
    address = issue.draft()
    attached = attach(person, address, "图1.png", png()).json()
    uid = attached["UID"]
    source = {"UID": f"resolveuid/{uid}", "address": attached["@id"]}[named]
    body = f'<p>图示如下。</p><p><img src="{source}/@@display-file/file"></p>'
    sent = person("clerk").rest("PATCH", address, body={"data": body, "content-type": "text/html"})
    assert sent.status_code == 204
    issue.walk_on(address, "numbered")
    issue.done("registrar", address, "issue", units=[], districts=["linjiang"], organs=[])
    copy = issue.copy("district", "linjiang").split("/desk/")[-1]
    page = person("district").get(f"/desk/{copy}")
    picture = BeautifulSoup(page.text, "html.parser").select_one("img[src*=display-file]")
    assert uid not in picture["src"]
    whole = "/desk/" + picture["src"].split("/desk/")[-1]
    assert person("district").get(whole).content == png()
    assert "图1.png" not in page.text
    form = person("district").get(f"/desk/{copy}/@@act/receive")
    shown = BeautifulSoup(form.text, "html.parser").select_one("img[src*=display-file]")
    assert shown["src"] == picture["src"]
