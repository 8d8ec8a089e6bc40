"""Fonts of the papers: those that a site owns first, Fandol behind them, and one for rare names.

They lie in the folder ``$JINGWEI_FONTS``, where ``instance/fonts.sh`` puts them; what a site has a
licence for lies in its ``own``.
"""

from collections.abc import Iterable
from fontTools.ttLib import TTFont
from functools import lru_cache
from jingwei.core.rendition import exc
from pathlib import Path
from typing import NamedTuple

import os
import typst
import unicodedata


RARE = "LXGW WenKai"
# Role -> families, the best first (handbook §2.6); where a sign is in none of them, the text face
# has it.
ROLES = {
    "fang": ("FangSong_GB2312", "FangSong", "FandolFang R", RARE),
    "hei": ("SimHei", "FandolHei", RARE, "FandolFang R"),
    "kai": ("KaiTi_GB2312", "KaiTi", "FandolKai", RARE, "FandolFang R"),
    "song": ("SimSun", "FandolSong", RARE, "FandolFang R"),
    "title": ("FZXiaoBiaoSong-B05S", "FandolSong", RARE, "FandolFang R"),
}
NEEDED = {"FandolFang R", "FandolHei", "FandolKai", "FandolSong", RARE}
SUFFIXES = {".otf", ".ttf", ".ttc"}
# Choose another form of the sign before them; fonts of the house have one form.
VARIATIONS = frozenset((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))


class Fonts(NamedTuple):
    """`typst`: what the press takes; `families`: their names; `known`: the code points that can be
    drawn in every role.
    """

    typst: typst.Fonts
    families: frozenset[str]
    known: frozenset[int]

    def of(self, role: str) -> list[str]:
        """Families for a role that are there, the best first."""
        return [name for name in ROLES[role] if name in self.families]

    def missing(self, signs: Iterable[str]) -> list[str]:
        """Those of `signs` that cannot be drawn in every role, sorted."""
        return sorted(sign for sign in signs if ord(sign) not in self.known and not sign.isspace())


def fonts() -> Fonts:
    """The fonts of this site.

    :raises FontsMissing: if one that is needed is not there.
    """
    folder = os.environ.get("JINGWEI_FONTS", "")
    files = sorted(_files(Path(folder))) if folder else []
    found = _read(folder, tuple((str(file), file.stat().st_mtime_ns) for file in files))
    if not found.families >= NEEDED:
        raise exc.FontsMissing
    return found


def drawn(text: str) -> str:
    """`text` without what no font draws: marks of direction, joiners, control characters."""
    return text.translate({ord(sign): None for sign in set(text) if not _is_drawn(sign)})


@lru_cache(maxsize=20_000)
def _is_drawn(sign: str) -> bool:
    if sign == "\n":
        return True
    return unicodedata.category(sign) not in ("Cf", "Cc", "Cs") and ord(sign) not in VARIATIONS


def _files(folder: Path) -> Iterable[Path]:
    return (file for file in folder.rglob("*") if file.suffix.lower() in SUFFIXES)


@lru_cache(maxsize=2)
def _read(folder: str, files: tuple[tuple[str, int], ...]) -> Fonts:
    """Read the folder anew where `files`, with the times of their last change, are others."""
    known = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[folder] if files else [],
    )
    families: dict[str, frozenset[int]] = {}
    for font in known.fonts():
        # A collection has several faces in one file.
        with TTFont(font.path, fontNumber=font.index, lazy=True) as face:
            signs = frozenset(face.getBestCmap())
        families[font.family] = families.get(font.family, frozenset()) | signs
    roles = (frozenset().union(*(families.get(name, ()) for name in ROLES[role])) for role in ROLES)
    return Fonts(known, frozenset(families), frozenset.intersection(*roles))
