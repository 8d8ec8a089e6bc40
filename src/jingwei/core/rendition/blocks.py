"""The HTML of an editor as blocks of data that a template sets; it never becomes its source.

A block is one of::

    {"kind": "heading", "level": 1-4, "number": "一、", "centred": bool, "runs": [...]}
    {"kind": "par", "indent": 2, "marker": "1.", "led": {"level", "text"} or None, "runs": [...]}
    {"kind": "table", "caption", "size", "columns", "head", "landscape", "cells": [...]}
    {"kind": "image", "data": bytes, "width": mm, "alt"}

and a run ``{"text": ..., "b": True, ...}`` with some of b, i, u, s, sub, sup, or ``{"br": True}``.
"""

from collections.abc import Callable
from jingwei import _
from jingwei.core.rendition import leads
from jingwei.core.rendition import nesting
from jingwei.core.rendition import numbers
from jingwei.core.rendition import tables
from jingwei.core.rendition.exc import CannotBeSet
from jingwei.core.rendition.pictures import CannotBeDrawn
from jingwei.core.rendition.pictures import MOST_POINTS
from jingwei.core.rendition.pictures import MOST_TOGETHER
from jingwei.core.rendition.pictures import Pictures
from lxml import html as markup

import re


INLINE = {
    **{"b": "b", "strong": "b", "i": "i", "em": "i", "u": "u", "ins": "u"},
    **{"s": "s", "del": "s", "strike": "s", "sub": "sub", "sup": "sup"},
}
HEADINGS = {"h1": 1, "h2": 1, "h3": 2, "h4": 3, "h5": 4, "h6": 4}
BLOCKS = {
    *HEADINGS,
    *("p", "div", "ul", "ol", "table", "blockquote", "pre", "section", "article", "figure"),
    *("figcaption", "hr", "img", "dl", "dt", "dd", "address", "header", "footer", "main"),
}
# Shown by programs, never on paper.
UNSET = {
    *("script", "style", "iframe", "object", "embed", "form", "input", "button", "select"),
    *("textarea", "svg", "math", "video", "audio", "canvas"),
}
SPACES = re.compile(r"[ \t\r\n\xa0]+")
# Typed indents: the template indents.
INDENT = " \u3000"
# A heading that was typed as a paragraph.
HEADLINE, LONGEST_HEADLINE = re.compile(r"[^。；：！？\n]+(?<![，、])"), 40
# Characters of a cell that may be broken between pages.
TALL = 300
# The time of breaking a paragraph into lines grows with the square of line breaks, and that of its
# pieces, each in another fount than the one before, faster than their number.
MOST_BREAKS, MOST_RUNS = 1000, 4000


def blocks(
    html: str, resolve: Callable[[str], bytes | None] = lambda source: None, before: int = 0
) -> list[dict]:
    """The blocks of `html`.

    :param resolve: the bytes of a picture by the address in its ``src``; None if it has none.
    :param before: how many paragraphs of the whole stand before this part.
    :raises CannotBeSet: names each place that cannot be set; places are counted by blocks, from 1.
    """
    if not html.strip():
        return []
    nesting.check(html)
    setter = Setter(resolve, before)
    root = markup.fragment_fromstring(html, create_parent="div")
    levels = {HEADINGS[one.tag] for one in root if one.tag in HEADINGS}
    setter.shift = min(levels, default=1) - 1
    made = setter.flow(root, top=True)
    if setter.faults:
        raise CannotBeSet(setter.faults)
    leads.mark(made)
    return made


