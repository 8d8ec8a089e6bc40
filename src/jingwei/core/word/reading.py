"""A file of Word as HTML, without Zope.

As a program it reads the file on its standard input and writes JSON: whatever a file does to its
reader ends with the program::

    python -m jingwei.core.word.reading < file
"""

from base64 import b64encode
from jingwei.core.word import losses
from jingwei.core.word import numbers
from jingwei.core.word import structure
from jingwei.core.word.package import child
from jingwei.core.word.package import DAMAGED
from jingwei.core.word.package import Package
from jingwei.core.word.package import Unreadable
from jingwei.core.word.styles import Styles
from lxml import html

import hashlib
import json
import logging
import mammoth
import re
import resource
import sys


MOST_BYTES = 20 * 2**20
SECONDS = 10
MEMORY = 1_500_000_000
# Kinds of pictures that browsers and paper can show.
KINDS = {"image/png": ".png", "image/jpeg": ".jpg"}
MOST_PICTURES = 100
# Bytes of all of them: a picture that an archive packs still tighter is none that people make.
MOST_PICTURED = 2 * MOST_BYTES
LEVELS = (structure.TOP, structure.TOP + 1, structure.BOTTOM)
STYLES = "\n".join(f"p.{structure.STYLE.format(n)} => h{n}:fresh" for n in LEVELS)
# What programs call a picture that nobody named.
NAMELESS = re.compile(
    r"(?:图片|图像|Picture|Image|IMG|image)[\s_-]*\d*(?:\.\w+)?|.*\.\w{3,4}", re.I
)


class Pictures:
    """Pictures of a file, each content once."""

    def __init__(self):
        self.known: dict[str, dict] = {}
        self.lost = self.bytes = 0

    def place(self, image) -> dict[str, str]:
        """Attributes of the element for a picture.

        :raises Unreadable: all of them together are too much.
        """
        kind = KINDS.get(image.content_type)
        with image.open() as stream:
            data = stream.read()
        key = hashlib.sha256(data).hexdigest()
        if key not in self.known:
            if kind is None or not data or len(self.known) >= MOST_PICTURES:
                self.lost += 1
                return {}
            self.bytes += len(data)
            if self.bytes > MOST_PICTURED:
                raise Unreadable("bomb")
            number = len(self.known) + 1
            self.known[key] = {"number": number, "suffix": kind, "data": b64encode(data).decode()}
        return {"src": structure.PLACE.format(self.known[key]["number"])}


def read(data: bytes) -> dict:
    """Title, HTML, pictures and losses of a file.

    `losses`: code -> count; `headings`: how many were found; `pictures`: number, suffix and data
    in base64 of each.

    :raises Unreadable: with the code of a fault.
    """
    if not data:
        raise Unreadable("empty")
    if len(data) > MOST_BYTES:
        raise Unreadable("size")
    package = Package(data)
    body = child(package.document, "body")
    if body is None:
        raise Unreadable("broken")
    styles = Styles(package.styles)
    found = losses.counted(package)
    losses.drop_hidden(body)
    found["numbers"] = numbers.write_out(body, numbers.Lists(package.numbering, styles))
    marked = structure.mark(body, styles)
    found |= {"red_head": marked.red_head, **losses.look(body, styles)}
    pictures = Pictures()
    text = _converted(package, pictures)
    found["pictures"] = pictures.lost
    return {
        "title": marked.title,
        "html": text,
        "headings": marked.real + marked.typed,
        "losses": {code: count for code, count in found.items() if count},
        "pictures": list(pictures.known.values()),
    }


def _converted(package: Package, pictures: Pictures) -> str:
    try:
        made = mammoth.convert_to_html(
            package.written(),
            style_map=STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(pictures.place),
        )
    except (KeyError, ValueError, IndexError, AttributeError, *DAMAGED):
        # Parts that name each other and are not there, or pictures that cannot be unpacked.
        raise Unreadable("broken") from None
    return _tidied(made.value)


def _tidied(text: str) -> str:
    """Pictures without a place and links inside the text are left out; pictures that nobody named
    are called by their number.
    """
    root = html.fragment_fromstring(text, create_parent="div")
    for link in list(root.iter("a")):
        if not link.get("href") or link.get("href").startswith("#"):
            link.drop_tag()
    for picture in list(root.iter("img")):
        if not picture.get("src"):
            picture.drop_tree()
        elif not picture.get("alt") or NAMELESS.fullmatch(picture.get("alt")):
            picture.set("alt", f"图{picture.get('src').rpartition('-')[2]}")
    for block in list(root.iter("p", "li")):
        if not len(block) and not (block.text or "").strip():
            block.drop_tree()
    whole = html.tostring(root, encoding="unicode")
    return whole.removeprefix("<div>").removesuffix("</div>")


def main() -> int:
    """Read standard input, write JSON: the file, or the code of a fault."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    logging.disable()
    try:
        told = read(sys.stdin.buffer.read(MOST_BYTES + 1))
    except Unreadable as fault:
        told = {"fault": fault.code}
    except MemoryError:
        # The program ends over it, as it does over its time.
        raise
    except Exception:
        # Those who read parts of a file have faults of their own over each that was changed.
        told = {"fault": "broken"}
    sys.stdout.write(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
