"""A kept text as people read it: fields by title, each as lines of plain text."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core.opinions.interfaces import ITextOfRecord
from jingwei.core.organisation import api as organisation
from jingwei.core.texts import plain
from plone.app.textfield.interfaces import IRichText
from plone.dexterity.utils import iterSchemataForType
from typing import NamedTuple
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IField

import re


PICTURE = re.compile(r"<img\b[^>]*>", re.I)
SOURCE = re.compile(r'\b(alt|src)="([^"]*)"', re.I)


class Told(NamedTuple):
    """A field of a text: `value` as it was kept, `text` as a person reads it; `chosen`: it was
    chosen as a whole, so no word of it was changed.
    """

    name: str
    title: Message | str
    value: object
    text: str
    chosen: bool = False


def told(record, data: dict) -> list[Told]:
    """The fields of a kept text, in the order of the form."""
    judged = ITextOfRecord(record)
    fields = dict(_fields(judged.described_by or record.portal_type))
    order = [*(name for name in fields if name in data), *(n for n in data if n not in fields)]
    return [_told(record, name, data[name], fields.get(name), judged.titles) for name in order]


def _told(record, name: str, value, field: IField | None, titles: dict) -> Told:
    title = titles.get(name) or (field.title if field is not None else name)
    return Told(name, title, value, _text(record, value, field), IChoice.providedBy(field))


def _fields(portal_type: str) -> Iterator[tuple[str, IField]]:
    for schema in iterSchemataForType(portal_type):
        yield from getFieldsInOrder(schema)


def _text(record, value, field: IField | None) -> str:
    if IRichText.providedBy(field):
        return "\n".join(lines(value or ""))
    if value is None or value == "":
        return ""
    if isinstance(value, list):
        inner = field.value_type if ICollection.providedBy(field) else None
        rows = isinstance(next(iter(value), None), list)
        return ("\n" if rows else "、").join(_text(record, one, inner) for one in value)
    if IBool.providedBy(field) or isinstance(value, bool):
        return _said(_("Yes") if value else _("No"))
    if IChoice.providedBy(field):
        return _choice(record, value, field)
    return str(value)


def _choice(record, value, field: IChoice) -> str:
    """Title of a choice; one that is open no more is a unit, or stands there as it was kept."""
    try:
        term = field.bind(record).vocabulary.getTerm(value)
    except LookupError:
        token = f"unit~{value}"
        title = organisation.title(token)
        return value if title == token else _said(title)
    return _said(term.title or term.value)


def lines(html: str) -> list[str]:
    """Paragraphs of a rich text, blank ones left out; pictures stand there by name."""
    found = plain(PICTURE.sub(lambda tag: f"\n{_picture(tag[0])}\n", html)).split("\n")
    return [" ".join(line.split()) for line in found if line.strip()]


def _picture(tag: str) -> str:
    named = {name.lower(): value for name, value in SOURCE.findall(tag)}
    name = named.get("alt") or named.get("src", "").rpartition("/")[2]
    return _said(_("[picture ${name}]", mapping={"name": name}))


def _said(message: Message | str) -> str:
    return translate(message, context=getRequest())
