"""The genres of official documents and what follows from each (条例 art. 8, GB/T 9704)."""

from jingwei import _
from typing import NamedTuple
from zope.i18nmessageid import Message


class Genre(NamedTuple):
    """`recipient`: may not go on without a recipient; `prefix`: of its number."""

    id: str
    title: Message
    recipient: bool = True
    prefix: str = "江经"


GENRES = {
    genre.id: genre
    for genre in (
        Genre("notice", _("genre_notice", default="Notice")),
        Genre("circular", _("genre_circular", default="Circular")),
        Genre("decision", _("genre_decision", default="Decision"), recipient=False),
        Genre("opinions", _("genre_opinions", default="Opinions")),
        Genre("reply", _("genre_reply_to_a_request", default="Reply to a request")),
        Genre("letter", _("genre_letter", default="Letter"), prefix="江经函"),
        Genre("request", _("genre_request_for_instructions", default="Request for instructions")),
        Genre("report", _("genre_report", default="Report")),
        Genre("public_notice", _("genre_public_notice", default="Public notice"), recipient=False),
        Genre("announcement", _("genre_announcement", default="Announcement"), recipient=False),
        Genre(
            "minutes",
            _("genre_minutes", default="Minutes"),
            recipient=False,
            prefix="江经纪要",
        ),
    )
}
DIRECTIONS = {
    "downward": _("Downward"),
    "upward": _("Upward"),
    "level": _("To organs of other lines"),
    "public": _("To the public"),
}
LAYOUTS = {
    "document": _("layout_document", default="Document"),
    "letter": _("layout_letter", default="Letter"),
    "order": _("layout_order", default="Order"),
    "minutes": _("layout_minutes", default="Minutes"),
}
DISCLOSURES = {
    "proactive": _("Proactive disclosure"),
    "on_request": _("Disclosure on request"),
    "none": _("No disclosure"),
}
# Issuing prefixes of the demo organ (handbook §1.8), one register each.
NORMATIVE = "江经规"
PREFIXES = ("江经", "江经函", "江经办", NORMATIVE, "江经发", "江经纪要")


def prefix_of(genre: str, layout: str, normative: bool) -> str:
    """The prefix that documents of this kind have; the registrar may take another one, but for no
    other document that of the normative ones.
    """
    if normative:
        return NORMATIVE
    if layout in ("letter", "minutes"):
        return GENRES[layout].prefix
    return GENRES[genre].prefix
