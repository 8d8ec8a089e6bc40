"""Pictures as paper takes them: upright, in RGB, no finer than a printer sees."""

from collections.abc import Callable
from io import BytesIO
from jingwei import _
from PIL import Image
from PIL import ImageOps
from PIL import UnidentifiedImageError
from typing import NamedTuple


# Type area in millimetres; the height leaves room for a line below.
WIDEST, HIGHEST = 156, 205
DOTS = 300  # an inch, on paper
SCREEN = 96  # an inch, where a text says how large a picture is
# Points of a picture: a page scanned at 600 dots an inch has 35 million. A small file may unpack to
# far more, and would take memory and time from everybody.
MOST_POINTS = 40_000_000
# Of all pictures of a text; they take some ten seconds.
MOST_TOGETHER = 300_000_000


class Picture(NamedTuple):
    """`data`: PNG or JPEG; `width` on paper in millimetres; `points` of the file."""

    data: bytes
    width: float
    points: int = 0


class CannotBeDrawn(Exception):
    """Why not, as a message for the place in a text: ``number`` of it and ``name`` of the picture,
    the limits ``most`` and ``together`` in millions.
    """


class Pictures:
    """The pictures of one text, each drawn once in each width, however often it is shown.

    :param resolve: the bytes of a picture by the address in its ``src``; None if it has none.
    """

    def __init__(self, resolve: Callable[[str], bytes | None]):
        self.resolve = resolve
        self.known: dict[tuple[str, int], Picture | CannotBeDrawn] = {}
        self.points = 0

    def get(self, source: str, pixels: int) -> Picture:
        """A picture as wide as the text asks. :raises CannotBeDrawn:"""
        key = source, pixels
        if key not in self.known:
            self.known[key] = self._drawn(source, pixels)
        found = self.known[key]
        if isinstance(found, CannotBeDrawn):
            raise found
        return found

    def _drawn(self, source: str, pixels: int) -> Picture | CannotBeDrawn:
        data = self.resolve(source)
        if data is None:
            return CannotBeDrawn(
                _("Paragraph ${number}: the picture “${name}” is not among the attachments.")
            )
        if self.points > MOST_TOGETHER:
            return CannotBeDrawn(
                _(
                    "Paragraph ${number}: with the picture “${name}” all pictures have more than "
                    "${together} million points."
                )
            )
        found = picture(data, pixels)
        # A broken one may have taken as long as the largest.
        self.points += MOST_POINTS if found is None else found.points
        return found or CannotBeDrawn(
            _(
                "Paragraph ${number}: the picture “${name}” cannot be read, or has more than "
                "${most} million points."
            )
        )


def picture(data: bytes, pixels: int = 0) -> Picture | None:
    """The picture of a file, or None if it cannot be read or has more than `MOST_POINTS`.

    :param pixels: width that the text asks for; 0: its own.
    """
    try:
        with Image.open(BytesIO(data)) as opened:
            # A JPEG is read no larger than it is needed.
            opened.draft("RGB", (2 * WIDEST * DOTS // 25, 2 * HIGHEST * DOTS // 25))
            if opened.width * opened.height > MOST_POINTS:
                return None
            image = ImageOps.exif_transpose(opened)
            natural, drawn = image.width, opened.format == "JPEG"
            points = opened.width * opened.height
            image = _flat(image)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, UnidentifiedImageError):
        return None
    width = min(WIDEST, (pixels or natural) / SCREEN * 25.4)
    width = min(width, HIGHEST * image.width / image.height)
    dots = int(width / 25.4 * DOTS)
    if image.width > dots > 0:
        image = image.resize((dots, max(1, round(image.height * dots / image.width))))
    made = BytesIO()
    image.save(made, "JPEG" if drawn else "PNG", **({"quality": 90} if drawn else {}))
    return Picture(made.getvalue(), round(width, 2), points)


def _flat(image: Image.Image) -> Image.Image:
    """On white paper."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image)
    return image.convert("RGB")
