"""A visitor with a phone asks whether a paper is genuine, and whether a copy says the same."""

from tests.core.papers.conftest import CODE
from tests.core.papers.conftest import kept
from tests.core.papers.conftest import NOTICE
from tests.office.documents.conftest import office

import pytest


__all__ = ["kept", "office"]
pytestmark = [pytest.mark.journey]


@pytest.fixture
def files(kept, tmp_path):
    """The genuine file, and a copy of which one figure was changed."""
    changed = bytearray(kept.issued)
    changed[kept.issued.index(b"Tj ET") - 4] ^= 1
    named = {"genuine": kept.issued, "changed": bytes(changed), "other": kept.other}
    for name, data in named.items():
        (tmp_path / f"{name}.pdf").write_bytes(data)
    return tmp_path


def verify(visitor, file):
    """Choose a file and send it."""
    visitor.page.set_input_files("#file", str(file))
    visitor.press("核验")


def test_a_visitor_follows_the_square_code_and_hands_in_copies(window, kept, files):
    visitor = window(None)
    visitor.open(f"/verify?code={CODE}")
    visitor.reads("已登记在案", NOTICE["number"])
    assert NOTICE["title"] not in visitor.text(), "it is told to who has the paper"
    visitor.look("verify-code")
    verify(visitor, files / "genuine.pdf")
    visitor.reads("文件真实、完整", NOTICE["number"])
    visitor.look("verify-genuine")
    verify(visitor, files / "changed.pdf")
    visitor.reads("请勿采信", "已被改动或损坏", "未再核验")
    visitor.look("verify-changed")
    visitor.write("验证码", CODE)
    verify(visitor, files / "other.pdf")
    visitor.reads("不是同一份文件", "江经〔2026〕13号")
    visitor.look("verify-other")


def test_a_visitor_without_script_types_the_code(window, kept):
    visitor = window(None, java_script_enabled=False)
    visitor.open("/")
    visitor.page.click("footer a[href$='/verify']")
    visitor.write("验证码", CODE.lower())
    visitor.press("核验")
    visitor.reads("已登记在案", NOTICE["number"])
    visitor.write("验证码", "AAAA-BBBB-CCCC")
    visitor.press("核验")
    visitor.reads("未查到")
