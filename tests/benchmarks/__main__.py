"""``make bench``: our pages beside stock Plone's, on the same machine, in the same run.

``python -m tests.benchmarks [documents ...]``, by default 1000; 10000 and 100000 work too. Signing
and papers follow; ``papers`` in place of numbers measures these alone.
"""

from contextlib import closing
from jingwei.core.search import api as search
from jingwei.testing import House
from pathlib import Path
from tests.benchmarks import pages
from tests.benchmarks import papers
from tests.benchmarks import stock
from tests.benchmarks import work
from tests.benchmarks.client import Figure
from tests.benchmarks.sets import data_set
from tests.benchmarks.sets import items_of
from tests.benchmarks.sets import open_data
from tests.benchmarks.sets import POLICIES
from tests.benchmarks.sets import STOCK_PAGES

import gc
import os
import shutil
import sys


# The part of signing and papers alone.
PAPERS = "papers"
PAIRS = (
    ("anonymous home", "stock anonymous home"),
    ("anonymous list of 20", "stock anonymous list of 20"),
    ("anonymous policy page", "stock anonymous page"),
    ("create a document (REST)", "stock create (REST)"),
)


def measured(count: int) -> dict[str, Figure]:
    """All figures of a data set with `count` documents."""
    house = House()
    with closing(house):
        folder = data_set(house, count)
        # What loading leaves behind would be gone through by every collection of garbage.
        gc.collect()
        gc.freeze()
        open_data(house, folder)
        texts(house, folder)
        root = house.serve()
        rows = pages.theirs(root.replace("/jingwei", f"/{stock.SITE_ID}"))
        rows |= pages.visitor(root) | pages.staff(root) | pages.far_pages(root, count)
        rows |= work.exports(house)
        rows |= work.new_head(house, root)
        rows |= pages.steps(root)
        return rows | work.reminders(house)


def texts(house: House, folder: Path) -> None:
    """The file of searched texts, which takes minutes, is kept with the data set."""
    kept, used = folder / "search", Path(os.environ["JINGWEI_VAR"]) / "search"
    if not kept.exists():
        with house.open(user="admin") as site:
            search.rebuild(site)
        shutil.copytree(used, kept)
    else:
        shutil.copytree(kept, used)


def show(count: int, rows: dict[str, Figure]) -> None:
    """Print the table of one data set."""
    print(
        f"{count} documents, {items_of(count)} supervision items, {POLICIES} policies,"
        f" {STOCK_PAGES} stock pages"
    )
    table(rows)
    for mine, other in PAIRS:
        factor = rows[other].work / rows[mine].work
        print(f"{mine}: stock is busy {factor:.1f} times as long")
    print(flush=True)


def table(rows: dict[str, Figure]) -> None:
    """Print all figures."""
    print(f"{'':32}{'median ms':>10}{'p95 ms':>10}{'busy ms':>10}")
    for name, row in rows.items():
        print(f"{name:32}{row.median:10.1f}{row.p95:10.1f}{row.work:10.1f}  {row.said}")


if __name__ == "__main__":
    for size in sys.argv[1:] or ["1000"]:
        if size != PAPERS:
            show(int(size), measured(int(size)))
    print("signing and papers")
    table(papers.measured())
