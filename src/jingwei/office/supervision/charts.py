"""Bars as SVG, drawn on the server: no script, and every number stands in the table beside too."""

from typing import NamedTuple
from zope.i18nmessageid import Message


# A line has its words above its bar, which is measured in percent of the drawing: so it fits a page
# of any width, and its words keep their size. The longest bar leaves room for its numbers. Heights
# are in pixels.
LENGTH, LINE, WORDS, BAR = 74, 46, 15, 16


class Series(NamedTuple):
    """One colour of the bars; `css`: its class, that of the chip which explains it."""

    title: Message
    css: str


class Bars(NamedTuple):
    """A drawing as plain data for `templates/figures.pt`.

    `lines`: dicts of `title`, `words`, `y` and `base` (of the title, of the bar, of its numbers),
    `parts` (`x`, `width`, `css`, `title`, `value`), `numbers` and `end` (where those stand).
    """

    id: str
    title: Message
    series: tuple[Series, ...]
    height: int
    lines: list[dict]


def bars(
    id_: str, title: Message, series: tuple[Series, ...], rows: list[tuple[str, tuple[int, ...]]]
) -> Bars:
    """One line for each of `rows`, (title, a number for each of `series`), that has a bar."""
    drawn = [(name, values) for name, values in rows if sum(values)]
    longest = max((sum(values) for _name, values in drawn), default=0)
    lines = []
    for place, (name, values) in enumerate(drawn):
        x, parts, top = 0, [], place * LINE
        for one, value in zip(series, values, strict=True):
            width = LENGTH * value / longest
            if value:
                part = {"x": f"{x:.2f}%", "width": f"{width:.2f}%", "css": one.css}
                parts.append(part | {"title": one.title, "value": value})
            x += width
        lines.append(
            {
                "title": name,
                "words": top + WORDS - 2,
                "y": top + WORDS + 3,
                "base": top + WORDS + BAR,
                "parts": parts,
                "end": f"{x:.2f}%",
                "numbers": " / ".join(map(str, values)),
            }
        )
    return Bars(id_, title, series, len(drawn) * LINE, lines)
