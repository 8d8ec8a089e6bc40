"""The title of an issued document is told by its code once it is public, and not before."""

from jingwei.core.papers.making import make
from typing import NamedTuple

import pytest
import transaction


TITLE = "关于开展工业企业用能情况专项调查的通知"


class Made(NamedTuple):
    code: str
    pdf: bytes


@pytest.fixture
def paper(site):
    """Return a function: the issued paper of the document at an address."""

    def made(address: str) -> Made:
        with site.open() as portal:
            path = "intranet" + address.split("/intranet")[1]
            found = make(portal.unrestrictedTraverse(path), "issued")
            transaction.commit()
            return Made(found.code, found.file.data)

    return made


def told(door, paper: Made, **files) -> dict:
    visitor = door.person(None)
    if files:
        return visitor.post("/verify?format=json", files=files).json()["paper"]
    return visitor.get(f"/verify?format=json&code={paper.code}").json()["paper"]


def test_before_the_review_only_who_has_the_file_is_told_the_title(door, paper):
    made = paper(door.get(door.document())["source"])
    found = told(door, made)
    assert (found["title"], found["public_text"]) == ("", "")
    assert found["number"].startswith("江经〔")
    page = door.person(None).get(f"/verify?code={made.code}").text
    assert TITLE not in page and "<h2>印发的公文</h2>" in page
    assert told(door, made, file=("x.pdf", made.pdf))["title"] == TITLE


def test_the_code_leads_to_the_public_text_as_long_as_there_is_one(door, paper):
    release = door.to(door.document(), "released")
    made = paper(door.get(release)["source"])
    found = told(door, made)
    assert found["title"] == door.get(release)["title"]
    assert found["public_text"].endswith(door.public(release))
    page = door.person(None).get(f"/verify?code={made.code}").text
    assert f'href="{found["public_text"]}"' in page
    door.done("reviewer", release, "withdraw", reason="内容需进一步核实")
    found = told(door, made)
    assert (found["title"], found["public_text"]) == ("", "")


def test_what_is_not_disclosed_is_told_to_nobody_but_who_has_it(door, paper):
    address = door.walk("issued", disclosure="none", disclosure_reason="内部事务信息")
    made = paper(address)
    assert told(door, made)["title"] == ""
    assert told(door, made, file=("x.pdf", made.pdf))["title"] == TITLE
