"""Tables: where cells stand, how wide columns are, and whether the page must lie on its side."""

from jingwei.core.rendition.titles import width
from typing import NamedTuple

import re


# Sizes in points, and widths of the type area in millimetres, from the best to what still can be
# read (handbook §2.1).
FORMS = ((12, 156), (10.5, 156), (12, 225), (10.5, 225), (9, 225))
UPRIGHT = 156
# More columns are easier to read across.
MANY = 8
# So few may have many lines in a row; others should have this part of the room that they want.
FEW, EASE = 5, 0.8
PADDING = 7  # points in every column
# Widest text that asks for room, and what stays together even if it could be broken, in characters.
LONGEST, TOGETHER = 24, 3
SHORT = 8
WORD = re.compile(r"[!-~]+")
SPANS = 60


class Cell(NamedTuple):
    """A cell at column `x` and row `y`, `wide` columns and `high` rows large."""

    x: int
    y: int
    wide: int
    high: int
    head: bool
    text: str


class Form(NamedTuple):
    """How a table is set: `size` in points, shares of its columns, on a page that lies?"""

    size: float
    columns: list[float]
    landscape: bool


def cells(table) -> list[tuple[Cell, object]]:
    """Cells of a ``<table>`` element, each with its own element.

    Spans end with the table: its last column is the last one in which a cell begins.
    """
    found, taken, y = [], set(), 0
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    for y, row in enumerate(rows):
        x = 0
        for element in row:
            if element.tag not in ("td", "th"):
                continue
            while (y, x) in taken:
                x += 1
            high = min(_span(element, "rowspan"), len(rows) - y)
            wide = _span(element, "colspan")
            while any((y, x + n) in taken for n in range(wide)):
                wide -= 1
            taken.update((y + j, x + i) for j in range(high) for i in range(wide))
            text = " ".join(element.text_content().split())
            head = element.tag == "th"
            found.append((Cell(x, y, wide, high, head, text), element))
            x += wide
    last = max((cell.x for cell, _element in found), default=0)
    return [
        (cell._replace(wide=min(cell.wide, last + 1 - cell.x)), element) for cell, element in found
    ]


def head_rows(found: list[Cell]) -> int:
    """How many rows at the top are heads, to be repeated on each page."""
    rows = {}
    for cell in found:
        rows.setdefault(cell.y, []).append(cell)
    head = 0
    while head in rows and all(cell.head for cell in rows[head]):
        head = max(cell.y + cell.high for cell in rows[head])
    return head if head <= max(rows, default=0) else 0


def form(found: list[Cell]) -> Form | None:
    """The best way to set a table, or None if no page is wide enough."""
    count = max((cell.x + cell.wide for cell in found), default=0)
    needs, wants = [1.0] * count, [1.0] * count
    for cell in found:
        if cell.wide == 1:
            # A head may take two lines.
            wanted = width(cell.text) / (2 if cell.head else 1)
            needs[cell.x] = max(needs[cell.x], _need(cell.text))
            wants[cell.x] = max(wants[cell.x], min(wanted, LONGEST))
    last = None
    for size, across in FORMS:
        room = (across / 25.4 * 72 - PADDING * count) / size
        if sum(needs) > room or (count > MANY and across == UPRIGHT):
            continue
        last = Form(size, _shares(needs, wants, room), across > UPRIGHT)
        if count <= FEW or room > EASE * sum(wants):
            break
    return last


def short_columns(found: list[Cell]) -> set[int]:
    """Columns with short entries only, which look best in the middle."""
    long = {cell.x for cell in found if cell.wide == 1 and not cell.head and _is_long(cell.text)}
    return {cell.x for cell in found} - long


def _span(element, name: str) -> int:
    value = element.get(name, "")
    return min(max(int(value), 1), SPANS) if value.isascii() and value.isdigit() else 1


def _is_long(text: str) -> bool:
    return width(text) > SHORT


def _need(text: str) -> float:
    """Room below which a cell looks torn, in characters."""
    words = max((len(word) / 2 for word in WORD.findall(text)), default=0)
    return max(words, min(width(text), TOGETHER)) + 0.3


def _shares(needs: list[float], wants: list[float], room: float) -> list[float]:
    """What each column gets: what it needs, and of the rest by what it would like, all some."""
    more = [max(want - need, 0) + 1 for need, want in zip(needs, wants, strict=True)]
    rest = room - sum(needs)
    each = [rest * one / sum(more) for one in more]
    return [round(need + one, 2) for need, one in zip(needs, each, strict=True)]
