"""What a file loses is counted; what is no document of Word is refused, each with its reason."""

from jingwei.core.word import reading
from jingwei.core.word.package import Unreadable
from jingwei.core.word.reading import read
from jingwei.core.word.telling import FAULTS
from jingwei.core.word.telling import LOSSES
from tests.core.word.files import fount
from tests.core.word.files import p
from tests.core.word.files import word
from tests.core.word.files import zipped
from tests.core.word.test_reading import png
from tests.core.word.test_reading import saved
from tests.core.word.test_turns import outcome

import docx
import io
import json
import pytest
import subprocess
import sys
import zipfile


def run(inside: str) -> str:
    return f"<w:p><w:r>{inside}</w:r></w:p>"


CHANGE = 'w:id="1" w:author="甲" w:date="2026-11-26T00:00:00Z"'
BOX = "<w:txbxContent><w:p><w:r><w:t>框中文字</w:t></w:r></w:p></w:txbxContent>"
DRAWN = f"<w:drawing><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></w:drawing>"
VML = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"
CASES = {
    "deletions": f"<w:p><w:del {CHANGE}><w:r><w:delText>删</w:delText></w:r></w:del></w:p>",
    "insertions": f"<w:p><w:ins {CHANGE}><w:r><w:t>增</w:t></w:r></w:ins></w:p>",
    "comments": run('<w:commentReference w:id="1"/>'),
    "hidden": p("隐藏", "", "<w:vanish/>"),
    "formulas": "<w:p><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>",
    "charts": run("<w:drawing><c:chart/></w:drawing>"),
    "objects": run("<w:object/>"),
    "linked": run('<w:drawing><a:blip r:link="rId9"/></w:drawing>'),
    "shapes": run("<w:drawing><wps:wsp/></w:drawing>"),
    "aligned": p("右", '<w:jc w:val="right"/>'),
    "founts": p("字", "", fount("华文行楷")),
    "shading": p("底", '<w:shd w:fill="FFFF00"/>'),
    "breaks": run('<w:br w:type="page"/>'),
    "landscape": '<w:sectPr><w:pgSz w:orient="landscape"/></w:sectPr>',
    "fields": run('<w:fldChar w:fldCharType="begin"/>'),
    "boxes": run(
        f"<mc:AlternateContent><mc:Choice>{DRAWN}</mc:Choice><mc:Fallback>{VML}</mc:Fallback>"
        "</mc:AlternateContent>"
    ),
    "lost_boxes": run(f"<mc:AlternateContent><mc:Choice>{DRAWN}</mc:Choice></mc:AlternateContent>"),
}


@pytest.mark.parametrize("code", CASES)
def test_each_loss_is_counted_once(code):
    found = read(word(p("正文。") + CASES[code]))
    assert found["losses"] == {code: 1}
    assert code in LOSSES


def test_a_plain_file_loses_nothing():
    assert read(word(p("正文。")))["losses"] == {}


def test_what_was_deleted_or_hidden_is_not_in_the_text_and_what_was_inserted_is():
    body = p("正文。") + CASES["deletions"] + CASES["insertions"] + CASES["hidden"]
    assert read(word(body))["html"] == "<p>正文。</p><p>增</p>"


def test_the_words_of_a_text_box_stand_in_the_text_once():
    assert read(word(p("正文。") + CASES["boxes"]))["html"].count("框中文字") == 1
    assert "框中文字" not in read(word(p("正文。") + CASES["lost_boxes"]))["html"]


def test_headers_and_footers_count_if_they_have_words():
    part = (
        '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:hdr>'
    )
    parts = {"word__header1.xml": part.format(p("页眉")), "word__footer1.xml": part.format(p(""))}
    assert read(word(p("正文。"), **parts))["losses"] == {"margins": 1}


def test_two_sections_are_told():
    body = p("甲。", "<w:sectPr/>") + p("乙。") + "<w:sectPr/>"
    assert read(word(body))["losses"] == {"sections": 2}


def fault(data: bytes) -> str:
    with pytest.raises(Unreadable) as found:
        read(data)
    assert found.value.code in FAULTS
    return found.value.code


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
BODY = word(p("正文。"))


@pytest.mark.parametrize(
    "data, code",
    [
        (b"", "empty"),
        (b"plain text", "kind"),
        (b"%PDF-1.7", "kind"),
        (OLE, "older"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected"),
        (zipped({"xl/workbook.xml": "<workbook/>", "[Content_Types].xml": "<Types/>"}), "kind"),
        (zipped({"readme.txt": "x"}), "kind"),
        (BODY[: len(BODY) // 2], "kind"),
        (word("<w:p>"), "broken"),
        (word(p("x"), **{"word__vbaProject.bin": b"macro"}), "macros"),
        (word(p("x"), **{"word__comments.xml": "<!DOCTYPE x><x/>"}), "broken"),
    ],
    ids=[
        *("empty", "text", "pdf", "older", "protected", "table", "archive", "cut", "no_xml"),
        *("macro", "entities"),
    ],
)
def test_other_files_are_refused_each_with_its_reason(data, code):
    assert fault(data) == code


def test_a_strict_file_is_told_so():
    strict = zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": '<w:document xmlns:w="http://purl.oclc.org/ooxml/'
            'wordprocessingml/main"/>',
        }
    )
    assert fault(strict) == "strict"


@pytest.mark.proof
def test_a_file_that_unpacks_to_more_than_any_document_is_not_opened():
    assert fault(word(p("x"), **{"word__media__a.bmp": bytes(201 * 2**20)})) == "bomb"
    assert fault(word(p("x"), **{"word__settings.xml": b" " * (21 * 2**20)})) == "bomb"
    assert fault(word(p("x"), **{f"word__a{n}.xml": "<a/>" for n in range(5001)})) == "bomb"


def test_a_file_of_more_than_20_mb_is_refused():
    assert fault(bytes(reading.MOST_BYTES + 1)) == "size"


def test_a_file_that_lies_about_its_sizes_is_damaged():
    data = bytearray(word(p("x")))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (5).to_bytes(4, "little")
    assert fault(bytes(data)) == "broken"


def damaged(data: bytes, name: str, place: int) -> bytes:
    """The file with a byte of the packed part `name` changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo(name)
    changed = bytearray(data)
    changed[info.header_offset + 30 + len(name) + place] ^= 0xFF
    return bytes(changed)


def pictured() -> bytes:
    document = docx.Document()
    document.add_picture(io.BytesIO(png(60, 60)))
    return saved(document)


TORN = word(p("x"), **{"word___rels__document.xml.rels": "<Relationships"})


@pytest.mark.parametrize(
    "data",
    [
        *(damaged(BODY, "word/document.xml", place) for place in (0, 40)),
        *(damaged(pictured(), "word/media/image1.png", place) for place in (0, 40)),
        TORN,
    ],
    ids=["text_packed", "text_sum", "picture_packed", "picture_sum", "relations"],
)
def test_a_damaged_file_is_told_to_be_damaged_whatever_part_of_it_is(data):
    assert outcome(data) == FAULTS["broken"]


@pytest.mark.parametrize("data", [BODY, b"nothing", b""], ids=["word", "other", "empty"])
def test_the_program_answers_with_the_file_or_a_fault(data):
    done = subprocess.run(
        [sys.executable, "-m", "jingwei.core.word.reading"], input=data, stdout=subprocess.PIPE
    )
    told = json.loads(done.stdout)
    assert done.returncode == 0 and ("html" in told) != ("fault" in told)
