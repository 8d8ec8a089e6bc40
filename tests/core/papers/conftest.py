"""A paper of a test's own beside those of the features, and the worker of this process."""

from jingwei.core import clock
from jingwei.core.papers import api
from jingwei.core.papers.content import shelf
from jingwei.core.papers.interfaces import IPaper
from jingwei.core.papers.interfaces import ISealProvider
from jingwei.core.papers.shelf import Paper
from jingwei.core.papers.tasks import PaperWorker
from jingwei.office.documents.content import IOfficialDocument
from plone.namedfile.file import NamedBlobFile
from plone.uuid.interfaces import IUUID
from tests.core.rendition.measure import FONTS
from tests.core.signing.authority import paper
from typing import NamedTuple
from zope.component import getGlobalSiteManager
from zope.component import getUtility
from zope.interface import implementer

import hashlib
import pytest
import transaction


KIND = "test"
CODE, SHEET, OTHER = "7KQM-2XHP-9ABD", "8KQM-2XHP-9ABD", "9KQM-2XHP-9ABD"
NOTICE = {
    "title": "关于做好2026年工业稳增长工作的通知",
    "number": "江经〔2026〕12号",
    "organ": "江城市经济委员会",
    "date": "2026-03-02",
}


@implementer(IPaper)
class TestPaper:
    """A paper that any document has."""

    __test__ = False
    title = "Test"
    template = "redhead"
    sealed = True
    early = ""
    text = "正文。"

    def __init__(self, context):
        self.context = context

    def hindrance(self):
        return self.early

    def data(self):
        return {
            **{name: "" for name in ("copy", "to", "moved_to", "note", "copies")},
            **{name: [] for name in ("urgency", "signatories", "annexes", "annexed", "attendance")},
            "title": "试件",
            "title_lines": ["试件"],
            "organ": "江城市经济委员会",
            "organs": ["江城市经济委员会"],
            "number": "江经〔2026〕12号",
            "body": [{"kind": "par", "indent": 2, "marker": "", "runs": [{"text": self.text}]}],
            "date": "2026年11月26日",
            "made": {"year": 2026, "month": 11, "day": 26},
            "seal": False,
            "printer": "江城市经济委员会办公室",
            "printed": "2026年11月26日",
        }

    def attached(self):
        return []

    def file_name(self):
        return "试件.pdf"

    def public(self):
        return {"title": "试件", "number": "", "organ": "江城市经济委员会", "date": "2026-11-26"}


@pytest.fixture
def kind():
    """The name of the paper, registered for documents."""
    registry = getGlobalSiteManager()
    registry.registerAdapter(TestPaper, (IOfficialDocument,), IPaper, KIND)
    yield KIND
    TestPaper.early, TestPaper.text = "", "正文。"
    registry.unregisterAdapter(TestPaper, (IOfficialDocument,), IPaper, KIND)


class Kept(NamedTuple):
    """Papers on the shelf of two documents; `mark(word)` of the first one."""

    issued: bytes
    other: bytes
    mark: object


def put(record, code: str, kind: str, public: dict, chain=(0, "")) -> bytes:
    """A sealed paper that says its number, put on the shelf."""
    return keep(record, code, kind, public, paper(public["number"].encode().hex()), chain)


def keep(record, code: str, kind: str, public: dict, plain: bytes, chain=(0, "")) -> bytes:
    """A paper of a record, sealed and put on the shelf."""
    pdf = getUtility(ISealProvider).seal(plain, "印发")
    where = (IUUID(record), "/".join(record.getPhysicalPath()))
    file = NamedBlobFile(pdf, filename="通知.pdf")
    digest = hashlib.sha256(pdf).hexdigest()
    shelf().keep(Paper(code, kind, "试件", where, file, digest, clock.now(), public, chain))
    return pdf


@pytest.fixture(scope="module")
def kept(office, site):
    """Two documents with papers, kept for all tests of this file."""
    first, second = ("intranet" + office.walk("drafting").split("/intranet")[1] for _n in "12")
    with site.open() as portal:
        document = portal.unrestrictedTraverse(first)
        document.title = "内部标题不外传"
        issued = put(document, CODE, "issued", {**NOTICE, "secret": "经办意见"})
        put(document, SHEET, "sheet", NOTICE)
        other = portal.unrestrictedTraverse(second)
        public = {**NOTICE, "title": "关于召开座谈会的通知", "number": "江经〔2026〕13号"}
        another = put(other, OTHER, "issued", public)
        transaction.commit()

    def mark(word: str) -> None:
        with site.open() as portal:
            document = portal.unrestrictedTraverse(first)
            if word:
                api.mark(document, word, "内部原因", clock.today())
            else:
                api.unmark(document)
            transaction.commit()

    return Kept(issued, another, mark)


@pytest.fixture
def work(session):
    """Return a function that works until nothing may be tried now."""
    worker = PaperWorker()

    def work() -> None:
        while worker.work(session):
            pass

    return work


@pytest.fixture
def the_fonts(monkeypatch):
    """Those that `make test` brings."""
    monkeypatch.setenv("JINGWEI_FONTS", str(FONTS))
