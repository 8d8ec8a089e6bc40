"""Data set on paper by typst: always as PDF/A, since only then a missing sign is an error."""

from collections.abc import Sequence
from jingwei import _
from jingwei.core.rendition import exc
from jingwei.core.rendition import fonts
from jingwei.core.scratch import new_folder
from pathlib import Path
from typing import NamedTuple

import json
import typst


FOLDER = Path(__file__).parent / "typst"
# The part of PDF/A that takes files along.
STANDARD = "a-3b"
TEMPLATES = {path.name: path.read_bytes() for path in FOLDER.glob("*.typ")}


class Attached(NamedTuple):
    """A file inside the PDF; its name is in ASCII, which all readers show alike.

    `relationship`: ``source``, ``data``, ``alternative``, ``supplement`` or "" (PDF/A-3, 6.8).
    """

    name: str
    data: bytes
    mime: str
    description: str
    relationship: str = "supplement"


class Galley:
    """Data on their way to a template: what no font draws is taken out, and bytes (pictures)
    become files beside the template.
    """

    def __init__(self):
        self.files: dict[str, bytes] = {}
        self.signs: set[str] = set()

    def laid(self, value):
        """`value` as JSON can say it."""
        if isinstance(value, str):
            text = fonts.drawn(value)
            self.signs.update(text)
            return text
        if isinstance(value, bytes):
            name = f"file-{len(self.files)}"
            self.files[name] = value
            return f"/{name}"
        if isinstance(value, dict):
            return {name: self.laid(one) for name, one in value.items()}
        if isinstance(value, list | tuple):
            return [self.laid(one) for one in value]
        return value


def pressed(template: str, data: dict, attached: Sequence[Attached] = ()) -> bytes:
    """The PDF of a template (``redhead``, ``sheet`` ...) filled with `data`.

    Data are never source of the template. The same data give the same bytes.

    :raises FontsMissing: there is nothing to set it with.
    :raises CannotBeSet: characters that no font has; each is named.
    """
    found = fonts.fonts()
    galley = Galley()
    told = galley.laid({**data, "attached": [one._asdict() for one in attached]})
    _refuse(found.missing(galley.signs))
    told["fonts"] = {role: found.of(role) for role in fonts.ROLES}
    files = {
        **TEMPLATES,
        "main.typ": TEMPLATES[f"{template}.typ"],
        "data.json": json.dumps(told, ensure_ascii=False).encode(),
        **galley.files,
    }
    with new_folder() as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        return typst.compile(
            str(Path(folder) / "main.typ"),
            root=folder,
            font_paths=found.typst,
            ignore_system_fonts=True,
            pdf_standards=[STANDARD],
            format="pdf",
        )


def check(data) -> None:
    """Refuse now what the press would refuse later; without fonts nothing is known.

    :raises CannotBeSet: characters that no font has.
    """
    galley = Galley()
    galley.laid(data)
    try:
        found = fonts.fonts()
    except exc.FontsMissing:
        return
    _refuse(found.missing(galley.signs))


def _refuse(missing: list[str]) -> None:
    if missing:
        named = "、".join(f"{sign}（U+{ord(sign):04X}）" for sign in missing[:20])
        raise exc.CannotBeSet([_("No font has: ${signs}", mapping={"signs": named})])
