"""Automatic numbers of paragraphs, reckoned as Word does and written out as text.

The text of a file does not have them, and a reader of the text would lose them. In an official
document they are part of the words: 一、（一）1. (GB/T 9704-2012, 7.3.3). Bullets stay bullets.
"""

from collections.abc import Iterator
from jingwei.core.word.package import child
from jingwei.core.word.package import q
from jingwei.core.word.package import value
from jingwei.core.word.styles import Styles
from lxml import etree
from typing import NamedTuple

import re


LEVELS = range(9)
BULLET = "bullet"
DIGITS = "〇一二三四五六七八九"
LEGAL = "零壹贰叁肆伍陆柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
PLACE = re.compile(r"%([1-9])")
# Number formats that count in Chinese.
CHINESE = {
    *("chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital"),
    *("taiwaneseCounting", "taiwaneseCountingThousand", "japaneseDigitalTenThousand"),
}


class Level(NamedTuple):
    """How one level of a list is numbered."""

    start: int
    form: str
    text: str


class Lists:
    """Numbers of the lists of one file, in the order of its paragraphs."""

    def __init__(self, root, styles: Styles):
        self.styles = styles
        self._abstract = {}
        self._by_style: dict[str, tuple[str, int]] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[str] = set()
        if root is not None:
            self._read(root)

    def _read(self, root) -> None:
        for one in root.iterfind(q("abstractNum")):
            levels = {int(level.get(q("ilvl"), "0")): level for level in one.iterfind(q("lvl"))}
            self._abstract[one.get(q("abstractNumId"), "")] = levels
        for one in root.iterfind(q("num")):
            starts = {}
            for override in one.iterfind(q("lvlOverride")):
                start = value(override, "startOverride")
                if start.isdigit():
                    starts[int(override.get(q("ilvl"), "0"))] = int(start)
            number = one.get(q("numId"), "")
            abstract = value(one, "abstractNumId")
            self._lists[number] = (abstract, starts)
            for at, level in self._abstract.get(abstract, {}).items():
                if value(level, "pStyle"):
                    self._by_style.setdefault(value(level, "pStyle"), (number, at))

    def place(self, paragraph) -> tuple[str, int] | None:
        """(list, level) of a paragraph, None if it has no number."""
        for at, one in enumerate((paragraph, *self.styles.of(paragraph))):
            properties = child(one, "pPr", "numPr")
            if properties is None:
                continue
            number, level = value(properties, "numId"), value(properties, "ilvl")
            if number == "0":
                return None
            if at and one.get(q("styleId")) in self._by_style:
                return self._by_style[one.get(q("styleId"))]
            if number in self._lists:
                return number, int(level) if level.isdigit() else 0
        return None

    def level(self, number: str, at: int) -> Level | None:
        """A level of a list, None if the file does not describe it."""
        abstract, starts = self._lists[number]
        found = self._abstract.get(abstract, {}).get(at)
        if found is None:
            return None
        start = value(found, "start")
        first = starts.get(at, int(start) if start.isdigit() else 1)
        return Level(first, value(found, "numFmt") or "decimal", value(found, "lvlText"))

    def next(self, number: str, at: int) -> str | None:
        """Text of the next number of a list; None for bullets and what nobody described."""
        level = self.level(number, at)
        if level is None or level.form == BULLET:
            return None
        abstract, starts = self._lists[number]
        counts = self._counts.setdefault(abstract, {})
        if number not in self._started:
            self._started.add(number)
            for one in starts:
                counts.pop(one, None)
        counts[at] = counts.get(at, level.start - 1) + 1
        for lower in LEVELS[at + 1 :]:
            counts.pop(lower, None)
        return (
            ""
            if level.form == "none"
            else PLACE.sub(lambda place: self._one(number, int(place[1]) - 1, counts), level.text)
        )

    def _one(self, number: str, at: int, counts: dict[int, int]) -> str:
        level = self.level(number, at)
        return written(counts.get(at, level.start), level.form) if level is not None else ""


def write_out(document, lists: Lists) -> int:
    """Give every paragraph with an automatic number that number as text; return how many."""
    count = 0
    for paragraph in document.iter(q("p")):
        place = lists.place(paragraph)
        text = lists.next(*place) if place else None
        if text is None:
            continue
        _unnumber(paragraph)
        if text.strip():
            count += 1
            _put(paragraph, text)
    return count


def _unnumber(paragraph) -> None:
    """Take the paragraph out of its list; its own word counts, whatever its style says."""
    properties = paragraph.find(q("pPr"))
    if properties is None:
        properties = etree.Element(q("pPr"))
        paragraph.insert(0, properties)
    for old in properties.findall(q("numPr")):
        properties.remove(old)
    none = etree.SubElement(properties, q("numPr"))
    etree.SubElement(none, q("ilvl")).set(q("val"), "0")
    etree.SubElement(none, q("numId")).set(q("val"), "0")


def _put(paragraph, text: str) -> None:
    """Begin the paragraph with the number; between a Latin sign and the text stands a blank."""
    run = etree.Element(q("r"))
    ends = text[-1].isascii() and text[-1].isalnum()
    etree.SubElement(run, q("t")).text = f"{text} " if ends else text
    first = paragraph.find(q("r"))
    if first is not None and first.find(q("rPr")) is not None:
        run.insert(0, _copied(first.find(q("rPr"))))
    paragraph.insert(1, run)


def _copied(element):
    return etree.fromstring(etree.tostring(element))


def written(number: int, form: str) -> str:
    """A number in one of Word's formats; what is not known is written in digits."""
    return "".join(_written(number, form)) or str(number)


def _written(number: int, form: str) -> Iterator[str]:
    if form in CHINESE:
        yield chinese(number)
    elif form in ("chineseLegalSimplified", "ideographLegalTraditional"):
        yield "".join(LEGAL[int(digit)] for digit in str(number)) if number > 9 else LEGAL[number]
    elif form == "ideographTraditional" and 1 <= number <= len(STEMS):
        yield STEMS[number - 1]
    elif form == "decimalEnclosedCircle" and 1 <= number <= 20:
        yield chr(ord("①") + number - 1)
    elif form == "decimalFullWidth":
        yield "".join(chr(ord("０") + int(digit)) for digit in str(number))
    elif form in ("lowerLetter", "upperLetter") and number >= 1:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        yield letter if form == "lowerLetter" else letter.upper()
    elif form in ("lowerRoman", "upperRoman") and 1 <= number < 4000:
        yield roman(number) if form == "upperRoman" else roman(number).lower()
    elif form == "decimalZero":
        yield f"{number:02}"


def chinese(number: int) -> str:
    """As people count: 十, 十一, 二十, 一百零三."""
    if number < 10:
        return DIGITS[number] if number else "零"
    if number >= 10_000:
        return "".join(DIGITS[int(digit)] for digit in str(number))
    words, gap = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            words += ("零" if gap and words else "") + DIGITS[digit] + name
        gap = not digit
    return words.removeprefix("一") if words.startswith("一十") else words


def roman(number: int) -> str:
    """Roman letters."""
    found = ""
    for size, letters in (
        *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
        *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
    ):
        found += letters * (number // size)
        number %= size
    return found
