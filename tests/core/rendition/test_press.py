"""What the press takes and what it refuses."""

from fontTools.ttLib import TTFont
from jingwei.core.rendition import exc
from jingwei.core.rendition.press import Attached
from jingwei.core.rendition.press import pressed
from pathlib import Path
from tests.core.rendition.conftest import paragraph
from tests.core.rendition.conftest import QR
from tests.core.rendition.measure import BOTTOM
from tests.core.rendition.measure import FONTS
from tests.core.rendition.measure import pages
from tests.core.signing.judges import qpdf

import io
import pypdf
import pytest


RARE = "旻堃喆祎翀㛃"


def test_rare_characters_of_names_are_set_by_another_font(document):
    text = [paragraph(f"联系人：张{RARE}。")]
    line = pages(pressed("redhead", document(body=text)))[0].line("联系人")
    assert RARE in line.text
    others = {sign.font for sign in line.signs if sign.text not in RARE}
    assert others == {"FandolFang-Regular"}
    assert "LXGWWenKai-Regular" in {sign.font for sign in line.signs}


def test_characters_that_no_font_has_are_named(document):
    with pytest.raises(exc.CannotBeSet) as refused:
        pressed("redhead", document(title="张\U00030000的通知", note="\ue001"))
    told = str(refused.value.errors[0]["message"].mapping["signs"])
    assert "（U+E001）" in told
    assert "\U00030000（U+30000）" in told


def test_marks_that_are_never_drawn_are_left_out(document):
    text = [paragraph("甲\u200b乙\ufeff丙\u202e丁\ufe0f戊\x07。")]
    assert "甲乙丙丁戊。" in pages(pressed("redhead", document(body=text)))[0].text


def test_a_text_is_never_read_as_a_template(document):
    source = '#eval("1+1") $x^2$ *b* _i_ `c` @ref <label> \\ // #import "page.typ"'
    page = pages(pressed("redhead", document(body=[paragraph(source)])))[0]
    assert source.replace(" ", "") in page.text.replace("\n", "")


def test_without_fonts_a_paper_is_refused_with_a_sentence(document, monkeypatch, tmp_path):
    monkeypatch.setenv("JINGWEI_FONTS", str(tmp_path))
    with pytest.raises(exc.FontsMissing) as refused:
        pressed("redhead", document())
    assert refused.value.status == 503
    assert "instance/fonts.sh" in str(refused.value)


def test_fonts_that_come_later_are_found(document, monkeypatch, tmp_path):
    folder = tmp_path / "fonts"
    monkeypatch.setenv("JINGWEI_FONTS", str(folder))
    with pytest.raises(exc.FontsMissing):
        pressed("redhead", document())
    folder.symlink_to(FONTS)
    assert pressed("redhead", document()).startswith(b"%PDF-")


def test_fonts_that_a_site_owns_go_before_the_others(document, monkeypatch, tmp_path):
    for font in FONTS.glob("*.?tf"):
        (tmp_path / font.name).symlink_to(font)
    with TTFont(FONTS / "LXGWWenKai-Regular.ttf") as face:
        for row in face["name"].names:
            if row.nameID in (1, 4, 6, 16):
                row.string = "FangSong_GB2312"
        (tmp_path / "own").mkdir()
        face.save(tmp_path / "own" / "simfang.ttf")
    monkeypatch.setenv("JINGWEI_FONTS", str(tmp_path))
    line = pages(pressed("redhead", document()))[0].line("江经〔2026〕12号")
    assert {sign.font for sign in line.signs} == {"FangSong_GB2312"}


def test_files_travel_inside_the_pdf(document):
    files = [
        Attached("opinion-1.json", b'{"a":1}', "application/json", "A record", "source"),
        Attached("opinion-1.p7s", b"\x30\x00\xff", "application/pkcs7-signature", "Its signature"),
    ]
    reader = pypdf.PdfReader(io.BytesIO(pressed("redhead", document(), files)))
    assert {name: data for name, [data] in reader.attachments.items()} == {
        "opinion-1.json": b'{"a":1}',
        "opinion-1.p7s": b"\x30\x00\xff",
    }


@pytest.mark.parametrize("layout", ["redhead", "letter"])
def test_qpdf_finds_nothing_wrong(document, tmp_path, layout):
    file = [Attached("a.json", b"{}", "application/json", "A record", "source")]
    verdict = qpdf(tmp_path, pressed(layout, document(seal=True), file))
    assert verdict.sound, verdict.words


def test_it_is_written_as_pdf_a_3b_with_title_and_organ(document):
    pdf = pressed("redhead", document())
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert reader.metadata.title == "江城市经济委员会关于开展工业企业用能情况专项调查的通知"
    assert reader.metadata.author == "江城市经济委员会"
    assert reader.xmp_metadata is not None
    assert b"<pdfaid:part>3</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in pdf


@pytest.mark.parametrize("template", ["redhead", "sheet"])
def test_keywords_are_written_where_programs_read_them(document, template):
    sheet = {"heading": "签批单", "rows": [], "cells": [], "after": [], "told": ""}
    pdf = pressed(template, document(keywords=["record:abc"], **sheet))
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert reader.metadata["/Keywords"] == reader.xmp_metadata.pdf_keywords == "record:abc"
    assert b"<pdfaid:part>3</pdfaid:part>" in pdf


def test_the_way_to_verify_stands_below_the_last_page_number(document):
    verify = {"code": "7Q4M-K2XR-9TBC", "url": "https://example.test/verify", "qr": QR}
    *others, last = pages(pressed("redhead", document(verify=verify)))
    assert all("7Q4M" not in page.text for page in others)
    code, number = last.line("7Q4M-K2XR-9TBC"), last.line(f"—{len(others) + 1}—")
    assert code.top > number.bottom > BOTTOM
    assert code.left > 60 and code.right < 150
    assert last.line("https://example.test/verify").bottom < 297 - 3


def test_a_proof_is_marked_on_every_page(document):
    assert all("清" in page.text for page in pages(pressed("redhead", document(draft=True))))
    assert all("清样" not in page.text for page in pages(pressed("redhead", document())))


@pytest.mark.slow
def test_the_press_keeps_nothing_of_what_it_has_set(document):
    def resident() -> int:
        return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

    def press(count: int) -> None:
        for number in range(count):
            text = [paragraph(f"第{number}件，规模以上工业企业用能情况。" * 30)]
            pressed("redhead", document(number=f"江经〔2026〕{number}号", body=text))

    press(150)
    before = resident()
    press(350)
    assert resident() - before < 30 * 2**20
