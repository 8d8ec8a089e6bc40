"""An issued document and its approval sheet on paper."""

from base64 import b64encode
from io import BytesIO
from jingwei.core.papers.interfaces import IPaper
from jingwei.core.rendition.press import pressed
from jingwei.core.signing.folder import keys
from PIL import Image
from tests.core.rendition.made import made
from tests.core.rendition.measure import pages
from tests.core.signing.judges import cms_is_sound
from tests.core.signing.judges import trust
from zope.component import getAdapter

import json
import pytest
import subprocess


pytestmark = pytest.mark.proof


@pytest.fixture
def paper(site):
    """Return a function: a paper of the record at an address."""
    return lambda address, kind: made(site, address, kind)


def html(*texts: str) -> dict:
    """A body of paragraphs."""
    return {"data": "".join(f"<p>{text}</p>" for text in texts), "content-type": "text/html"}


def test_an_issued_document_is_a_red_header_paper(office, paper):
    address = office.walk("issued", urgency="extra_urgent", copy_recipients="市统计局")
    public, name, files, pdf = paper(address, "issued")
    [page] = pages(pdf)
    number = name.removesuffix(".pdf")
    assert number.startswith("江经〔")
    for told in ("江城市经济委员会文件", number, "特急", "各区经信部门：", "请认真组织实施。"):
        assert told in page.text
    assert page.line("抄送").text == "抄送：市统计局。"
    assert "江城市经济委员会办公室" in page.line("印发").text
    assert len(page.seals) == 1
    assert public["title"] == "关于开展工业企业用能情况专项调查的通知"
    assert (public["number"], public["organ"], files) == (number, "江城市经济委员会", [])


def test_what_was_written_into_the_text_is_not_printed_twice(office, paper):
    body = html(
        "各区经信部门，各有关企业：",
        "一、要求",
        "请认真组织实施。",
        "附件：工作说明",
        "江城市经济委员会",
        "2026年　月　日",
        "（此件公开发布）",
    )
    _public, _name, _files, pdf = paper(office.walk("issued", body=body), "issued")
    text = "".join(page.text for page in pages(pdf))
    for told in ("各有关企业：", "附件：工作说明", "（此件公开发布）", "年"):
        assert told in text
    assert text.count("各区经信部门") == 1
    assert text.replace("江城市经济委员会文件", "").count("江城市经济委员会\n") == 1
    assert "　月　日" not in text


def test_a_proof_has_neither_number_nor_seal(office, site):
    path = office.walk("unit_review").rpartition("/jingwei/")[2]
    with site.open(user="admin") as portal:
        paper = getAdapter(portal.unrestrictedTraverse(path), IPaper, "issued")
        assert paper.hindrance()
        page = pages(pressed(paper.template, paper.data() | {"draft": True}))[0]
        assert paper.file_name() == "关于开展工业企业用能情况专项调查的通知.pdf"
    assert "江经〔" in page.text and "〕号" in page.text
    assert not page.seals


@pytest.mark.parametrize(
    ("layout", "genre", "told"),
    [
        ("letter", "letter", "江城市经济委员会\n"),
        ("order", "decision", "江城市经济委员会令"),
        ("minutes", "minutes", "江城市经济委员会会议纪要"),
    ],
)
def test_each_layout_has_its_own_head(office, paper, layout, genre, told):
    address = office.walk("issued", printed_as=layout, genre=genre)
    page = pages(paper(address, "issued")[3])[0]
    assert told in page.text
    assert bool(page.seals) == (layout == "letter")


def test_a_document_to_a_superior_names_who_signed_it(office, paper, person):
    address = office.walk(
        "signing",
        genre="request",
        direction="upward",
        main_recipients="江城市人民政府",
        note="联系人：演示拟稿员，0000-0001",
        disclosure="none",
        disclosure_reason="过程性信息",
    )
    office.done("principal", address, "sign", opinion="同意上报")
    office.done("registrar", address, "register", prefix="江经")
    office.done("registrar", address, "issue")
    *_about, pdf = paper(address, "issued")
    page = pages(pdf)[0]
    assert "签发人：" in page.text
    assert "（联系人：演示拟稿员" in page.text


def test_organs_join_and_a_drafter_breaks_the_title(office, paper, person):
    address = office.walk(
        "issued",
        title_lines="关于开展工业企业\n用能情况专项调查的通知",
        joint_organs=["江城市财政局"],
    )
    page = pages(paper(address, "issued")[3])[0]
    titled = [line.text for line in page.lines(size=22)]
    assert titled == ["关于开展工业企业", "用能情况专项调查的通知"]
    assert len(page.seals) == 2
    assert "江城市财政局" in pages(paper(address, "sheet").pdf)[0].text
    shown = person("head").get(address.rpartition("/jingwei")[2].replace("/++api++", ""))
    assert "江城市财政局" in shown.text, "whoever judges sees it"


def test_lines_that_are_not_the_title_are_refused(office):
    address = office.draft(title_lines="关于另一件事\n的通知")
    answer = office.act("clerk", address, "submit")
    assert answer.status_code == 400
    assert "title_lines" in [one["field"] for one in answer.json()["error"]["errors"]]


def attach(person, address: str, name: str, data: bytes, kind: str):
    """Attach a file to a draft; return its address."""
    file = {
        "data": b64encode(data).decode(),
        "encoding": "base64",
        "filename": name,
        "content-type": kind,
    }
    answer = person("clerk").rest("POST", address, **{"@type": "Attachment", "file": file})
    assert answer.status_code == 201, answer.text
    return answer.json()["@id"]


