"""Texts as a person reads them, and the marks of classification that must not stand in them."""

from collections.abc import Iterator
from html import unescape
from jingwei import _
from jingwei.core.exc import WrongValue

import re


# A tag with its name; a ">" inside a quoted attribute does not end it.
TAG = re.compile(r'</?([A-Za-z!?][\w:]*+)[^<>"]*+(?:"[^"]*+"[^<>"]*+)*+>')
# Tags that begin or end a line for the reader; all others stand inside one.
BLOCKS = frozenset(
    {
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "div", "br", "hr", "blockquote", "pre"),
        *("ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "img"),
        *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
        # Paragraphs, tabs and cells of office files.
        *("w:p", "w:br", "w:tab", "a:p", "si", "c"),
    }
)
# What no keyboard types and no reader sees: control characters, marks that turn the direction of
# writing, and code points that are no characters, as which Zope reads bytes that are no text.
UNWRITTEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
# Characters of a body with its markup, 1 MB at most; a long report has 60 000. Every page, seal and
# search reads it whole.
LONGEST_BODY = 300_000
CLASSIFIED = _("The text carries a mark of classification; it must not be here.")
_LEVEL = r"(?:绝\s*密|机\s*密|秘\s*密)"
# The mark of a classified document (GB/T 9704, 7.2.2), or words that give it one.
MARK = re.compile(rf"{_LEVEL}\s*[★☆*＊]|密\s*级\s*[:：]\s*{_LEVEL}")
# A day whose year is written and whose month or day is left blank. Without a year it is a form to
# be filled in by others.
_BLANK = r"[\s_＿×]"
OPEN_DAY = re.compile(
    rf"[12]\d{{3}}\s*年{_BLANK}*+"
    rf"(?:月{_BLANK}*+(?:\d{{1,2}}{_BLANK}*+)?日|\d{{1,2}}\s*月{_BLANK}*+日)"
)


def plain(html: str) -> str:
    """Text of an HTML or XML fragment, a line break for every tag that stands between lines."""
    return unescape(TAG.sub(lambda tag: between(tag[1]), html)).replace("\xa0", " ")


def between(name: str) -> str:
    """What a tag called `name` is for the reader: a line break, or nothing."""
    return "\n" if name.lower() in BLOCKS else ""


def written(text: str) -> str:
    """`text` without what nobody can have meant; office programs send a line break as \\x0b."""
    return UNWRITTEN.sub("", text.replace("\x0b", "\n"))


def right_length(value) -> bool:
    """May `value`, a rich text, be the body of a record?"""
    if value is not None and len(value.raw) > LONGEST_BODY:
        raise WrongValue(
            _(
                "The text has ${number} characters with its formatting; at most ${most} are taken. "
                "Put pictures and long tables into attachments, or paste the text without format.",
                mapping={"number": len(value.raw), "most": LONGEST_BODY},
            )
        )
    return True


def blank(text: str) -> bool:
    """Is there nothing in `text` that a reader could see?"""
    return not any(sign.isprintable() and not sign.isspace() for sign in text)


def open_days(*texts: str | None) -> list[str]:
    """Days in `texts`, plain or HTML, that are left blank, each once and without its blanks."""
    found = (day for text in texts if text for day in OPEN_DAY.findall(plain(text)))
    return list(dict.fromkeys("".join(day.split()) for day in found))


def marked(*texts: str | None) -> bool:
    """Does one of `texts`, plain or HTML, carry a mark of classification?"""
    return any(MARK.search(text) or MARK.search(plain(text)) for text in texts if text)


def pieces(text: str, pattern: re.Pattern) -> Iterator[tuple[str, bool]]:
    """`text` cut where `pattern` is found, as (piece, was it found?)."""
    at = 0
    for found in pattern.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        yield found[0], True
        at = found.end()
    if at < len(text):
        yield text[at:], False
