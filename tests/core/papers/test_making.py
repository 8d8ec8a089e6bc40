"""Papers are made by a worker after the step that wants them; whoever comes early is told."""

from jingwei.core import clock
from jingwei.core.papers import api
from jingwei.core.papers.content import shelf
from jingwei.core.papers.interfaces import IPaper
from jingwei.core.signing.checking import lost
from jingwei.office.documents.content import IOfficialDocument
from plone.uuid.interfaces import IUUID
from pypdf import PdfReader
from tests.core.papers.conftest import TestPaper
from tests.office.documents.conftest import office
from zope.component import getGlobalSiteManager

import datetime
import hashlib
import io
import pytest
import re
import transaction


__all__ = ["office"]
pytestmark = pytest.mark.usefixtures("the_fonts")


@pytest.fixture
def document(office, site, kind):
    """Address of an issued document whose test paper is wanted."""
    address = office.walk("issued")
    want(site, address, kind)
    return address


def found(portal, address: str):
    return portal.unrestrictedTraverse("intranet" + address.split("/intranet", 1)[1])


def want(site, address: str, kind: str) -> None:
    with site.open() as portal:
        api.want(found(portal, address), kind)
        transaction.commit()


def standing(site, address: str, kind: str) -> tuple[str, str]:
    with site.open() as portal:
        record = found(portal, address)
        return api.standing(record, kind), str(api.error(record, kind))


def test_the_paper_is_kept_with_its_digest_its_code_and_the_chain_it_saw(
    document, site, kind, work
):
    work()
    with site.open() as portal:
        record = found(portal, document)
        made = api.paper(record, kind)
        assert made.file.data.startswith(b"%PDF")
        assert made.sha256 == hashlib.sha256(made.file.data).hexdigest()
        assert api.code_entry(made.code).uid == IUUID(record)
        rows = record.opinion_log.rows
        assert (made.count, made.head) == (len(rows), rows[-1].sealed)
        assert lost(record) == []


def test_the_paper_names_the_address_of_the_public_site(document, site, kind, work, monkeypatch):
    monkeypatch.setenv("JINGWEI_PUBLIC_ADDRESS", "https://www.jingwei.example")
    work()
    with site.open() as portal:
        made = api.paper(found(portal, document), kind)
        pages = PdfReader(io.BytesIO(made.file.data)).pages
        said = "".join(pages[-1].extract_text().split())
    assert "https://www.jingwei.example/verify" in said
    assert made.code in said


def test_a_last_opinion_that_is_taken_out_is_missed_by_the_paper(document, site, work):
    work()
    with site.open() as portal:
        record = found(portal, document)
        record.opinion_log._rows = record.opinion_log._rows[:-1]
        assert lost(record)
        transaction.abort()


def test_what_cannot_be_set_fails_at_once_and_the_registrar_hears_why(
    document, site, kind, work, person
):
    TestPaper.text = "生僻字\ue001"
    work()
    state, reason = standing(site, document, kind)
    assert state == api.FAILED
    assert "No font has" in reason
    assert "版式文件未能生成" in person("registrar").get("/intranet/messages").text
    theirs = person("sysadmin").get("/intranet/messages").text
    assert "有版式文件未能生成" in theirs and "关于" not in theirs, "nothing of the record"


def test_a_fault_of_the_program_is_tried_three_times(document, site, kind, work, monkeypatch):
    tried = []

    def broken(self):
        tried.append(1)
        raise RuntimeError("broken")

    monkeypatch.setattr(TestPaper, "data", broken)
    for minutes in range(0, 12, 3):
        with clock.at(clock.now() + datetime.timedelta(minutes=minutes)):
            work()
    assert len(tried) == 3
    assert standing(site, document, kind)[0] == api.FAILED


def test_without_fonts_it_waits_until_they_are_there(
    document, site, kind, work, monkeypatch, tmp_path, person
):
    before = person("sysadmin").get("/intranet/messages?size=200").text
    with monkeypatch.context() as patch:
        patch.setenv("JINGWEI_FONTS", str(tmp_path))
        for minutes in range(0, 60, 11):
            with clock.at(clock.now() + datetime.timedelta(minutes=minutes)):
                work()
    state, reason = standing(site, document, kind)
    assert state == api.WAITING
    assert "fonts" in reason
    told = person("sysadmin").get("/intranet/messages?size=200").text
    words = "版式文件暂时无法生成"
    assert told.count(words) == before.count(words) + 1, "once, and not at each attempt"
    with clock.at(clock.now() + datetime.timedelta(hours=2)):
        work()
    assert standing(site, document, kind) == ("made", "")


