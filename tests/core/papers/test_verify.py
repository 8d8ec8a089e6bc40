"""/verify: what anybody is told by a code or of a file, and what nobody is told."""

from jingwei.core import clock
from jingwei.core.papers import api
from jingwei.core.papers.interfaces import ISealProvider
from tests.core.papers.conftest import CODE
from tests.core.papers.conftest import kept
from tests.core.papers.conftest import NOTICE
from tests.core.papers.conftest import put
from tests.core.papers.conftest import SHEET
from tests.core.signing.authority import authority
from tests.core.signing.authority import paper
from tests.core.signing.authority import sealed
from tests.core.signing.judges import openssl
from tests.office.documents.conftest import office
from zope.component import getUtility

import os
import pytest
import tempfile
import transaction


__all__ = ["kept", "office"]


@pytest.fixture
def visitor(person):
    """A visitor."""
    return person(None)


def sent(visitor, pdf: bytes, code: str = "", name: str = "通知.pdf"):
    """Hand a file in; the answer for programs."""
    answer = visitor.post(
        "/verify?format=json", {"code": code}, files={"file": (name, pdf, "application/pdf")}
    )
    return answer.json()


def asked(visitor, code: str):
    """Ask by a code; the answer for programs."""
    return visitor.get("/verify", params={"code": code, "format": "json"}).json()


def test_a_code_tells_which_paper_it_is_and_nothing_else(kept, visitor):
    found = asked(visitor, "7kqm 2xhp 9abd")
    assert {name: found["paper"][name] for name in NOTICE} == {**NOTICE, "title": ""}
    assert found["paper"]["standing"] == "stands"
    assert found["paper"]["kind"] == "issued"
    page = visitor.get("/verify", params={"code": CODE})
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store"
    assert NOTICE["number"] in page.text
    for words in (page.text, str(found)):
        assert "内部" not in words
        assert "经办意见" not in words


@pytest.mark.parametrize(
    "code", ["AAAA-BBBB-CCCC", "江经〔2026〕12号", "../../etc", "<script>", "x" * 999]
)
def test_a_code_that_no_paper_has_says_so(kept, visitor, code):
    answer = visitor.get("/verify", params={"code": code})
    assert answer.status_code == 404
    assert "未查到" in answer.text
    assert "<script>" not in answer.text.split("<main")[1]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        (api.RECALLED, "已于{today}收回"),
        (api.REVOKED, "已于{today}撤销，自始无效"),
        (api.ABOLISHED, "自{today}起废止"),
    ],
)
def test_what_counts_no_more_is_said_with_the_day_and_without_the_reason(kept, visitor, word, said):
    kept.mark(word)
    found = asked(visitor, CODE)["paper"]
    page = visitor.get("/verify", params={"code": CODE}).text
    kept.mark("")
    today = clock.today().isoformat()
    assert (found["standing"], found["since"], found["decided"]) == (word, today, today)
    assert said.format(today=today) in page
    assert "内部原因" not in page


def test_the_file_of_a_paper_is_found_genuine_and_the_page_says_which_it_is(kept, visitor):
    found = sent(visitor, kept.issued)
    assert found["file"]["genuine"]
    assert {step["state"] for step in found["file"]["steps"]} == {"passed"}
    assert found["paper"]["number"] == NOTICE["number"]
    page = visitor.post("/verify", {"code": CODE}, files={"file": ("x.pdf", kept.issued)}).text
    assert "文件真实、完整" in page
    assert NOTICE["title"] in page


def test_a_whole_paper_shown_for_another_number_is_named(kept, visitor):
    found = sent(visitor, kept.other, code=CODE)
    assert found["file"]["fault"] == ""
    assert found["file"]["other_paper"]
    assert not found["file"]["genuine"]
    assert found["paper"]["number"] == "江经〔2026〕13号"
    page = visitor.post("/verify", {"code": CODE}, files={"file": ("x.pdf", kept.other)}).text
    assert "不是同一份文件" in page


def test_a_changed_copy_is_named_beside_what_its_code_tells(kept, visitor):
    other = bytearray(kept.issued)
    other[kept.issued.index(b"Tj ET") - 4] ^= 1
    found = sent(visitor, bytes(other), code=CODE)
    assert found["file"]["broken"] == "content"
    assert [step["state"] for step in found["file"]["steps"]] == [
        *("passed", "passed", "passed", "broken"),
        *("left", "left", "left", "left"),
    ]
    assert found["paper"]["number"] == NOTICE["number"]
    page = visitor.post("/verify", files={"file": ("x.pdf", bytes(other))}).text
    assert "请勿采信" in page


def test_a_paper_that_is_sealed_but_not_registered_is_named(kept, visitor, site):
    with site.open():
        stray = getUtility(ISealProvider).seal(paper("never issued"), "印发")
    found = sent(visitor, stray)
    assert (found["file"]["broken"], found["paper"]) == ("register", None)


@pytest.mark.parametrize(
    ("name", "broken"),
    [("unsealed", "seal"), ("foreign", "organ"), ("noise", "file"), ("cut", "whole")],
)
def test_what_is_not_ours_is_named(kept, visitor, name, broken):
    pdf = {
        "unsealed": paper,
        "foreign": lambda: sealed(authority()),
        "noise": lambda: os.urandom(100_000),
        "cut": lambda: kept.issued[:-2],
    }[name]()
    found = sent(visitor, pdf)
    assert found["file"]["broken"] == broken
    assert found["file"]["fault"]


def test_a_file_over_the_limit_is_refused_and_nothing_is_asked_without_a_word(kept, visitor):
    answer = visitor.post("/verify", {}, files={"file": ("x.pdf", b"%PDF-" * 4_300_000)})
    assert (answer.status_code, "20 MB" in answer.text) == (400, True)
    assert visitor.post("/verify", {"code": ""}).status_code == 400


def test_a_replaced_paper_says_so(kept, visitor, site):
    with site.open() as portal:
        found = api.code_entry(SHEET)
        record = portal.unrestrictedTraverse(found.path)
        put(record, "AKQM-2XHP-9ABD", "sheet", NOTICE)
        transaction.commit()
    assert asked(visitor, SHEET)["paper"]["standing"] == "replaced"
    assert asked(visitor, "AKQM-2XHP-9ABD")["paper"]["standing"] == "stands"


def test_nothing_of_a_file_is_left(kept, visitor, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert sent(visitor, kept.issued * 200)["file"]["broken"] == "whole"
    assert [*tmp_path.iterdir()] == []


def test_the_foot_of_every_public_page_leads_there(visitor):
    assert '/verify"' in visitor.get("/news").text


def test_the_root_and_its_fingerprint_are_there_for_tools_of_ones_own(visitor, tmp_path):
    file = tmp_path / "root.pem"
    file.write_bytes(visitor.get("/root.pem").content)
    told = openssl("x509", "-in", str(file), "-noout", "-fingerprint", "-sha256")
    assert told.sound
    assert told.words.strip().rpartition("=")[2] in visitor.get("/verify").text
