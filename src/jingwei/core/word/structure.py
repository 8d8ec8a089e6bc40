"""The title and the headings of a document, real ones and those that were only typed.

Most official documents have no styles: a heading is a short line in another fount that begins with
一、（一） or 1. (GB/T 9704-2012, 7.3.3). Found ones get a style that the conversion knows.
"""

from jingwei.core.word.package import child
from jingwei.core.word.package import is_on
from jingwei.core.word.package import q
from jingwei.core.word.package import text_of
from jingwei.core.word.package import value
from jingwei.core.word.styles import Styles
from lxml import etree
from typing import NamedTuple

import re


_NUMERAL = "[一二三四五六七八九十百〇零]{1,5}"
FIRST = re.compile(rf"^(?:{_NUMERAL}、|第{_NUMERAL}[编章])")
SECOND = re.compile(rf"^(?:[（(]{_NUMERAL}[）)]|第{_NUMERAL}节)")
THIRD = re.compile(r"^\d{1,2}[.．、](?!\d)")
PATTERNS = ((FIRST, 2), (SECOND, 3), (THIRD, 4))
LONGEST_HEADING, LONGEST_TITLE = 40, 200
SENTENCE = ("。", "；", "，", "！", "？", ";", ",")
# Founts in which headings are set.
BOLD = re.compile(r"黑体|楷体|标宋|SimHei|KaiTi|STKaiti|STHeiti", re.I)
# 小二, in half points: titles are set in 二号.
LARGE = 36
# What stands above the title on red-header paper.
RED_HEAD = re.compile(r".{2,40}(?:文件|纪要|令|函)")
NUMBER = re.compile(r"^\s*.{2,20}[〔\[(（【［]\s*20\d{2}\s*[〕\])）】］]\s*第?\s*\d+\s*号\s*$")
# Where the picture with a number stands in the text, until it has an address.
PLACE = "resolveuid/picture-{}"
STYLE = "Jingwei{}"
TOP, BOTTOM = 2, 4


class Found(NamedTuple):
    """What was found: the title, "" if there is none; lines of a red head that were left out;
    headings of styles, and typed ones."""

    title: str
    red_head: int
    real: int
    typed: int


def mark(body, styles: Styles) -> Found:
    """Take title and red head out of the body, and style its headings."""
    title, red_head = _take_title(body, styles)
    levels: dict = {}
    typed = 0
    for paragraph in body.iterchildren(q("p")):
        level = typed_level(paragraph)
        if level:
            typed += 1
            _style(paragraph, level)
        elif styles.level(paragraph) and text_of(paragraph):
            levels[paragraph] = styles.level(paragraph)
    top = min(levels.values(), default=1)
    for paragraph, level in levels.items():
        _style(paragraph, min(level - top + TOP, BOTTOM))
    return Found(title, red_head, len(levels), typed)


def typed_level(paragraph) -> int:
    """Level of a typed heading, 0 if the paragraph reads on as text."""
    text = text_of(paragraph)
    if not text or len(text) > LONGEST_HEADING or text.endswith(SENTENCE) or "。" in text:
        return 0
    for pattern, level in PATTERNS:
        if pattern.match(text):
            return level if level < BOTTOM or _stands_out(paragraph) else 0
    return 0


def _stands_out(paragraph) -> bool:
    """Is all of it bold or in a fount of headings?"""
    runs = [run for run in paragraph.iter(q("r")) if run.find(q("t")) is not None]
    return bool(runs) and all(is_on(run, "rPr", "b") or BOLD.search(_fount(run)) for run in runs)


def _fount(run) -> str:
    founts = child(run, "rPr", "rFonts")
    return "" if founts is None else " ".join(founts.attrib.values())


def _take_title(body, styles: Styles) -> tuple[str, int]:
    """Title and number of lines above it, both taken out."""
    lines, above, paragraphs = [], [], []
    for paragraph in body.iterchildren():
        if paragraph.tag != q("p"):
            break
        text = text_of(paragraph)
        if not text:
            continue
        if not lines and (NUMBER.match(text) or _is_red(paragraph, text)):
            above.append(paragraph)
        elif _is_title(paragraph, styles):
            lines.append("".join(text.split()) if not text.isascii() else text)
            paragraphs.append(paragraph)
        else:
            break
    title = "".join(lines)
    if not title or len(title) > LONGEST_TITLE:
        return "", 0
    for paragraph in (*above, *paragraphs):
        body.remove(paragraph)
    return title, len(above)


def _is_red(paragraph, text: str) -> bool:
    colours = {value(run, "rPr", "color").upper() for run in paragraph.iter(q("r"))}
    return bool(colours & {"FF0000", "C00000"}) and bool(RED_HEAD.fullmatch("".join(text.split())))


def _is_title(paragraph, styles: Styles) -> bool:
    if styles.is_title(paragraph):
        return True
    centred = styles.property(paragraph, "jc") == "center"
    large = styles.size(paragraph) >= LARGE or styles.level(paragraph) == 1
    return centred and large and not typed_level(paragraph)


def is_heading(paragraph) -> bool:
    """Was it found to be one?"""
    return value(paragraph, "pPr", "pStyle").startswith(STYLE.format(""))


def _style(paragraph, level: int) -> None:
    properties = paragraph.find(q("pPr"))
    if properties is None:
        properties = etree.Element(q("pPr"))
        paragraph.insert(0, properties)
    for old in properties.findall(q("pStyle")):
        properties.remove(old)
    style = etree.Element(q("pStyle"))
    style.set(q("val"), STYLE.format(level))
    properties.insert(0, style)
    _plain(paragraph)


def _plain(paragraph) -> None:
    """A heading is set by its level; that it was typed bold says nothing more."""
    for properties in paragraph.iter(q("rPr")):
        for name in ("b", "bCs", "i", "u"):
            for old in properties.findall(q(name)):
                properties.remove(old)
