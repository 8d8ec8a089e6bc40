"""Small PDF files with Chinese text, without a font inside: readers bring their own.

The codes on the page are UTF-16, and a table says so: the text can be searched and copied.
"""

from collections.abc import Iterator
from jingwei.install.demo.markup import Block


# A4 in points; margins of an official page (GB/T 9704: 37 mm above, 28 mm left).
WIDTH, HEIGHT, TOP, LEFT, RIGHT, BOTTOM = 595, 842, 105, 79, 74, 99
SIZES = {"title": 22, "heading": 16, "subheading": 16, "paragraph": 16, "table": 12}
# Marks that may not begin a line.
CLOSING = "，。；：、）》”！？"
UNICODE = """\
/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end"""


def pdf(title: str, blocks: list[Block]) -> bytes:
    """A PDF file: title, paragraphs, and tables as lines of cells."""
    pages = [_content(page) for page in _pages([*_lines("title", title), *_text(blocks)])]
    numbers = [7 + 2 * index for index in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H"
        " /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>"
        " /DW 1000 /W [1 95 500] >>",
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880]"
        " /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
        _stream(UNICODE),
    ]
    for number, content in zip(numbers, pages, strict=True):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}]"
            f" /Resources << /Font << /F1 3 0 R >> >> /Contents {number + 1} 0 R >>"
        )
        objects.append(_stream(content))
    return _file(objects)


def _text(blocks: list[Block]) -> Iterator[tuple[int, float, str]]:
    for block in blocks:
        if block.kind == "table":
            for row in block.rows:
                yield from _lines("table", "　".join(row))
        else:
            yield from _lines(block.kind, block.text)


def _lines(kind: str, text: str) -> Iterator[tuple[int, float, str]]:
    """(size, left edge, text) of each line."""
    size = SIZES[kind]
    most = (WIDTH - LEFT - RIGHT) / size
    line, used = "", 0.0
    for sign in "　　" + text if kind == "paragraph" else text:
        wide = 0.5 if sign < "\x7f" else 1.0
        if used + wide > most and sign not in CLOSING:
            yield size, _left(kind, size, used), line
            line, used = "", 0.0
        line, used = line + sign, used + wide
    yield size, _left(kind, size, used), line


def _left(kind: str, size: int, used: float) -> float:
    return (WIDTH - used * size) / 2 if kind == "title" else LEFT


def _pages(lines: list) -> Iterator[list[tuple[int, float, float, str]]]:
    """Lines with their height on the page, page by page."""
    page, height = [], float(HEIGHT - TOP)
    for size, left, text in lines:
        if height < BOTTOM:
            yield page
            page, height = [], float(HEIGHT - TOP)
        page.append((size, left, height, text))
        height -= size * 1.8
    yield page


def _content(page: list) -> str:
    shown = (
        f"BT /F1 {size} Tf 1 0 0 1 {left:.1f} {height:.1f} Tm <{_code(text)}> Tj ET"
        for size, left, height, text in page
    )
    return "\n".join(shown)


def _code(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _file(objects: list[str]) -> bytes:
    """Objects with the table of where each begins."""
    parts, places = ["%PDF-1.4\n"], []
    for number, text in enumerate(objects, 1):
        places.append(sum(map(len, parts)))
        parts.append(f"{number} 0 obj\n{text}\nendobj\n")
    start = sum(map(len, parts))
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    parts.append(f"xref\n0 {count}\n0000000000 65535 f \n{rows}")
    parts.append(f"trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n")
    return "".join(parts).encode("ascii")
