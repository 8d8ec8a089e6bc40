"""Where things stand on a page, read out of the PDF: all in millimetres from its upper left corner.

A sign's place is the origin of its glyph on the baseline; Chinese faces reach from 0.88 of their
size above it to 0.12 below.
"""

from collections import defaultdict
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import io
import pdfplumber
import pytest


FONTS = Path(__file__).parents[3] / "instance" / "fonts"
MM = 72 / 25.4
# The type area of GB/T 9704-2012.
LEFT, RIGHT, TOP, BOTTOM = 28, 184, 37, 262
PITCH, STEP, SIZE = 225 / 22, 156 / 28, 16 / MM
EDGES = ("x0", "x1", "top", "bottom")
near = lambda wanted: pytest.approx(wanted, abs=0.5)  # noqa: E731


class Sign(NamedTuple):
    """One glyph: `x` and `y` of its origin, `right` of its advance, its size in points."""

    text: str
    x: float
    y: float
    right: float
    size: float
    font: str
    red: bool

    @property
    def ink(self) -> tuple[float, float]:
        """Upper and lower edge of what is black."""
        low, high = _ink(self.font, self.text)
        return self.y - high * self.size / MM, self.y - low * self.size / MM

    @property
    def top(self) -> float:
        """Upper edge of its square."""
        return self.y - 0.88 * self.size / MM

    @property
    def bottom(self) -> float:
        """Lower edge of its square."""
        return self.y + 0.12 * self.size / MM


class Line(NamedTuple):
    """Signs on one baseline, from the left."""

    signs: list[Sign]

    @property
    def text(self) -> str:
        """What is read."""
        return "".join(sign.text for sign in self.signs)

    @property
    def y(self) -> float:
        """The baseline."""
        return self.signs[0].y

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.signs[0].x

    @property
    def right(self) -> float:
        """Where its last square ends."""
        return self.signs[-1].right

    @property
    def top(self) -> float:
        """Upper edge of its squares."""
        return min(sign.top for sign in self.signs)

    @property
    def bottom(self) -> float:
        """Lower edge of its squares."""
        return max(sign.bottom for sign in self.signs)


class Page:
    """A page of a PDF as far as the tests ask."""

    def __init__(self, page):
        self.width, self.height = float(page.width) / MM, float(page.height) / MM
        self.signs = [self._sign(one) for one in page.chars if one["text"].strip()]
        self.rules = sorted(
            (self._rule(one) for one in (*page.lines, *page.rects)), key=lambda rule: rule["top"]
        )
        self.seals = [{n: one[n] / MM for n in EDGES} for one in page.curves if _is_round(one)]
        self.images = [{n: one[n] / MM for n in EDGES} for one in page.images]

    def _sign(self, char) -> Sign:
        size, red = char["size"], _is_red(char["non_stroking_color"])
        x, y = char["matrix"][4] / MM, self.height - char["matrix"][5] / MM
        font = char["fontname"].rpartition("+")[2]
        return Sign(char["text"], x, y, char["x1"] / MM, size, font, red)

    def _rule(self, shape) -> dict:
        """A line or a flat rectangle; `thick` counts the stroke of a line."""
        thick = max(shape["height"], shape.get("linewidth") or 0 if shape["stroke"] else 0) / MM
        colour = shape["stroking_color"] if shape["stroke"] else shape["non_stroking_color"]
        middle = (shape["top"] + shape["bottom"]) / 2 / MM
        return {
            "x0": shape["x0"] / MM,
            "x1": shape["x1"] / MM,
            "top": middle - thick / 2,
            "bottom": middle + thick / 2,
            "thick": thick,
            "red": _is_red(colour),
        }

    def lines(self, **wanted) -> list[Line]:
        """Lines from the top; `size=16` and the like take signs of that kind only."""
        found = defaultdict(list)
        for sign in self.signs:
            if all(getattr(sign, name) == pytest.approx(value) for name, value in wanted.items()):
                found[round(sign.y, 1)].append(sign)
        return [Line(sorted(found[y], key=lambda sign: sign.x)) for y in sorted(found)]

    def line(self, text: str) -> Line:
        """The first line in which one reads `text`."""
        return next(line for line in self.lines() if text in line.text)

    def part(self, text: str) -> Line:
        """The signs of `text` in the first line that has it."""
        line = self.line(text)
        at = line.text.index(text)
        return Line(line.signs[at : at + len(text)])

    @property
    def text(self) -> str:
        """All that is read, line by line."""
        return "\n".join(line.text for line in self.lines())


def _is_round(shape) -> bool:
    """Is it a red circle as large as a seal?"""
    wide, high = shape["width"] / MM, shape["height"] / MM
    return _is_red(shape["stroking_color"]) and 35 < wide < 45 and abs(wide - high) < 0.1


@lru_cache
def _ink(font: str, sign: str) -> tuple[float, float]:
    """How far a glyph goes below and above its baseline, in parts of its size."""
    with TTFont(FONTS / f"{font}.otf") as face:
        pen = BoundsPen(face.getGlyphSet())
        face.getGlyphSet()[face.getBestCmap()[ord(sign)]].draw(pen)
        return pen.bounds[1] / 1000, pen.bounds[3] / 1000


def _is_red(colour) -> bool:
    """Is it pure red? Greys are one number."""
    return isinstance(colour, tuple) and colour == (1, 0, 0)


def pages(pdf: bytes) -> list[Page]:
    """The pages of a PDF."""
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        return [Page(page) for page in opened.pages]
