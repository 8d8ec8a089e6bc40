"""The parts that features write, and the catalogs joined from them.

A part ``documents.zh_CN.po`` belongs to our own domain. A part whose name begins with the name of
another domain (``plone.zh_CN.po``, ``plone+login.zh_CN.po``) belongs to that one.
"""

from collections.abc import Iterator
from pathlib import Path
from pythongettext.msgfmt import Msgfmt

import io


HERE = Path(__file__).parent
OURS = "jingwei"
FOREIGN = ("plone", "widgets", "z3c.form", "plone.z3cform", "collective.easyform", "zope")
HEADER = """\
# Joined from locales/parts by `python -m jingwei.locales join`; do not edit.
msgid ""
msgstr ""
"Project-Id-Version: Jingwei\\n"
"Language: {language}\\n"
"Language-Code: {code}\\n"
"Language-Name: {name}\\n"
"Preferred-Encodings: utf-8\\n"
"Domain: {domain}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"""
CHINESE = {"language": "zh_CN", "code": "zh-cn", "name": "简体中文"}
ENGLISH = {"language": "en", "code": "en", "name": "English"}


def header(domain: str, language: dict[str, str]) -> str:
    """The head of a catalog."""
    return HEADER.format(domain=domain, **language)


def read(path: Path) -> dict[str, str]:
    """Messages of a part; empty translations are left out."""
    lines = io.BytesIO(
        header(OURS, CHINESE).encode() + b"\n" + path.read_bytes() + b"\n"
    ).readlines()
    catalog = Msgfmt(lines, path.name)
    catalog.read()
    return {msgid: text for msgid, text in catalog.messages.items() if msgid}


def domain_of(path: Path) -> str:
    """The domain that a part belongs to."""
    name = path.name.removesuffix(".zh_CN.po").split("+")[0]
    return name if name in FOREIGN else OURS


def parts() -> dict[str, dict[Path, dict[str, str]]]:
    """All parts: domain -> path -> messages."""
    found: dict[str, dict[Path, dict[str, str]]] = {}
    for path in sorted(HERE.glob("parts/*.zh_CN.po")):
        found.setdefault(domain_of(path), {})[path] = read(path)
    return found


def joined(domain: str) -> dict[str, str]:
    """All messages of a domain; where parts differ the first one holds."""
    found: dict[str, str] = {}
    for messages in parts().get(domain, {}).values():
        found = messages | found
    return found


def conflicts() -> Iterator[str]:
    """Messages that two parts translate differently."""
    for domain, files in parts().items():
        wanted = joined(domain)
        for path, messages in files.items():
            for msgid, text in messages.items():
                if text != wanted[msgid]:
                    yield f"{path.name}: “{msgid}” is {text} here, {wanted[msgid]} elsewhere"


def quoted(text: str) -> str:
    """A string as PO files write it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def catalogs() -> dict[Path, str]:
    """The joined catalogs: path -> text.

    Message ids are English, so the English one is empty; without it English pages would fall back
    to Chinese.
    """
    found = {HERE / "en" / "LC_MESSAGES" / f"{OURS}.po": header(OURS, ENGLISH)}
    for domain in parts():
        rows = [header(domain, CHINESE)]
        for msgid, text in sorted(joined(domain).items()):
            rows.append(f"msgid {quoted(msgid)}\nmsgstr {quoted(text)}\n")
        found[HERE / "zh_CN" / "LC_MESSAGES" / f"{domain}.po"] = "\n".join(rows)
    return found
