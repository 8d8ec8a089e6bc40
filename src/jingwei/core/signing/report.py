"""Sentences of a command, in English and Chinese, each with a sign that tells good from bad."""

from gettext import GNUTranslations
from gettext import NullTranslations
from pathlib import Path
from zope.i18n import interpolate
from zope.i18nmessageid import Message

import jingwei


CATALOG = "locales/zh_CN/LC_MESSAGES/jingwei.mo"
GOOD, BAD, NOTE = "[ok]", "[!!]", "[--]"


class Report:
    """What was found, in its order; `broken` if anything bad was."""

    def __init__(self):
        self.broken = False
        self.lines: list[tuple[str, Message | str]] = []

    def head(self, words: str) -> None:
        """What the next lines are about."""
        self.lines.append(("", words))

    def good(self, words: Message) -> None:
        """Something stands."""
        self.lines.append((GOOD, words))

    def note(self, words: Message) -> None:
        """Something that people should know."""
        self.lines.append((NOTE, words))

    def bad(self, words: Message) -> None:
        """Something does not stand."""
        self.broken = True
        self.lines.append((BAD, words))

    def all_good(self, words: Message, faults: list) -> None:
        """`words` if there are no `faults`, else these."""
        for one in faults:
            self.bad(one)
        if not faults:
            self.good(words)

    def text(self) -> str:
        """One line of each language for each finding."""
        chinese, told = _chinese(), []
        for sign, words in self.lines:
            if not sign:
                told.append(f"\n{words}")
                continue
            told.append(f"{sign} {_said(words, NullTranslations())}")
            told.append(f"{' ' * len(sign)} {_said(words, chinese)}")
        return "\n".join(told).lstrip("\n")


def _said(words: Message | str, language: NullTranslations) -> str:
    mapping = getattr(words, "mapping", None) or {}
    values = {
        name: _said(value, language) if isinstance(value, Message) else value
        for name, value in mapping.items()
    }
    return interpolate(language.gettext(str(words)), values)


def _chinese() -> NullTranslations:
    file = Path(jingwei.__file__).parent / CATALOG
    if not file.exists():
        return NullTranslations()
    with file.open("rb") as stream:
        return GNUTranslations(stream)
