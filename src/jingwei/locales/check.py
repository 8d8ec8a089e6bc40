"""Is everything translated, is nothing translated that nobody says any more?"""

from collections.abc import Iterator
from jingwei.locales import extract
from jingwei.locales import parts

import re


VARIABLE = re.compile(r"\$\{[^}]+\}|\$\w+")


def problems() -> list[str]:
    """All faults of the translations, one line each."""
    return [*parts.conflicts(), *missing(), *stale(), *uneven(), *old()]


def missing() -> Iterator[str]:
    """Messages without a Chinese translation."""
    for said, domain in ((extract.messages(), parts.OURS), (extract.grid_titles(), "plone")):
        known = parts.joined(domain)
        for msgid, place in sorted(said.items()):
            if msgid not in known:
                yield f"{place}: no {domain} translation of “{msgid}”"


def stale() -> Iterator[str]:
    """Translations of what our code does not say; other domains may keep what fills their holes."""
    said = extract.messages()
    for path, messages in parts.parts().get(parts.OURS, {}).items():
        yield from (
            f"{path.name}: nobody says “{msgid}”" for msgid in messages.keys() - said.keys()
        )


def uneven() -> Iterator[str]:
    """Translations that lose or invent a variable."""
    for domain, files in parts.parts().items():
        for path, messages in files.items():
            for msgid, text in messages.items():
                names = set(VARIABLE.findall(msgid))
                if " " in msgid and names != set(VARIABLE.findall(text)):
                    yield f"{path.name} ({domain}): other variables in “{msgid}”"


def old() -> Iterator[str]:
    """Joined catalogs that differ from the parts."""
    for path, text in parts.catalogs().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            yield f"{path.name} is not current: run `python -m jingwei.locales join`"
