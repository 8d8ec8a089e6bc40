"""The genres of official documents and what follows from each (条例 art. 8, GB/T 9704)."""

from jingwei import _
from typing import NamedTuple
from zope.i18nmessageid import Message


class Genre(NamedTuple):
    """`recipient`: may not go on without a recipient."""

    id: str
    title: Message
    recipient: bool = True


GENRES = {
    genre.id: genre
    for genre in (
        Genre("notice", _("Genre: notice")),
        Genre("circular", _("Genre: circular")),
        Genre("decision", _("Genre: decision"), recipient=False),
        Genre("opinions", _("Genre: opinions")),
        Genre("reply", _("Genre: reply to a request")),
        Genre("letter", _("Genre: letter")),
        Genre("request", _("Genre: request for instructions")),
        Genre("report", _("Genre: report")),
        Genre("public_notice", _("Genre: public notice"), recipient=False),
        Genre("announcement", _("Genre: announcement"), recipient=False),
        Genre("minutes", _("Genre: minutes"), recipient=False),
    )
}
DIRECTIONS = {
    "downward": _("Downward"),
    "upward": _("Upward"),
    "level": _("To organs of other lines"),
    "public": _("To the public"),
}
LAYOUTS = {
    "document": _("Layout: document"),
    "letter": _("Layout: letter"),
    "order": _("Layout: order"),
    "minutes": _("Layout: minutes"),
}
URGENCIES = {
    "routine": _("Routine"),
    "urgent": _("Urgent"),
    "extra_urgent": _("Extra urgent"),
}
DISCLOSURES = {
    "proactive": _("Proactive disclosure"),
    "on_request": _("Disclosure on request"),
    "none": _("No disclosure"),
}
RETENTIONS = {
    "permanent": _("Permanent"),
    "30": _("30 years"),
    "10": _("10 years"),
}
# Issuing prefixes of the demo organ (handbook §1.8), one register each.
PREFIXES = ("江经", "江经函", "江经办", "江经规", "江经发", "江经纪要")