def test_a_paper_of_a_record_that_is_gone_is_wanted_no_more(office, site, kind, work):
    address = office.walk("drafting")
    want(site, address, kind)
    with site.open(user="clerk") as portal:
        record = found(portal, address)
        uid = IUUID(record)
        record.__parent__._delObject(record.id)
        transaction.commit()
    work()
    with site.open():
        assert (uid, kind) not in shelf().wanted


def test_made_again_it_has_another_code_and_the_old_one_is_still_known(document, site, kind, work):
    work()
    with site.open() as portal:
        first = api.paper(found(portal, document), kind).code
    want(site, document, kind)
    work()
    with site.open() as portal:
        second = api.paper(found(portal, document), kind).code
        assert first != second
        assert api.code_entry(first).uid == api.code_entry(second).uid


@pytest.fixture
def page(document, person, monkeypatch):
    """Return a function: the answer at the address of the test paper."""
    path = document.split("/intranet", 1)[1]
    return lambda account, name: person(account).get(f"/intranet{path}/@@{name}")


@pytest.fixture
def as_issued(kind, monkeypatch):
    """The test paper at the address of the issued one."""
    registry = getGlobalSiteManager()
    before = registry.adapters.lookup((IOfficialDocument,), IPaper, "issued")
    registry.registerAdapter(TestPaper, (IOfficialDocument,), IPaper, "issued")
    yield "issued"
    if before is None:
        registry.unregisterAdapter(TestPaper, (IOfficialDocument,), IPaper, "issued")
    else:
        registry.registerAdapter(before, (IOfficialDocument,), IPaper, "issued")


def test_who_comes_early_is_told_and_then_gets_the_paper(as_issued, document, site, page, work):
    want(site, document, "issued")
    early = page("leader", "issued.pdf")
    assert early.status_code == 202
    assert early.headers["Refresh"] == early.headers["Retry-After"]
    assert "正在生成版式文件" in early.text
    work()
    answer = page("leader", "issued.pdf")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "inline" in answer.headers["Content-Disposition"]
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.content.startswith(b"%PDF")


def test_what_was_never_made_is_made_when_somebody_asks(as_issued, office, site, person, work):
    address = office.walk("issued")
    with site.open() as portal:
        shelf().forget(IUUID(found(portal, address)), "issued")
        transaction.commit()
    client, path = person("clerk"), f"/intranet{address.split('/intranet', 1)[1]}"
    told = client.get(f"{path}/@@issued.pdf")
    assert told.status_code == 200
    token = re.search(r'name="_authenticator" value="([^"]+)"', told.text)[1]
    form = {"_authenticator": token, "kind": "issued"}
    assert client.post(f"{path}/@@make-paper", form).status_code == 302
    assert client.post(f"{path}/@@make-paper", form).status_code == 302
    work()
    assert client.get(f"{path}/@@issued.pdf").content.startswith(b"%PDF")


def test_nobody_asks_for_a_paper_by_an_address_alone(as_issued, document, site, page):
    with site.open() as portal:
        shelf().forget(IUUID(found(portal, document)), "issued")
        transaction.commit()
    answer = page("clerk", "make-paper?kind=issued")
    assert answer.status_code == 302 and answer.headers["Location"].endswith("/@@issued.pdf")
    with site.open() as portal:
        assert api.standing(found(portal, document), "issued") != api.WAITING


@pytest.mark.parametrize("account", ["clerk2", "district", "firm1"])
def test_who_may_not_see_the_record_sees_no_paper(document, page, account):
    for name in ("issued.pdf", "sheet.pdf", "preview.pdf", "make-paper"):
        assert page(account, name).status_code == 404


def test_a_paper_that_the_record_has_not_is_not_there(document, page):
    assert page("leader", "receipt.pdf").status_code == 404


def test_who_reads_a_paper_is_noted(as_issued, document, site, page, work, person):
    want(site, document, "issued")
    work()
    page("leader", "issued.pdf")
    assert "查阅版式文件" in person("auditor").get("/intranet/audit").text
