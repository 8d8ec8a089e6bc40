"""Small Word and Excel files, written part by part: enough for every program to open them."""

from collections.abc import Callable
from html import escape
from jingwei.install.demo.markup import Block

import io
import zipfile


TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KIND = "application/vnd.openxmlformats-officedocument"
# Half points and alignment of each kind of paragraph.
LOOKS = {
    "title": (44, "center"),
    "heading": (32, "left"),
    "subheading": (32, "left"),
    "paragraph": (32, "both"),
}
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def docx(title: str, blocks: list[Block]) -> bytes:
    """A Word file: title, paragraphs and tables."""
    parts = [_paragraph(title, "title"), *map(_block, blocks)]
    body = f'<w:document xmlns:w="{WORD}"><w:body>{"".join(parts)}<w:sectPr/></w:body></w:document>'
    return _package("word/document.xml", f"{KIND}.wordprocessingml.document.main+xml", body)


def _block(block: Block) -> str:
    if block.kind == "table":
        return _table(block.rows)
    return _paragraph(block.text, block.kind)


def _paragraph(text: str, kind: str = "paragraph") -> str:
    size, align = LOOKS[kind]
    bold = "" if kind == "paragraph" else "<w:b/>"
    indent = '<w:ind w:firstLineChars="200"/>' if kind == "paragraph" else ""
    return (
        f'<w:p><w:pPr>{indent}<w:jc w:val="{align}"/></w:pPr><w:r><w:rPr>{bold}'
        f'<w:sz w:val="{size}"/></w:rPr><w:t>{escape(text)}</w:t></w:r></w:p>'
    )


def _table(rows) -> str:
    width = 9000 // len(rows[0])
    grid = f'<w:gridCol w:w="{width}"/>' * len(rows[0])
    lines = "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in rows)
    return (
        f"<w:tbl><w:tblPr><w:tblBorders>{BORDERS}</w:tblBorders></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl><w:p/>"
    )


def _cell(text: str) -> str:
    run = f'<w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:t>{escape(text)}</w:t></w:r>'
    return f"<w:tc><w:p>{run}</w:p></w:tc>"


def xlsx(title: str, blocks: list[Block]) -> bytes:
    """An Excel file with one sheet: the title, and below it every paragraph and row."""
    rows: list[tuple[str, ...]] = [(title,)]
    for block in blocks:
        rows += block.rows if block.kind == "table" else [(block.text,)]
    lines = "".join(_line(number, row) for number, row in enumerate(rows, 1))
    sheet = (
        f'<worksheet xmlns="{SHEET}"><cols><col min="1" max="8" width="24" customWidth="1"/></cols>'
        f"<sheetData>{lines}</sheetData></worksheet>"
    )
    book = (
        f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    kind = f"{KIND}.spreadsheetml"
    return _package(
        "xl/workbook.xml",
        f"{kind}.sheet.main+xml",
        book,
        {"xl/worksheets/sheet1.xml": (f"{kind}.worksheet+xml", sheet)},
        {"xl/_rels/workbook.xml.rels": _links("worksheet", "worksheets/sheet1.xml")},
    )


def _line(number: int, row: tuple[str, ...]) -> str:
    cells = "".join(
        f'<c r="{chr(65 + column)}{number}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
        for column, text in enumerate(row)
    )
    return f'<row r="{number}">{cells}</row>'


def _links(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{LINKS}"><Relationship Id="rId1" Type="{OFFICE}/{kind}"'
        f' Target="{target}"/></Relationships>'
    )


def _package(main: str, kind: str, content: str, parts=None, links=None) -> bytes:
    """The zip: what is in it, which part is the main one, and the parts themselves."""
    parts = {main: (kind, content), **(parts or {})}
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, (kind, _c) in parts.items()
    )
    index = (
        f'<Types xmlns="{TYPES}"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    )
    files = {
        "[Content_Types].xml": index,
        "_rels/.rels": _links("officeDocument", main),
        **{name: content for name, (_kind, content) in parts.items()},
        **(links or {}),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            # A fixed date: the same text is the same file every time.
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, '<?xml version="1.0" encoding="UTF-8"?>' + text)
    return target.getvalue()


WRITERS: dict[str, Callable[[str, list[Block]], bytes]] = {".docx": docx, ".xlsx": xlsx}
