"""Data of a document as the layouts take them."""

from tests.core.rendition.measure import FONTS

import pytest


QR = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4">'
    '<path d="M0 0h2v2H0zM2 2h2v2H2z"/></svg>'
)


@pytest.fixture(autouse=True)
def the_fonts(monkeypatch):
    """Those that `make test` brings."""
    monkeypatch.setenv("JINGWEI_FONTS", str(FONTS))


def paragraph(text: str, **more) -> dict:
    """A paragraph of a text."""
    return {"kind": "par", "indent": 2, "marker": "", "runs": [{"text": text}], **more}


@pytest.fixture
def document():
    """Return a function: data of a document whose title has two lines and whose text is long."""

    def made(**more) -> dict:
        data = {
            "title": "江城市经济委员会关于开展工业企业用能情况专项调查的通知",
            "title_lines": ["江城市经济委员会关于开展", "工业企业用能情况专项调查的通知"],
            "organ": "江城市经济委员会",
            "organs": ["江城市经济委员会"],
            "number": "江经〔2026〕12号",
            "copy": "",
            "urgency": [],
            "signatories": [],
            "to": "各区经信部门，各有关企业",
            "moved_to": "",
            "body": [paragraph("为掌握全市工业企业用能的情况" * 100)],
            "annexes": [],
            "annexed": [],
            "attendance": [],
            "date": "2026年3月5日",
            "made": {"year": 2026, "month": 3, "day": 5},
            "seal": False,
            "note": "",
            "copies": "市政府办公室，市统计局",
            "printer": "江城市经济委员会办公室",
            "printed": "2026年3月6日",
        }
        return data | more

    return made
