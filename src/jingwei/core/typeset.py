"""A stored text as a page shows it: a document's set-apart lines, tables on a telephone.

The text itself stays as it was judged; classes are added on the way to the page, since neither
styles nor classes may stand in it.
"""

from collections.abc import Iterator
from jingwei.core.texts import OPEN_DAY
from jingwei.core.texts import open_days
from lxml import html

import datetime
import re


# The addressees of a document end with a full-width colon (GB/T 9704, 7.3.2), as a sentence does
# that something follows.
ADDRESSED = re.compile(r"^(?!.*[如以]下)[^。；！？]{1,400}：$")
# The day of writing stands alone in a line, in Arabic or, before 2012, in Chinese numerals; a draft
# leaves month and day open.
_SIGN = "[0-9〇○零一二三四五六七八九十]"
DATED = re.compile(rf"^{_SIGN}{{4}} ?年 ?{_SIGN}{{0,3}} ?月 ?{_SIGN}{{0,3}} ?日$")
# Names of organs stand above it; a sentence would end with a mark.
SIGNED = re.compile(r"^[^。；：，！？]{2,60}$")
# Nor does one that belongs to the list of annexes, which may stand right above.
ANNEXED = re.compile(r"附件|\d{1,2}[.．、]")
# Organs that issue a document together.
MOST = 6
# Narrower tables fit on a telephone as they are.
WIDE = 4


def letter(text: str) -> str:
    """`text` with its addressees and its signature marked (GB/T 9704, 7.3.2 and 7.3.5)."""
    if not text.strip():
        return text
    root = parsed(text)
    blocks = [block for block in root if isinstance(block.tag, str)]
    if blocks and blocks[0].tag == "p" and ADDRESSED.match(words(blocks[0])):
        blocks[0].set("class", "addressees")
    for signature in signatures(blocks):
        frame = html.Element("div", {"class": "signature"})
        signature[0].addprevious(frame)
        frame.extend(signature)
    return _written(root)


def chinese_day(day: datetime.date) -> str:
    """A day as documents write it, in Arabic numerals without zeros (GB/T 9704, 7.3.5)."""
    return f"{day.year}年{day.month}月{day.day}日"


def dated(text: str, day: datetime.date | None) -> str:
    """`text` with `day` as the date of the document where a line of its own is left blank for it;
    the first such line, since annexes follow the signature.
    """
    if day is None or not open_days(text):
        return text
    root = parsed(text)
    for block in root:
        if block.tag == "p" and OPEN_DAY.fullmatch(words(block)):
            block[:] = ()
            block.text = chinese_day(day)
            break
    return _written(root)


def tables(text: str) -> str:
    """`text` with its wide tables made ready for a narrow page: the cells of a regular one name
    their column, any other can be moved sideways in its own frame.
    """
    if "<table" not in text:
        return text
    root = parsed(text)
    for table in root.iter("table"):
        rows = [list(_cells(row)) for row in table.iter("tr")]
        if max(map(len, rows), default=0) < WIDE:
            continue
        if not _labelled(rows):
            frame = html.Element("div", {"class": "scroll", "tabindex": "0"})
            table.addprevious(frame)
            frame.tail, table.tail = table.tail, None
            frame.append(table)
            continue
        table.set("class", "stacked")
        heads = [words(cell) for cell in rows[0]]
        for row in rows[1:]:
            for head, cell in zip(heads[1:], row[1:], strict=True):
                cell.set("data-label", head)
    return _written(root)


def _labelled(rows: list[list]) -> bool:
    """Is there one head for every column, and one cell for every head in all rows?"""
    cells = [cell for row in rows for cell in row]
    merged = any(cell.get("colspan") or cell.get("rowspan") for cell in cells)
    heads = all(cell.tag == "th" for cell in rows[0])
    return heads and not merged and {len(row) for row in rows} == {len(rows[0])}


def signatures(blocks: list) -> Iterator[list]:
    """Names and the day below them, wherever they stand: annexes may follow."""
    for place, block in enumerate(blocks):
        if block.tag != "p" or not DATED.match(words(block)):
            continue
        first = place
        while first > 1 and place - first < MOST and _signs(blocks[first - 1]):
            first -= 1
        if first < place:
            yield blocks[first : place + 1]


def _signs(block) -> bool:
    """Is this the name of an organ alone in its line?"""
    told = words(block)
    return block.tag == "p" and bool(SIGNED.match(told)) and not ANNEXED.match(told)


def _cells(row) -> Iterator:
    return (cell for cell in row if cell.tag in ("td", "th"))


def words(block) -> str:
    """The text of an element, with one space for all that stand together."""
    return " ".join(block.text_content().split())


def parsed(text: str):
    """A text as an element whose children are its blocks."""
    return html.fragment_fromstring(text, create_parent="div")


def _written(root) -> str:
    """What stands inside the frame that the parser needs."""
    whole = html.tostring(root, encoding="unicode")
    return whole.removeprefix("<div>").removesuffix("</div>")
