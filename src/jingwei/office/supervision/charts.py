"""Bars as SVG, drawn on the server: no script, and every number stands in the table beside too."""

from typing import NamedTuple
from zope.i18nmessageid import Message


# Units of the drawing: where bars begin, how long the longest is, and the height of a line.
LEFT, LENGTH, LINE, BAR = 150, 430, 30, 18
MARGIN = 60


class Series(NamedTuple):
    """One colour of the bars; `css`: its class, that of the chip which explains it."""

    title: Message
    css: str


class Bars(NamedTuple):
    """A drawing as plain data for `templates/figures.pt`.

    `lines`: dicts of `title`, `y` and `base` (of the bar and of the words), `parts` (`x`, `width`,
    `css`, `title`, `value`), `numbers` and `end` (where those stand).
    """

    id: str
    title: Message
    series: tuple[Series, ...]
    width: int
    height: int
    lines: list[dict]


def bars(
    id_: str, title: Message, series: tuple[Series, ...], rows: list[tuple[str, tuple[int, ...]]]
) -> Bars:
    """One line for each of `rows`, (title, a number for each of `series`)."""
    longest = max((sum(values) for _title, values in rows), default=0) or 1
    lines = []
    for place, (name, values) in enumerate(rows):
        x, parts = LEFT, []
        for one, value in zip(series, values, strict=True):
            width = round(LENGTH * value / longest, 1)
            if value:
                part = {"x": round(x, 1), "width": width, "css": one.css, "title": one.title}
                parts.append(part | {"value": value})
            x += width
        lines.append(
            {
                "title": name,
                "y": place * LINE,
                "base": place * LINE + BAR - 4,
                "parts": parts,
                "end": round(x + 8, 1),
                "numbers": " / ".join(map(str, values)),
            }
        )
    return Bars(id_, title, series, LEFT + LENGTH + MARGIN, max(1, len(rows)) * LINE, lines)
