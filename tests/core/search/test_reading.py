"""Files as texts: what a reader sees is read, and no file harms who reads it."""

from jingwei.core.attachments import api
from jingwei.core.attachments import reading
from plone.namedfile.file import NamedBlobFile
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject
from pypdf.generic import DictionaryObject
from pypdf.generic import NameObject

import io
import pytest
import zipfile


def pdf(text: str) -> bytes:
    """A page with one line."""
    writer, content, made = PdfWriter(), DecodedStreamObject(), io.BytesIO()
    page = writer.add_blank_page(300, 100)
    content.set_data(f"BT /F1 18 Tf 20 50 Td ({text}) Tj ET".encode())
    font = DictionaryObject()
    for name, value in (("Type", "Font"), ("Subtype", "Type1"), ("BaseFont", "Helvetica")):
        font[NameObject(f"/{name}")] = NameObject(f"/{value}")
    fonts = DictionaryObject({NameObject("/F1"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = writer._add_object(content)
    writer.write(made)
    return made.getvalue()


PDF = pdf("GB/T 9704 layout")


def packed(**parts: str) -> bytes:
    """A zip of parts; `__` stands for a slash, and all are XML."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return made.getvalue()


def sheet(text: str) -> str:
    return f"<sheetData>{text}</sheetData>"


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.txt", "一、工业".encode(), "一、工业"),
        ("a.csv", "企业,用电\n".encode("gb18030"), "企业,用电\n"),
        ("a.docx", packed(word__document="<w:p><w:t>分</w:t><w:t>开</w:t></w:p>"), "分开"),
        ("a.docx", packed(word__settings="<w:p>设定</w:p>", word__footer1="页脚"), "页脚"),
        ("a.xlsx", packed(xl__sharedStrings="<si><t>电量</t></si>"), "电量"),
        ("a.pdf", PDF, "GB/T 9704 layout"),
    ],
)
def test_what_a_reader_sees_is_read(portal, name, content, text):
    read = api.read_apart(NamedBlobFile(content, filename=name))
    assert (read.text.strip(), read.fault) == (text.strip(), "")


def test_figures_of_a_sheet_are_read_and_numbers_of_strings_are_not():
    cells = '<c r="A1" t="s"><v>731</v></c><c r="B1"><v>942</v></c><c t="s"/><c><v>853</v></c>'
    text = reading.read(packed(xl__worksheets__sheet1=sheet(cells)), ".xlsx")
    assert text.split() == ["942", "853"]


def test_hidden_parts_are_looked_at_for_marks_of_classification_all_the_same(portal):
    cells = '<c t="s"><v>0</v></c><c t="s"/><c t="inlineStr"><is><t>机密★</t></is></c>'
    for parts in ({"docProps__custom": "机密★"}, {"xl__worksheets__sheet1": sheet(cells)}):
        assert api.classified(NamedBlobFile(packed(**parts), filename="a.xlsx"))


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.zip", b"PK", "kind"),
        ("a", b"text", "kind"),
        ("a.docx", b"PK\x03\x04 no zip", "broken"),
        ("a.docx", packed(word__document="0" * (reading.MOST_BYTES + 1)), "broken"),
        ("a.pdf", b"%PDF-1.4 nothing", "broken"),
        ("a.pdf", PDF[: len(PDF) // 2], "broken"),
        ("a.txt", b"a" * (reading.MOST_BYTES + 1), "size"),
    ],
)
def test_what_cannot_be_read_is_named_and_harms_nobody(portal, name, content, fault):
    assert api.read_apart(NamedBlobFile(content, filename=name)) == api.Read("", fault)


def test_a_long_text_is_cut(portal):
    read = api.read_apart(NamedBlobFile(b"a" * (reading.MOST_SIGNS + 1), filename="a.txt"))
    assert len(read.text) == reading.MOST_SIGNS


def test_a_word_that_a_line_of_a_page_broke_is_whole_again():
    assert reading.BROKEN.sub("", "技术\n改造\n2026 \n年\nISO\n9001") == "技术改造2026年ISO\n9001"


def test_only_small_texts_and_office_files_are_read_at_once(portal):
    assert api.read_small(NamedBlobFile(b"text", filename="a.txt")) == api.Read("text")
    assert api.read_small(NamedBlobFile(b"PK", filename="a.docx")) == api.Read("", "broken")
    assert api.read_small(NamedBlobFile(PDF, filename="a.pdf")) is None
    assert api.read_small(NamedBlobFile(b"a" * (api.SMALL + 1), filename="a.txt")) is None
