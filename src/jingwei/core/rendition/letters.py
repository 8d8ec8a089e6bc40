"""The text of a document taken apart: a layout sets addressees, signature and annexes itself.

People write all of it into the body, as the page shows it (GB/T 9704, 7.3); what they do not write
stays empty here.
"""

from jingwei.core.rendition import nesting
from jingwei.core.typeset import ADDRESSED
from jingwei.core.typeset import parsed
from jingwei.core.typeset import signatures
from jingwei.core.typeset import words
from lxml import html as markup
from typing import NamedTuple

import re


LISTED = re.compile(r"附件[:：]\s*(.+)")
ONE_OF_THEM = re.compile(r"\d{1,2}[.．、]\s*(.+)")
NOTED = re.compile(r"[（(](.+)[）)]")
ANNEX = re.compile(r"(附件\s*\d{0,2})(?:[:：]\s*(.+))?")
HEADINGS = {"h1", "h2", "h3", "h4"}
# Who was there, at the end of minutes (10.3).
ATTENDED = re.compile(r"(主持|出席|请假|缺席|列席|记录)[:：]\s*(.+?)。?")
SENT = re.compile(r"(?:分送|抄送)[:：]\s*(.+?)。?")
NAMES = re.compile(r"[、，,\u3000 ]+")


class Annex(NamedTuple):
    """`label`: ``附件1`` or ""; `before`: how many blocks of the whole stand before its text."""

    label: str
    title: str
    html: str
    before: int


class Letter(NamedTuple):
    """`body`: HTML without all the rest, of which `before` blocks stand before it."""

    to: str = ""
    body: str = ""
    before: int = 0
    annexes: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    note: str = ""
    attendance: tuple[tuple[str, tuple[str, ...]], ...] = ()
    copies: str = ""
    annexed: tuple[Annex, ...] = ()


def taken_apart(html: str) -> Letter:
    """The parts of the text of a document.

    :raises CannotBeSet: it is nested too deep.
    """
    if not html.strip():
        return Letter()
    nesting.check(html)
    root = parsed(html)
    all_of_it = [block for block in root if isinstance(block.tag, str)]
    text = all_of_it
    place = {id(block): number for number, block in enumerate(all_of_it)}
    to = ""
    if text and text[0].tag == "p" and _addressed(text[0]):
        to, text = words(text[0])[:-1], text[1:]
    text, signed, rest = _cut(text)
    text, annexes = _listed(text)
    text, attendance, copies = _attended(text)
    note = ""
    if rest and rest[0].tag == "p" and NOTED.fullmatch(words(rest[0])):
        note, rest = NOTED.fullmatch(words(rest[0]))[1], rest[1:]
    return Letter(
        to=to,
        body=_html(text),
        before=1 if to else 0,
        annexes=annexes,
        organs=tuple(words(block) for block in signed[:-1]),
        note=note,
        attendance=attendance,
        copies=copies,
        annexed=tuple(_annexed(rest, place)),
    )


def _addressed(block) -> bool:
    return bool(ADDRESSED.match(words(block))) and block.find(".//img") is None


def _cut(blocks: list) -> tuple[list, list, list]:
    """Blocks before the first signature, the signature, and those behind it."""
    signed = next(signatures(blocks), [])
    if not signed:
        return blocks, [], []
    first, last = blocks.index(signed[0]), blocks.index(signed[-1])
    return blocks[:first], signed, blocks[last + 1 :]


def _listed(blocks: list) -> tuple[list, tuple[str, ...]]:
    """Blocks without 附件说明 at their end, and the names that stand there."""
    for place in range(len(blocks) - 1, -1, -1):
        found = LISTED.fullmatch(words(blocks[place]))
        if found:
            lines = [found[1], *(words(block) for block in blocks[place + 1 :])]
            names = [ONE_OF_THEM.fullmatch(line) for line in lines]
            told = tuple(name[1] if name else line for name, line in zip(names, lines, strict=True))
            return blocks[:place], told
        if not ONE_OF_THEM.fullmatch(words(blocks[place])):
            break
    return blocks, ()


def _attended(blocks: list) -> tuple[list, tuple, str]:
    """Blocks without those at the end that say who was there and who gets a copy."""
    rows, copies = [], ""
    while blocks:
        told = words(blocks[-1])
        found, sent = ATTENDED.fullmatch(told), SENT.fullmatch(told)
        if not found and not sent:
            break
        if found:
            rows.insert(0, (found[1], tuple(NAMES.split(found[2]))))
        else:
            copies = sent[1]
        blocks = blocks[:-1]
    return blocks, tuple(rows), copies


def _annexed(blocks: list, place: dict[int, int]):
    """Annexes that stand in the body, each from its label or its title on."""
    groups: list[list] = []
    for block in blocks:
        if not groups or ANNEX.fullmatch(words(block)):
            groups.append([])
        groups[-1].append(block)
    for first, *others in groups:
        label, title, found = "", "", ANNEX.fullmatch(words(first))
        if found:
            label, title = found[1].replace(" ", ""), found[2] or ""
        else:
            others.insert(0, first)
        if not title and others and others[0].tag in HEADINGS:
            title = words(others.pop(0))
        before = place[id(others[0])] if others else 0
        yield Annex(label, title, _html(others), before)


def _html(blocks: list) -> str:
    return "".join(markup.tostring(one, encoding="unicode", with_tail=False) for one in blocks)
