"""Files of Word, written part by part as Word and WPS write them."""

from io import BytesIO

import zipfile


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MORE = " ".join(
    (
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
        'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
        'xmlns:v="urn:schemas-microsoft-com:vml"',
        'xmlns:o="urn:schemas-microsoft-com:office:office"',
    )
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
    '+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-office'
    'document.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """An archive of these parts."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def word(body: str, numbering: str = "", styles: str = "", **parts: str | bytes) -> bytes:
    """A file with this body; `parts`: further ones, with ``__`` for the slash."""
    found = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": f"<w:document {W} {MORE}><w:body>{body}</w:body></w:document>",
    }
    if numbering:
        found["word/numbering.xml"] = f"<w:numbering {W}>{numbering}</w:numbering>"
    if styles:
        found["word/styles.xml"] = f"<w:styles {W}>{styles}</w:styles>"
    return zipped(found | {name.replace("__", "/"): data for name, data in parts.items()})


def p(text: str, look: str = "", run: str = "") -> str:
    """A paragraph with properties `look` and its text in one run with properties `run`."""
    return (
        f"<w:p><w:pPr>{look}</w:pPr><w:r><w:rPr>{run}</w:rPr>"
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def listed(text: str, number: int = 1, level: int = 0) -> str:
    """A paragraph with an automatic number."""
    look = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(text, look)


def levels(*told: tuple[str, str], number: int = 1) -> str:
    """A list whose levels have these (format, text); it has the same number as its ground."""
    rows = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(told)
    )
    return f'<w:abstractNum w:abstractNumId="{number}">{rows}</w:abstractNum>' + (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    )


def fount(name: str) -> str:
    """Run property: another fount."""
    return f'<w:rFonts w:ascii="{name}" w:eastAsia="{name}"/>'
