"""What becomes of a document after its issue: a district signs for it and takes the paper, the
registrar sees it, a visitor verifies the paper, it is recalled, or the leader abolishes it.
"""

from jingwei.core import clock
from tests.core.papers.conftest import the_fonts
from tests.core.papers.conftest import work
from tests.office.documents.conftest import Office

import io
import pdfplumber
import pytest
import re


__all__ = ["the_fonts", "work"]
pytestmark = pytest.mark.journey
TITLES = {
    1280: "江城市经济委员会关于做好迎峰度冬用电保障工作的通知",
    390: "江城市经济委员会关于做好迎峰度夏用电保障工作的通知",
}


@pytest.fixture
def numbered(person, width) -> str:
    """Title of a document that waits to be issued; each width has its own."""
    recipients = "临江区经信局，市统计局"
    Office(person).walk("numbered", title=TITLES[width], main_recipients=recipients)
    return TITLES[width]


def issue(registrar, title: str) -> None:
    """Issue it to whom the sheet names, and to a unit besides."""
    registrar.open("/intranet/worklist")
    registrar.press(title)
    registrar.press("印发")
    assert registrar.page.get_by_label("临江区").is_checked()
    assert not registrar.page.get_by_label("望湖区").is_checked()
    assert "市统计局" in registrar.page.get_by_label("外单位").input_value()
    registrar.page.get_by_label("规划投资处").check()
    registrar.look("issue-form")
    registrar.press("确定")
    registrar.reads("已印发")


def sign_for(district, title: str) -> None:
    """The district finds it in its own place and signs for it."""
    district.open("/desk/districts")
    district.reads("件待签收")
    district.look("issue-district")
    district.press(title)
    district.reads("请认真组织实施", "签收期限")
    district.look("issue-copy")
    district.press("签收")
    district.look("issue-receive")
    district.press("确定")
    district.reads("已签收", "临江区经办员")
    district.look("issue-received")


def take(district, folder):
    """The district takes the issued paper from its copy; the file."""
    link = district.page.get_by_role("link", name="打开正式文本（PDF）")
    answer = district.context.request.get(link.get_attribute("href"))
    assert answer.headers["content-type"] == "application/pdf"
    file = folder / "paper.pdf"
    file.write_bytes(answer.body())
    return file


def hand_in(visitor, file) -> None:
    """Choose a file on the page that verifies, and send it."""
    visitor.page.set_input_files("#file", str(file))
    visitor.press("核验")


def verify(visitor, file, title: str) -> str:
    """Somebody with the paper types its code, hands the file in, then a copy with one sign changed;
    the code.
    """
    with pdfplumber.open(io.BytesIO(file.read_bytes())) as pdf:
        text = "".join(page.extract_text() for page in pdf.pages)
    [code] = set(re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", text))
    visitor.open("/verify")
    visitor.write("验证码", code.lower().replace("-", " "))
    visitor.press("核验")
    visitor.reads("已登记在案", "发文字号", "江经〔")
    assert title not in visitor.text(), "it is not public yet"
    hand_in(visitor, file)
    visitor.reads("文件真实、完整", title)
    visitor.look("issue-verified")
    data = bytearray(file.read_bytes())
    data[data.index(b"stream") + 20] ^= 1
    changed = file.with_name("changed.pdf")
    changed.write_bytes(data)
    hand_in(visitor, changed)
    visitor.reads("请勿采信", "已被改动或损坏")
    visitor.look("issue-tampered")
    return code


def see(registrar) -> None:
    """The registrar sees who has it, and notes what was carried by hand."""
    registrar.page.reload()
    registrar.page.locator(".aside a").filter(has_text="区已签收1/1").click()
    registrar.reads("分发与签收", "未阅", "未登记送达")
    registrar.look("issue-recipients")
    registrar.press("登记送达")
    registrar.page.get_by_label("送达方式").select_option("confidential")
    registrar.write("回执号", "机要0012")
    registrar.look("issue-delivery")
    registrar.press("确定")


def read(clerk, title: str) -> None:
    """A member of the unit reads it."""
    clerk.open("/intranet/worklist?tab=toread")
    clerk.look("issue-toread")
    clerk.press(title)
    clerk.reads("请认真组织实施")
    clerk.open("/intranet/worklist?tab=toread")
    assert title not in clerk.text()


@pytest.mark.usefixtures("the_fonts")
def test_a_document_is_issued_signed_for_and_recalled(window, numbered, work, tmp_path):
    registrar, district, visitor = window("registrar"), window("district"), window()
    issue(registrar, numbered)
    work()
    sign_for(district, numbered)
    see(registrar)
    code = verify(visitor, take(district, tmp_path), numbered)
    read(window("planningclerk"), numbered)
    registrar.press("收回")
    registrar.write("理由", "附表数据有误，请停止使用。")
    registrar.look("issue-recall")
    registrar.press("确定")
    registrar.reads("已收回", "附表数据有误")
    registrar.look("issue-recalled")
    district.page.reload()
    district.reads("本文件已由发文机关收回", "附表数据有误")
    assert "请认真组织实施" not in district.text()
    district.look("issue-copy-recalled")
    visitor.open(f"/verify?code={code}")
    visitor.reads("此文件已失去效力", f"已于{clock.today().isoformat()}收回")


def test_a_document_is_abolished_with_a_signature(window, numbered):
    registrar, district = window("registrar"), window("district")
    issue(registrar, numbered)
    sign_for(district, numbered)
    principal = window("principal")
    principal.open("/intranet/documents")
    principal.press(numbered)
    principal.press("废止")
    principal.write("替代文件的文号", "江经〔2026〕99号")
    principal.write("理由", "上位依据已修订。")
    principal.look("issue-abolish")
    principal.press("确定")
    principal.reads("已废止", "由江经〔2026〕99号替代", "上位依据已修订")
    principal.look("issue-abolished")
    district.page.reload()
    district.reads("由江经〔2026〕99号替代", "请认真组织实施")
    district.look("issue-copy-abolished")
