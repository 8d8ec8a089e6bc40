"""Exactly what will be public: the white list applied to a source, masks and all."""

from collections.abc import Iterator
from html import escape
from html import unescape
from jingwei.core.opinions.canonical import digest
from jingwei.door import redaction
from jingwei.door import sources
from jingwei.door.redaction import Mask
from jingwei.door.whitelist import KINDS
from jingwei.door.whitelist import Rule
from typing import NamedTuple
from zope.globalrequest import getRequest
from zope.i18n import translate

import datetime
import nh3
import re


TAG = re.compile(r'<[^>"]*(?:"[^"]*"[^>"]*)*>')
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
    `passages`: all masks; `flags`: personal data of a document that are not masked."""

    values: dict
    marked: dict[str, str]
    passages: list[Passage]
    flags: list[Passage]

    def originals(self) -> list[str]:
        """Masked passages, each once; what the editor added is taken back likewise."""
        return list(dict.fromkeys(passage.original for passage in self.passages))

    def texts(self) -> list[str]:
        """All public text, without marks."""
        return [plain(value) for value in self.values.values() if isinstance(value, str)]

    def data(self) -> dict:
        """The values as JSON data: what an opinion judges."""
        return {
            name: value.isoformat() if isinstance(value, datetime.date) else value
            for name, value in self.values.items()
        }

    def digest(self, release) -> str:
        """Digest of everything that becomes public, attachments included."""
        return digest([self.data(), list(release.chosen)])


def plain(text: str) -> str:
    """Text of an HTML fragment; plain text stays as it is but for entities."""
    return unescape(TAG.sub("", text))


def draft(release) -> Draft:
    """Apply the white list to the source of `release`.

    :raises Refusal: if the source may not be released (any more).
    """
    kind = KINDS[release.kind]
    facts = sources.facts(sources.source(release))
    result = Draft({}, {}, [], [])
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
    result.marked[field] = _marked(text, found).replace("\n", "<br />")
    _note(result, release, field, text, found, masked)


def _write_html(result: Draft, release, field: str, html: str, masked: bool) -> None:
    shown, marked, all_text, found = [], [], [], []
    for part, is_tag in _pieces(public_html(html)):
        if is_tag:
            shown.append(part)
            marked.append(part)
            continue
        text = unescape(part)
        here = _masks(release, text, masked)
        at = sum(map(len, all_text))
        found += [m._replace(start=m.start + at, end=m.end + at) for m in here]
        all_text.append(text)
        shown.append(escape(redaction.apply(text, here), quote=False))
        marked.append(_marked(text, here))
    result.values[field] = "".join(shown)
    result.marked[field] = "".join(marked)
    _note(result, release, field, "".join(all_text), found, masked)


def public_html(html: str) -> str:
    """`html` with what a public page may carry: no images or links from inside the office."""

    def outward(tag: str, attribute: str, value: str) -> str | None:
        return None if attribute == "href" and INNER.search(value) else value

    return nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, attribute_filter=outward, link_rel=None
    )


def _pieces(html: str) -> Iterator[tuple[str, bool]]:
    at = 0
    for match in TAG.finditer(html):
        if match.start() > at:
            yield html[at : match.start()], False
        yield match[0], True
        at = match.end()
    if at < len(html):
        yield html[at:], False


def _masks(release, text: str, masked: bool) -> list[Mask]:
    if masked:
        return redaction.masks(text, release.words, release.kept, release.added)
    return [m for m in redaction.masks(text, added=release.added) if m.kind == "added"]


def _note(result: Draft, release, field, text, found, masked: bool) -> None:
    result.passages.extend(Passage(field, text[m.start : m.end], m.kind, m.shown) for m in found)
    if not masked:
        result.flags.extend(
            Passage(field, text[m.start : m.end], m.kind, m.shown)
            for m in redaction.masks(text, kept=release.kept, added=release.added)
            if m.kind in redaction.FLAGGED
        )


def _marked(text: str, found: list[Mask]) -> str:
    """HTML of the public text in which every mask is marked and says its kind."""
    parts, at = [], 0
    request = getRequest()
    for mask in found:
        kind = translate(redaction.KINDS[mask.kind], context=request)
        parts.append(escape(text[at : mask.start]))
        parts.append(f'<mark title="{escape(kind)}">{escape(mask.shown)}</mark>')
        at = mask.end
    return "".join([*parts, escape(text[at:])])
