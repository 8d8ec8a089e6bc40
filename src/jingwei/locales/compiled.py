"""Catalogs as programs read them; made at set-up and put into the wheel.

A server whose code is read-only cannot make them when it starts, and would speak English. The
build of the wheel runs this file alone: it imports nothing of ours.
"""

from pathlib import Path
from pythongettext.msgfmt import Msgfmt


def compile_all(locales: Path) -> list[Path]:
    """Bring ``*.mo`` beside every ``*.po`` up to date; return them all."""
    found = []
    for source in sorted(locales.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            with source.open("rb") as catalog:
                target.write_bytes(Msgfmt(catalog, source.stem).getAsFile().read())
        found.append(target)
    return found
