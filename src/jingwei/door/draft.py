"""Exactly what will be public: the white list applied to a source, masks and all."""

from collections.abc import Collection
from html import escape
from jingwei.door import redaction
from jingwei.door import sources
from jingwei.door.reading import highlighted
from jingwei.door.reading import Reading
from jingwei.door.redaction import Mask
from jingwei.door.whitelist import KINDS
from jingwei.door.whitelist import Rule
from typing import NamedTuple
from urllib.parse import unquote

import datetime
import nh3
import re


TAGS = {
    *("h2", "h3", "h4", "p", "br", "strong", "em", "b", "i", "u", "ol", "ul", "li", "a"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "sub", "sup"),
}
ATTRIBUTES = {
    "a": {"href"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
# Addresses inside the office, however they are written, stay inside.
INNER = re.compile(r"resolveuid|/intranet|/desk|^(?!https?://)", re.I)


class Passage(NamedTuple):
    """One masked passage: in which public field, what it is and what is shown instead."""

    field: str
    original: str
    kind: str
    shown: str


class Draft(NamedTuple):
    """`values`: public field -> value; `marked`: field -> HTML with every mask marked;
    `read`: masked field -> the text in which the masks were looked for, as it is inside;
    `passages`: all masks; `flags`: personal data of a document that are not masked."""

    values: dict
    marked: dict[str, str]
    read: dict[str, str]
    passages: list[Passage]
    flags: list[Passage]

    def originals(self) -> list[str]:
        """Masked passages, each once; what the editor added is taken back likewise."""
        return list(dict.fromkeys(passage.original for passage in self.passages))

    def carries(self, passage: str) -> bool:
        """Would the editor's mask on `passage` hide anything?"""
        return any(redaction.occurs(passage, text) for text in self.read.values())

    def texts(self) -> list[str]:
        """All that becomes public, as it was before any mask."""
        own = {name: value for name, value in self.values.items() if isinstance(value, str)}
        return list({**own, **self.read}.values())

    def data(self) -> dict:
        """The values as JSON data: what an opinion judges."""
        return {
            name: value.isoformat() if isinstance(value, datetime.date) else value
            for name, value in self.values.items()
        }


def draft(release) -> Draft:
    """Apply the white list to the source of `release`.

    :raises Refusal: if the source may not be released (any more).
    """
    kind = KINDS[release.kind]
    facts = sources.facts(sources.source(release))
    result = Draft({}, {}, {}, [], [])
    for field, rule in kind.table.items():
        value = getattr(release if rule.own else facts, rule.source)
        _write(result, release, field, rule, value, kind.masked)
    return result


def _write(result: Draft, release, field: str, rule: Rule, value, masked: bool) -> None:
    if rule.form == "html":
        _write_html(result, release, field, value, masked)
        return
    if rule.form == "date":
        value = value.date() if isinstance(value, datetime.datetime) else value
    elif rule.form == "unit":
        value = sources.unit_title(value)
    elif rule.form == "text":
        _write_text(result, release, field, value or "", masked)
        return
    result.values[field] = value
    result.marked[field] = escape(str(value or ""))


def _write_text(result: Draft, release, field: str, text: str, masked: bool) -> None:
    found = _masks(release, text, masked)
    result.values[field] = redaction.apply(text, found)
    result.marked[field] = highlighted(text, found).replace("\n", "<br />")
    _note(result, release, field, text, found, masked)


def _write_html(result: Draft, release, field: str, html: str, masked: bool) -> None:
    read = Reading(public_html(html, release.added))
    found = _masks(release, read.text, masked)
    result.values[field] = read.shown(found)
    result.marked[field] = read.marked(found)
    _note(result, release, field, read.text, found, masked)


def public_html(html: str, hidden: Collection[str] = ()) -> str:
    """`html` with what a public page may carry: no images or links from inside the office.

    :param hidden: passages that no address may carry either.
    """

    def outward(tag: str, attribute: str, value: str) -> str | None:
        if attribute != "href":
            return value
        tells = any(redaction.occurs(passage, unquote(value)) for passage in hidden)
        return None if tells or INNER.search(value) else value

    return nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, attribute_filter=outward, link_rel=None
    )


def _masks(release, text: str, masked: bool) -> list[Mask]:
    if masked:
        return redaction.masks(text, release.words, release.kept, release.added)
    return [m for m in redaction.masks(text, added=release.added) if m.kind == "added"]


def _note(result: Draft, release, field, text, found, masked: bool) -> None:
    result.read[field] = text
    result.passages.extend(Passage(field, text[m.start : m.end], m.kind, m.shown) for m in found)
    if not masked:
        result.flags.extend(
            Passage(field, text[m.start : m.end], m.kind, m.shown)
            for m in redaction.masks(text, kept=release.kept, added=release.added)
            if m.kind in redaction.FLAGGED
        )
