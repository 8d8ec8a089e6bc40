"""Random texts and queries of an office, and the meaning of a query said once more, by hand."""

from functools import cache
from jingwei.core.search.text import normal as said_normally

import random


normal = cache(said_normally)
WORDS = [
    *("工业", "经济", "技术改造", "通知", "关于", "发展", "展现", "数字化转型", "的", "2026年"),
    *("A股", "12号", "112号", "江经〔2026〕12号", "江经[2025]3号", "GB/T9704公文", "iso 9001"),
    *("ＡＢＣ", "café", "𠮷野家", "1200万元", "35.6%", "，", "。", "（", "）", "\n", " ", "-", "x"),
]
QUOTES = ['"{}"', "“{}”", "「{}」"]


def text(chance: random.Random, most: int = 30) -> str:
    """A text of up to `most` words."""
    return "".join(chance.choices(WORDS, k=chance.randint(0, most)))


def term(chance: random.Random, texts: list[str]) -> str:
    """A piece of one of `texts` of one to eight signs, or a word; without signs of the language."""
    source = chance.choice([*texts, chance.choice(WORDS)]) or "的"
    start = chance.randrange(len(source))
    piece = source[start : start + chance.randint(1, 8)]
    return " ".join(piece.replace("-", " ").replace("|", " ").split())


def query(chance: random.Random, texts: list[str]) -> tuple[str, list]:
    """A query, and what it means: alternatives of (wanted, unwanted) terms."""
    alternatives, said = [], []
    for _clause in range(chance.choice([1, 1, 1, 2, 3])):
        wanted = [term(chance, texts) for _one in range(chance.choice([1, 1, 2, 3]))]
        unwanted = [term(chance, texts) for _one in range(chance.choice([0, 0, 0, 1]))]
        words = [chance.choice(QUOTES).format(one) for one in wanted]
        words += [chance.choice(["-", "NOT "]) + f'"{one}"' for one in unwanted]
        chance.shuffle(words)
        said.append(chance.choice([" ", " AND "]).join(words))
        alternatives.append((wanted, unwanted))
    return chance.choice([" OR ", "|", " ｜ "]).join(said), alternatives


def answers(alternatives: list, found: str) -> bool:
    """Does a text answer, by looking for pieces of it?"""
    inside = normal(found)
    for wanted, unwanted in alternatives:
        good = [normal(one) for one in wanted if normal(one)]
        bad = [normal(one) for one in unwanted if normal(one)]
        if good and all(one in inside for one in good) and not any(one in inside for one in bad):
            return True
    return False
