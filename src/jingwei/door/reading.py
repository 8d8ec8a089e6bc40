"""An HTML text as its reader reads it, so that a mask hides what tags cut in pieces."""

from collections.abc import Iterator
from html import escape
from html import unescape
from jingwei.core.texts import between
from jingwei.core.texts import TAG
from jingwei.door import redaction
from jingwei.door.redaction import Mask
from zope.globalrequest import getRequest
from zope.i18n import translate


class Reading:
    """`pieces` of `html` as (piece, is it a tag?), and the `text` in which masks are looked for.

    The text has a line break for every tag that stands between lines, and no trace of the others.
    """

    def __init__(self, html: str):
        self.pieces = list(_pieces(html))
        self.text = ""
        # Text pieces with the place where they begin in `text`.
        self._places: list[tuple[str, int] | None] = []
        for piece, is_tag in self.pieces:
            read = between(TAG.match(piece)[1]) if is_tag else unescape(piece)
            self._places.append(None if is_tag else (read, len(self.text)))
            self.text += read

    def shown(self, found: list[Mask]) -> str:
        """The HTML with every mask in place of what it hides."""
        return self._written(
            found, lambda text, here: escape(redaction.apply(text, here), quote=False)
        )

    def marked(self, found: list[Mask]) -> str:
        """The same for those who prepare: every mask is marked and says its kind."""
        return self._written(found, highlighted)

    def _written(self, found, write) -> str:
        return "".join(
            piece if place is None else write(place[0], _within(found, place[1], len(place[0])))
            for (piece, _is_tag), place in zip(self.pieces, self._places, strict=True)
        )


def highlighted(text: str, found: list[Mask]) -> str:
    """HTML of a plain text in which every mask is marked and says its kind."""
    parts, at = [], 0
    request = getRequest()
    for mask in found:
        parts.append(escape(text[at : mask.start]))
        if mask.shown:
            kind = translate(redaction.KINDS[mask.kind], context=request)
            parts.append(f'<mark title="{escape(kind)}">{escape(mask.shown)}</mark>')
        at = mask.end
    return "".join([*parts, escape(text[at:])])


def _within(found: list[Mask], start: int, length: int) -> list[Mask]:
    """The masks that touch one piece, as they stand in it; the first piece shows the mask."""
    here = []
    for mask in found:
        first, last = max(mask.start - start, 0), min(mask.end - start, length)
        if first < last:
            shown = mask.shown if mask.start >= start else ""
            here.append(mask._replace(start=first, end=last, shown=shown))
    return here


def _pieces(html: str) -> Iterator[tuple[str, bool]]:
    at = 0
    for match in TAG.finditer(html):
        if match.start() > at:
            yield html[at : match.start()], False
        yield match[0], True
        at = match.end()
    if at < len(html):
        yield html[at:], False
