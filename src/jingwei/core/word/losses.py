"""What a file has that the text of a document cannot keep, counted in the file itself."""

from jingwei.core.word.package import child
from jingwei.core.word.package import is_on
from jingwei.core.word.package import Package
from jingwei.core.word.package import parsed
from jingwei.core.word.package import q
from jingwei.core.word.package import text_of
from jingwei.core.word.package import value
from jingwei.core.word.structure import is_heading
from jingwei.core.word.styles import Styles

import re


MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}link"
SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}wsp"
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")
# Colours that are no colour.
BLACK = {"", "auto", "000000"}


def counted(package: Package) -> dict[str, int]:
    """Code of `jingwei.core.word.telling.LOSSES` -> how many, of what the file says."""
    margins = sum(map(_has_text, _margins(package)))
    return {**_content(package.document), **_kept_otherwise(package.document), "margins": margins}


def drop_hidden(root) -> None:
    """Take out what was hidden: a reader of the file does not see it either."""
    for run in list(root.iter(q("r"))):
        if is_on(run, "rPr", "vanish"):
            run.getparent().remove(run)


def _content(root) -> dict[str, int]:
    """What says something, and is left out."""
    hidden = (run for run in root.iter(q("r")) if is_on(run, "rPr", "vanish"))
    return {
        "comments": _count(root, q("commentReference")),
        "deletions": sum(1 for one in root.iter(q("del")) if _deleted(one)),
        "hidden": sum(1 for run in hidden if run.find(q("t")) is not None),
        "formulas": _count(root, MATH),
        "charts": _count(root, CHART) + _count(root, DIAGRAM),
        "objects": _count(root, q("object")),
        "linked": sum(1 for one in root.iter(BLIP) if one.get(LINK)),
        "shapes": sum(1 for one in root.iter(SHAPE) if one.find(f".//{q('txbxContent')}") is None),
    }


def _deleted(one) -> bool:
    return one.find(f".//{q('delText')}") is not None


def look(root, styles: Styles) -> dict[str, int]:
    """What says nothing, and is set by rule on paper; title and headings have a look of theirs."""
    paragraphs = [one for one in root.iter(q("p")) if text_of(one) and not is_heading(one)]
    sections = list(root.iter(q("sectPr")))
    turned = (child(one, "pgSz") for one in sections)
    return {
        "aligned": sum(
            styles.property(one, "jc") in ("center", "right", "end") for one in paragraphs
        ),
        "founts": sum(map(_is_set_apart, paragraphs)),
        "shading": sum(1 for one in root.iter(q("shd")) if _shaded(one)),
        "sections": len(sections) if len(sections) > 1 else 0,
        "landscape": sum(
            1 for one in turned if one is not None and one.get(q("orient")) == "landscape"
        ),
        "breaks": sum(1 for one in root.iter(q("br")) if one.get(q("type")) in ("page", "column")),
    }


def _is_set_apart(paragraph) -> bool:
    for run in paragraph.iter(q("r")):
        founts = child(run, "rPr", "rFonts")
        if founts is not None and any(
            founts.get(q(name)) for name in ("eastAsia", "ascii", "hAnsi")
        ):
            return True
        if value(run, "rPr", "sz") or value(run, "rPr", "highlight"):
            return True
        if value(run, "rPr", "color").lower() not in BLACK:
            return True
    return False


def _shaded(one) -> bool:
    return one.get(q("fill"), "auto").lower() not in ("auto", "ffffff", "none")


def _kept_otherwise(root) -> dict[str, int]:
    """What is kept in another form."""
    notes = _count(root, q("footnoteReference")) + _count(root, q("endnoteReference"))
    boxes = [one for one in root.iter(q("txbxContent")) if not _is_within(one, FALLBACK)]
    lost = [one for one in boxes if _is_within(one, CHOICE) and not _has_fallback(one)]
    fields = sum(1 for one in root.iter(q("fldChar")) if one.get(q("fldCharType")) == "begin")
    return {
        "insertions": sum(1 for one in root.iter(q("ins")) if one.find(q("r")) is not None),
        "notes": notes,
        "boxes": len(boxes) - len(lost),
        "lost_boxes": len(lost),
        "fields": fields + _count(root, q("fldSimple")),
    }


def _is_within(element, tag: str) -> bool:
    return any(one.tag == tag for one in element.iterancestors())


def _has_fallback(element) -> bool:
    choice = next(one for one in element.iterancestors() if one.tag == CHOICE)
    fallback = choice.getparent().find(FALLBACK)
    return fallback is not None and fallback.find(f".//{q('txbxContent')}") is not None


def _margins(package: Package):
    for name in package.archive.namelist():
        if MARGIN.fullmatch(name):
            yield parsed(package.archive.read(name))


def _has_text(root) -> bool:
    return any(text_of(one) for one in root.iter(q("p")))


def _count(root, tag: str) -> int:
    return sum(1 for _one in root.iter(tag))
