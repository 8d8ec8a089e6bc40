"""An HTML text as its reader reads it, so that a mask hides what tags cut in pieces."""

from html import escape
from html import unescape
from jingwei.core.texts import between
from jingwei.core.texts import pieces
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
        self.pieces = list(pieces(html, TAG))
        # Text pieces with the place where they begin in `text`.
        self._places: list[tuple[str, int] | None] = []
        parts, length = [], 0
        for piece, is_tag in self.pieces:
            read = between(TAG.match(piece)[1]) if is_tag else unescape(piece)
            self._places.append(None if is_tag else (read, length))
            parts.append(read)
            length += len(read)
        self.text = "".join(parts)

    def shown(self, found: list[Mask]) -> str:
        """The HTML with every mask in place of what it hides."""
        return self._written(
            found, lambda text, here: escape(redaction.apply(text, here), quote=False)
        )

    def marked(self, found: list[Mask]) -> str:
        """The same for those who prepare: every mask is marked and says its kind."""
        return self._written(found, highlighted)

    def _written(self, found, write) -> str:
        parts, first = [], 0
        for (piece, _is_tag), place in zip(self.pieces, self._places, strict=True):
            if place is None:
                parts.append(piece)
                continue
            text, start = place
            while first < len(found) and found[first].end <= start:
                first += 1
            after = first
            while after < len(found) and found[after].start < start + len(text):
                after += 1
            parts.append(write(text, _within(found[first:after], start, len(text))))
        return "".join(parts)


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
    """Masks that touch one piece, as they stand in it; the first piece shows the mask."""
    return [
        mask._replace(
            start=max(mask.start - start, 0),
            end=min(mask.end - start, length),
            shown=mask.shown if mask.start >= start else "",
        )
        for mask in found
    ]
