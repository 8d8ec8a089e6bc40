"""Texts of demo documents: the skeleton of the genre around what the document itself says."""

from jingwei.install.demo import markup
from jingwei.install.demo.rows import dated
from jingwei.install.demo.rows import table

import datetime
import random


ORGAN = "江城市经济委员会"
# Prefixes under which the General Office issues in its own name.
OFFICE_PREFIXES = ("江经办",)
OPEN_DATE = "{year}年　月　日"


def body(title: str, chance: random.Random) -> str:
    """HTML of a notice of which nothing but the title is known."""
    return document({"title": title}, None, datetime.date(2026, 1, 1), chance)


def document(
    row: dict, signed: datetime.date | None, drafted: datetime.date, chance: random.Random
) -> str:
    """HTML of the document of a row: addressee, text, signature and annex.

    Whatever the row does not say itself is chosen among the variants of its genre.

    :param signed: the date of the document; it stays open where nobody has signed.
    """
    genre = table("genres.toml")[row.get("genre", "notice")]
    lines = [f"{row['to']}："] if row.get("to") and genre["addressed"] else []
    lines.append(row.get("opening") or chance.choice(genre["openings"]))
    lines.append(row.get("text") or chance.choice(genre["texts"]))
    lines.append(row.get("closing") or chance.choice(genre["closings"]))
    lines += _enclosures(row.get("files", []))
    if genre["signed"]:
        lines += [_organ(row), _date(signed)]
    if row.get("note"):
        lines.append(f"（{row['note']}）")
    lines.append(row.get("annex", ""))
    return markup.html(dated("\n".join(lines), drafted))


def _organ(row: dict) -> str:
    return f"{ORGAN}办公室" if row.get("prefix") in OFFICE_PREFIXES else ORGAN


def _date(signed: datetime.date | None) -> str:
    return f"{signed.year}年{signed.month}月{signed.day}日" if signed else OPEN_DATE


def _enclosures(files: list[dict]) -> list[str]:
    """附件说明: names without suffix and without marks behind them, numbered if there are more."""
    names = [file["name"].rpartition(".")[0] for file in files]
    if len(names) < 2:
        return [f"附件：{name}" for name in names]
    first, *rest = (f"{number}.{name}" for number, name in enumerate(names, 1))
    return [f"附件：{first}", *(f"　　　{line}" for line in rest)]