def test_attachments_are_listed_and_texts_and_pictures_printed(office, paper, person):
    picture = BytesIO()
    Image.new("RGB", (300, 200), "green").save(picture, "PNG")
    address = office.draft()
    attach(person, address, "1填报说明.txt", "一、范围\n规模以上。".encode(), "text/plain")
    attach(person, address, "2流程图.png", picture.getvalue(), "image/png")
    attach(person, address, "3样表.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")
    shown = attach(person, address, "图.png", picture.getvalue(), "image/png")
    data = f'<p>见图：<img src="{shown}/@@images/file" alt="图" width="200"></p>'
    person("clerk").rest("PATCH", address, body={"data": data, "content-type": "text/html"})
    found = pages(paper(office.walk_on(address, "issued"), "issued")[3])
    *text, second, third = found
    assert second.text.startswith("附件1\n") and third.text.startswith("附件2\n")
    assert sum(len(page.images) for page in text) == 1
    for told in ("附件：1.1填报说明", "2.2流程图", "3.3样表"):
        assert any(told in page.text for page in text)
    assert "规模以上。" in second.text
    assert len(third.images) == 1
    assert "附件3\n" not in "".join(page.text for page in found), "PDF files go beside the paper"


def test_a_picture_from_elsewhere_is_refused_before_anybody_judges_it(office):
    body = {
        "data": '<p>甲</p><p><img src="https://example.test/a.png" alt="图1"></p>',
        "content-type": "text/html",
    }
    answer = office.act("clerk", office.draft(body=body), "submit")
    assert answer.status_code == 400
    [error] = answer.json()["error"]["errors"]
    assert error["field"] == "body"
    assert "2" in error["message"] and "图1" in error["message"]


def test_a_character_that_no_font_has_is_refused_before_anybody_judges_it(office):
    answer = office.act("clerk", office.draft(body=html("请张\U00030000同志办理。")), "submit")
    assert answer.status_code == 400
    assert "U+30000" in answer.text


def test_the_sheet_has_each_opinion_in_the_cell_of_its_step(office, paper, person):
    address = office.walk("countersigning", normative=True, legality_opinion="符合规定")
    office.done("head2", address, "answer_consultation", answer="agree", opinion="同意报送")
    office.done(
        "planninghead", address, "answer_consultation", answer="dissent", opinion="口径不一"
    )
    office.done("director", address, "clear", opinion="请签发")
    office.done("leader", address, "sign", opinion="同意印发")
    office.done("registrar", address, "register", prefix="江经规")
    public, name, _files, pdf = paper(address, "sheet")
    found = pages(pdf)
    text = "\n".join(page.text for page in found)
    order = ["发文字号", "请会签", "同意报送", "口径不一", "请签发", "同意印发", "印发日期"]
    assert [text.index(told) for told in order] == sorted(text.index(told) for told in order)
    assert "不同意：口径不一" in text
    assert "符合规定" in text
    assert name.endswith("号发文签批单.pdf")
    assert public["title"] == "发文签批单", "and not that of the document"


def test_signed_opinions_travel_inside_the_sheet_and_openssl_judges_them(office, paper, tmp_path):
    address = office.walk("signed")
    pdf = tmp_path / "sheet.pdf"
    pdf.write_bytes(paper(address, "sheet")[3])
    subprocess.run(["pdfdetach", "-saveall", "-o", tmp_path, pdf], check=True)
    trusted = trust(tmp_path, keys().root)
    for number, words in enumerate(("同意", "请签发", "同意印发"), 1):
        record = (tmp_path / f"opinion-{number:02}.json").read_bytes()
        signature = (tmp_path / f"opinion-{number:02}.p7s").read_bytes()
        assert json.loads(record)["text"] == words
        verdict = cms_is_sound(tmp_path, signature, record, trusted)
        assert verdict.sound, verdict.words
        assert not cms_is_sound(tmp_path, signature, record + b" ", trusted).sound


def test_without_fonts_whoever_asks_for_a_paper_is_told_what_is_missing(
    office, person, monkeypatch, tmp_path
):
    path = office.draft().rpartition("/jingwei")[2].replace("/++api++", "")
    assert person("clerk").get(f"{path}/@@preview.pdf").content.startswith(b"%PDF-")
    monkeypatch.setenv("JINGWEI_FONTS", str(tmp_path))
    answer = person("clerk").get(f"{path}/@@preview.pdf")
    assert answer.status_code == 503
    assert "公文字体尚未安装" in answer.text
    monkeypatch.undo()
    assert person("clerk").get(f"{path}/@@preview.pdf").status_code == 200


def test_before_it_is_issued_each_reader_gets_the_sheet_as_it_is_then(office, person):
    address = office.walk("office_check")
    path = address.partition("/jingwei")[2].replace("/++api++", "")

    def sheet() -> str:
        answer = person("clerk").get(f"{path}/@@sheet.pdf")
        assert answer.headers["Content-Type"] == "application/pdf"
        return "".join(page.text for page in pages(answer.content))

    assert "请签发" not in sheet()
    office.done("director", address, "clear", opinion="请签发")
    assert "请签发" in sheet()


def test_texts_that_are_a_book_together_go_beside_the_paper(office, paper, person, monkeypatch):
    monkeypatch.setattr("jingwei.office.documents.redheader.MOST_ANNEXED", 5)
    address = office.draft()
    for name in ("1甲.txt", "2乙.txt", "3丙.txt"):
        lines = "".join(f"{name[1]}类第{n}行\n" for n in range(2))
        attach(person, address, name, lines.encode(), "text/plain")
    text = "".join(
        page.text for page in pages(paper(office.walk_on(address, "issued"), "issued")[3])
    )
    assert "甲类第1行" in text and "乙类第1行" in text and "丙类第1行" not in text
    assert "3.3丙" in text
