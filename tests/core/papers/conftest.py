"""A paper of a test's own beside those of the features, and the worker of this process."""

from jingwei.core.papers.interfaces import IPaper
from jingwei.office.documents.content import IOfficialDocument
from zope.component import getGlobalSiteManager
from zope.interface import implementer

import pytest


KIND = "test"


@implementer(IPaper)
class TestPaper:
    """A paper that any document has."""

    __test__ = False
    title = "Test"
    template = "notice"
    sealed = True
    early = ""

    def __init__(self, context):
        self.context = context

    def hindrance(self):
        return self.early

    def data(self):
        return {}

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
    registry.unregisterAdapter(TestPaper, (IOfficialDocument,), IPaper, KIND)
