"""The few marks in which the demo's texts are written, read into blocks and written as HTML.

A line is a paragraph; ``#`` begins the title of an annex, ``##`` and ``###`` headings of sections,
``|`` the rows of a table, the first of which is its head.
"""

from html import escape
from itertools import groupby
from typing import NamedTuple


MARKS = {"# ": "title", "## ": "heading", "### ": "subheading"}
# Headings begin below the title of the page; sections of an annex below the title of the annex.
TAGS = {"heading": "h2", "subheading": "h3", "paragraph": "p"}
ANNEX_TAGS = {"title": "h2", "heading": "h3", "subheading": "h4", "paragraph": "p"}


class Block(NamedTuple):
    """`kind`: title, heading, subheading, paragraph or table; a table has `rows`, the rest text."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def blocks(text: str) -> list[Block]:
    """Blocks of a text."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    found = []
    for is_table, group in groupby(lines, key=lambda line: line.startswith("|")):
        if is_table:
            found.append(Block("table", rows=tuple(map(_cells, group))))
        else:
            found += map(_block, group)
    return found


def _block(line: str) -> Block:
    for mark, kind in MARKS.items():
        if line.startswith(mark):
            return Block(kind, line.removeprefix(mark))
    return Block("paragraph", line)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip("|").split("|"))


def html(text: str) -> str:
    """A text as HTML."""
    found = blocks(text)
    annexed = any(block.kind == "title" for block in found)
    return "".join(_html(block, ANNEX_TAGS if annexed else TAGS) for block in found)


def _html(block: Block, tags: dict[str, str]) -> str:
    if block.kind != "table":
        return _element(tags[block.kind], block.text)
    head, *rest = block.rows
    titles = "".join(_element("th", cell, ' scope="col"') for cell in head)
    body = "".join(f"<tr>{''.join(_element('td', cell) for cell in row)}</tr>" for row in rest)
    return f"<table><thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table>"


def _element(tag: str, text: str, attributes: str = "") -> str:
    return f"<{tag}{attributes}>{escape(text, quote=False)}</{tag}>"
