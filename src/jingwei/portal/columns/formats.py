"""The list of a column as data: JSON, CSV and Atom, the same rows as on the page."""

from collections.abc import Iterable
from jingwei import _
from jingwei.core.clock import ZONE
from jingwei.core.listing.api import harmless
from jingwei.door.api import VALIDITIES
from jingwei.portal.lists.api import KINDS
from lxml import etree
from zope.i18n import translate

import csv
import datetime
import io
import json
import uuid


ATOM = "http://www.w3.org/2005/Atom"
HEADINGS = {
    "title": _("Title"),
    "kind": _("Kind"),
    "index_number": _("Index number"),
    "number": _("Number"),
    "validity": _("Validity"),
    "source": _("Source"),
    "written": _("Date of writing"),
    "published": _("Date of publication"),
    "asked": _("Asked on"),
    "answered": _("Answered on"),
    "days": _("Days taken"),
    "url": _("Address"),
}


def record(line: dict) -> dict:
    """One row as data; `url` is the page of the item, dates are ISO."""
    return {**{name: line.get(name) for name in HEADINGS}, "source": line["issuer"]}


def as_json(address: str, lines: list[dict], total: int, following: str | None) -> str:
    """A page of rows with the address of the next one."""
    data = {
        "@id": address,
        "items_total": total,
        "next": following,
        "items": [
            {**record(line), "uid": line["uid"], "summary": line["summary"]} for line in lines
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def as_csv(lines: Iterable[dict], request) -> bytes:
    """All rows with headings; begins with a byte order mark, or Excel misreads Chinese."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(translate(heading, context=request) for heading in HEADINGS.values())
    for line in lines:
        data = record(line)
        data["kind"] = translate(KINDS.get(line["kind"], line["kind"]), context=request)
        data["validity"] = translate(VALIDITIES.get(line["validity"], ""), context=request)
        cells = ("" if data[name] is None else str(data[name]) for name in HEADINGS)
        writer.writerow(map(harmless, cells))
    return target.getvalue().encode("utf-8-sig")


def as_atom(title: str, address: str, organ: str, lines: list[dict]) -> bytes:
    """A feed of `lines` (RFC 4287); entries are known by their UID and never change address."""
    feed = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    _text(feed, "id", address)
    _text(feed, "title", title)
    _text(feed, "updated", _moment(lines[0]["published"] if lines else ""))
    _text(etree.SubElement(feed, f"{{{ATOM}}}author"), "name", organ)
    _link(feed, "self", f"{address}?format=atom")
    _link(feed, "alternate", address)
    for line in lines:
        entry = etree.SubElement(feed, f"{{{ATOM}}}entry")
        _text(entry, "id", uuid.UUID(line["uid"]).urn)
        _text(entry, "title", line["title"])
        _text(entry, "updated", _moment(line["published"]))
        _link(entry, "alternate", line["url"])
        _text(entry, "summary", line["summary"])
    return etree.tostring(feed, encoding="utf-8", xml_declaration=True)


def _text(parent, name: str, value: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}").text = value


def _link(parent, rel: str, href: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}link", rel=rel, href=href)


def _moment(published: str) -> str:
    """RFC 3339 of a minute as the lists keep it."""
    naive = datetime.datetime.strptime(published or "1970-01-01 08:00", "%Y-%m-%d %H:%M")
    return naive.replace(tzinfo=ZONE).isoformat()
