"""The demo's data in ``profiles/demo``: rows of TOML whose words follow the calendar."""

from collections.abc import Iterator
from functools import cache
from jingwei.install.resources import profile_file

import datetime
import tomllib


PERIODS = ("一季度", "上半年", "前三季度", "全年")
QUARTERS = ("一季度", "二季度", "三季度", "四季度")


@cache
def table(name: str) -> dict:
    """One file below ``profiles/demo``, such as ``genres.toml``."""
    with profile_file(f"demo/{name}").open("rb") as stream:
        return tomllib.load(stream)


def rows(folder: str, kind: str) -> Iterator[dict]:
    """Rows of `kind` of all files in a folder below ``profiles/demo``, in order of file name."""
    for path in sorted(profile_file(f"demo/{folder}").glob("*.toml")):
        yield from table(f"{folder}/{path.name}").get(kind, ())


def dated(value, day: datetime.date):
    """`value` with every ``{year}`` and the like filled in as of `day`; lists and tables, too."""
    if isinstance(value, str):
        return value.format_map(words(day)) if "{" in value else value
    if isinstance(value, list):
        return [dated(one, day) for one in value]
    if isinstance(value, dict):
        return {name: dated(one, day) for name, one in value.items()}
    return value


def words(day: datetime.date) -> dict[str, str]:
    """What a text may say of its time: the demo is always made of the last months.

    ``{period}`` and ``{quarter}`` are the last that ended before `day`, ``{quarter_year}`` their
    year; ``{peak}`` is the season of high load on the power grid.
    """
    ended = (day.month - 1) // 3 - 1
    return {
        "year": str(day.year),
        "last_year": str(day.year - 1),
        "next_year": str(day.year + 1),
        "third_year": str(day.year + 2),
        "date": f"{day.year}年{day.month}月{day.day}日",
        "period": PERIODS[ended],
        "quarter": QUARTERS[ended],
        "quarter_year": str(day.year if ended >= 0 else day.year - 1),
        "peak": "迎峰度夏" if 4 <= day.month <= 9 else "迎峰度冬",
    }