class Setter:
    """Walks through a text once; `faults` are what it met that cannot be set."""

    def __init__(self, resolve, before: int):
        self.pictures = Pictures(resolve)
        self.faults: list = []
        self.headings = numbers.Headings()
        # How far the highest heading of this text lies below the first level.
        self.shift = 0
        self.place = before

    def flow(self, element, depth: int = 0, top: bool = False) -> list[dict]:
        """What stands inside an element: blocks, and text between them as paragraphs."""
        made, loose = [], []

        def close():
            made.extend(self._paragraph(_trimmed(loose)))
            loose.clear()

        _add(loose, element.text, frozenset())
        for child in element:
            if child.tag in UNSET:
                self._fault(_("Paragraph ${number}: <${tag}> cannot be printed."), tag=child.tag)
            elif child.tag in BLOCKS:
                close()
                self.place += top
                made += self._block(child, depth)
            elif isinstance(child.tag, str):
                made_inside = self._inline(child, frozenset(), loose)
                if made_inside:
                    close()
                    made += made_inside
            _add(loose, child.tail, frozenset())
        close()
        return made

    def _block(self, element, depth: int) -> list[dict]:
        tag = element.tag
        if tag in HEADINGS and not depth:
            return self._heading(element)
        if tag == "table":
            return self._table(element, depth)
        if tag == "img":
            return self._picture(element)
        if tag in ("ul", "ol"):
            return self._list(element, depth)
        if tag == "hr":
            return []
        return self.flow(element, depth)

    def _inline(self, element, formats: frozenset, runs: list) -> list[dict]:
        """Add the text of an element to `runs`; return pictures that stand in it."""
        if element.tag == "br":
            runs.append({"br": True})
            return []
        if element.tag == "img":
            return self._picture(element)
        if element.tag in UNSET:
            self._fault(_("Paragraph ${number}: <${tag}> cannot be printed."), tag=element.tag)
            return []
        formats |= {INLINE[element.tag]} if element.tag in INLINE else set()
        _add(runs, element.text, formats)
        found = []
        for child in element:
            if isinstance(child.tag, str):
                found += self._inline(child, formats, runs)
            _add(runs, child.tail, formats)
        return found

    def _heading(self, element) -> list[dict]:
        runs: list = []
        pictures = self._inline(element, frozenset(), runs)
        # All of a heading is set alike.
        text = "".join(run.get("text", "") for run in runs).strip(INDENT)
        if not text:
            return pictures
        level = numbers.typed_level(text) or HEADINGS[element.tag] - self.shift
        return [_headline(level, self.headings.number(level, text), text), *pictures]

    def _paragraph(self, runs: list[dict]) -> list[dict]:
        if not runs:
            return []
        if sum("br" in run for run in runs) > MOST_BREAKS:
            self._fault(_("Paragraph ${number}: too many line breaks; begin new paragraphs."))
            return []
        if len(runs) > MOST_RUNS:
            self._fault(_("Paragraph ${number}: too many changes between bold and plain."))
            return []
        text = "".join(run.get("text", "\n") for run in runs)
        level = numbers.typed_level(text)
        number = self.headings.number(level, text) if level else ""
        if level in (1, 2) and len(text) <= LONGEST_HEADLINE and HEADLINE.fullmatch(text):
            return [_headline(level, number, text)]
        return [_par(runs)]

    def _list(self, element, depth: int) -> list[dict]:
        made, depth = [], depth + 1
        items = [item for item in element if item.tag == "li"]
        for count, item in enumerate(items, 1):
            inside = self.flow(item, depth)
            sign = numbers.marker(depth, count, element.tag == "ol")
            if not inside or inside[0]["kind"] not in ("par", "heading") or inside[0].get("marker"):
                inside.insert(0, _par([]))
            if inside[0]["kind"] == "heading":
                inside[0] = _par(inside[0]["runs"])
            inside[0] |= {"marker": sign, "indent": 1 + depth}
            made += inside
        return made

    def _picture(self, element) -> list[dict]:
        source, alt = element.get("src", ""), element.get("alt", "")
        pixels = element.get("width", "")[:5]
        width = int(pixels) if pixels.isascii() and pixels.isdigit() else 0
        try:
            found = self.pictures.get(source, width)
        except CannotBeDrawn as refusal:
            limits = {"most": MOST_POINTS // 10**6, "together": MOST_TOGETHER // 10**6}
            self._fault(refusal.args[0], name=alt or source, **limits)
            return []
        return [{"kind": "image", "data": found.data, "width": found.width, "alt": alt or "图片"}]

    def _table(self, element, depth: int) -> list[dict]:
        found = tables.cells(element)
        plain = [cell for cell, _element in found]
        form = tables.form(plain) if plain else None
        if depth or any(True for _one in element.iterdescendants("table")):
            self._fault(_("Paragraph ${number}: a table inside a table or a list cannot be set."))
            return []
        if form is None:
            if plain:
                self._fault(_("Paragraph ${number}: the table is too wide for any page."))
            return []
        short = tables.short_columns(plain)
        captions = [one for one in element if one.tag == "caption"]
        return [
            {
                "kind": "table",
                "caption": " ".join(" ".join(one.text_content().split()) for one in captions),
                "head": tables.head_rows(plain),
                "cells": [self._cell(cell, inside, cell.x in short) for cell, inside in found],
                **form._asdict(),
            }
        ]

    def _cell(self, cell: tables.Cell, element, short: bool) -> dict:
        inside = self.flow(element, 1)
        for one in inside:
            if one["kind"] in ("par", "heading"):
                one |= _par(one["runs"], indent=0, marker=one.get("marker", one.get("number", "")))
        centred = short or cell.wide > 1
        # A row goes to the next page whole, unless it is very high.
        whole = len(cell.text) < TALL
        told = cell._asdict() | {"centred": centred, "whole": whole, "blocks": inside}
        del told["text"]
        return told

    def _fault(self, message, **told) -> None:
        mapping = {"number": max(self.place, 1), **told}
        self.faults.append(_(message, default=message.default, mapping=mapping))


def _headline(level: int, number: str, text: str) -> dict:
    return {
        "kind": "heading",
        "level": level,
        "number": number,
        "centred": bool(numbers.CHAPTER.match(text)),
        "runs": [{"text": text}],
    }


def _par(runs: list[dict], indent: int = 2, marker: str = "") -> dict:
    return {"kind": "par", "indent": indent, "marker": marker, "led": None, "runs": runs}


def _add(runs: list[dict], text: str | None, formats: frozenset) -> None:
    text = SPACES.sub(" ", text or "")
    if text:
        runs.append({"text": text, **{name: True for name in sorted(formats)}})


def _trimmed(runs: list[dict]) -> list[dict]:
    """Runs without spaces and breaks at both ends; runs of one kind joined."""
    joined: list[dict] = []
    for run in runs:
        kind = {name: value for name, value in run.items() if name != "text"}
        if joined and "text" in run and {**joined[-1], "text": ""} == {**kind, "text": ""}:
            joined[-1] = {**run, "text": SPACES.sub(" ", joined[-1]["text"] + run["text"])}
        else:
            joined.append(run)
    while joined and not joined[0].get("text", "").strip(INDENT):
        joined.pop(0)
    while joined and not joined[-1].get("text", "").strip(INDENT):
        joined.pop()
    if joined:
        joined[0] = {**joined[0], "text": joined[0]["text"].lstrip(INDENT)}
        joined[-1] = {**joined[-1], "text": joined[-1]["text"].rstrip(INDENT)}
    return joined
