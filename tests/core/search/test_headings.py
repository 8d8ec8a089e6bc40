"""Records that have the words in their heading are known apart, the same by file and by scan."""

from BTrees.IIBTree import IISet
from jingwei.core.search.excerpt import whole
from jingwei.core.search.query import Clause
from jingwei.core.search.query import fits
from jingwei.core.search.query import parse
from jingwei.core.search.text import normal
from tests.core.search import texts

import pytest
import random
import transaction


pytestmark = pytest.mark.proof


def record(heading: str, body: str) -> str:
    """The text of a record with a file."""
    return whole([heading], [body], [("附件.docx", body)])


def headed(bench, asked: str, rows=None) -> set[int]:
    """Rows that have the words in their heading, of all that answer."""
    query = parse(asked)
    return set(bench.index.headed(query, rows or bench.index.find(query)))


@pytest.mark.parametrize("seed", range(3))
def test_the_file_knows_headings_as_the_texts_do(bench, seed):
    chance = random.Random(seed)
    headings = {}
    for row in range(1000, 1400):
        headings[row] = texts.text(chance)
        bench.put(row, record(headings[row], texts.text(chance)))
    transaction.commit()
    bench.keep()
    everything = IISet(bench.texts)
    count = 0
    for _round in range(100):
        asked, _meant = texts.query(chance, list(headings.values()))
        query = tuple(Clause(clause.wanted) for clause in parse(asked))
        if query:
            wanted = {row for row, text in headings.items() if fits(query, normal(text))}
            assert headed(bench, asked, everything) == wanted, asked
            count += len(wanted)
    assert count


@pytest.mark.parametrize("kept", [True, False])
def test_a_heading_that_was_changed_counts_as_it_is_now(bench, kept):
    for row in range(1000, 1300):
        bench.put(row, record("关于用电的通知", "请做好氢能示范工作"))
    bench.put(1001, record("关于氢能示范的通知", "请遵照执行"))
    transaction.commit()
    bench.keep()
    assert headed(bench, "氢能示范") == {1001}
    bench.put(1001, record("关于储能的通知", "请做好氢能示范工作"))
    bench.put(1002, record("氢能示范", "请遵照执行"))
    transaction.commit()
    if kept:
        bench.keep()
    assert headed(bench, "氢能示范") == {1002}
    assert headed(bench, "氢") == {1002}


def test_a_text_without_parts_has_no_heading(bench):
    assert headed(bench, "底稿") == set()
