"""Words of the earlier answers and news: patterns whose gaps are filled by chance."""

from jingwei.install.demo.rows import table
from jingwei.install.demo.rows import words

import datetime
import random


class Wording:
    """Rows made of the patterns of one file below ``profiles/demo/earlier``, no title twice."""

    def __init__(self, name: str, chance: random.Random):
        self.patterns = table(f"earlier/{name}.toml")
        self.chance = chance
        self.used: set[str] = set()

    def row(self, kind: str, day: datetime.date) -> dict:
        """A row of `kind` as of `day`, with every gap filled."""
        while True:
            row = filled(self.chance.choice(self.patterns[kind]), day, self.chance)
            if row["title"] not in self.used:
                self.used.add(row["title"])
                return row


def filled(pattern: dict, day: datetime.date, chance: random.Random) -> dict:
    """`pattern` with its gaps filled; the same gap with the same word everywhere."""
    chosen = {name: chance.choice(some) for name, some in table("earlier/words.toml").items()}
    chosen |= {
        "number": str(chance.randint(2, 60)),
        "share": str(chance.randint(5, 30)),
        "small": str(chance.randint(2, 9)),
        "month": f"{(day.replace(day=1) - datetime.timedelta(days=1)).month}月",
    }
    known = words(day) | chosen
    return {name: text.format_map(known) for name, text in pattern.items()} | {
        "contact": chosen["contact"]
    }
