"""What a query means: pieces of texts, the same by file and by scan."""

from jingwei.core.search.query import fits
from jingwei.core.search.query import parse
from jingwei.core.search.text import normal
from jingwei.core.search.text import WIDE
from tests.core.search import texts

import pytest
import random
import re
import transaction
import unicodedata


pytestmark = pytest.mark.proof


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("江经〔2026〕12号", "见江经[2026]12号文", True),
        ("江经[2026]12号", "见江经〔2026〕12号文", True),
        ("江经（2026）12号", "见江经〔2026〕112号文", False),
        ("江经〔2026〕1", "江经〔2026〕12号", True),
        ("2026年", "截至2026年底", True),
        ("2026年", "2026 年", False),
        ("a股", "Ａ股市场", True),
        ("A股", "A级股份", False),
        ("9704公文", "GB/T9704公文格式", True),
        ("发展展现", "发展，展现", False),
        ("展", "发展", True),
        ("工业 通知", "关于工业的通知", True),
        ("工业 通知", "关于工业", False),
        ("工业 -税务", "工业税务", False),
        ("工业 NOT 税务", "工业", True),
        ("税务 OR 工业", "工业", True),
        ("税务|工业", "工业", True),
        ("“关于 工业”", "关于，工业", True),
        ("“关于工业”", "关于，工业", False),
        ("「关于工业", "关于工业", True),
        ("工业*", "工业化", True),
        ("(工业)", "工业", True),
        ("-工业", "农业", False),
        ("，", "，", False),
        ('"', '"', False),
        ("工业 AND", "工业", True),
        ("\ue000", "文\ue000字", False),
    ],
)
def test_a_query_means_what_a_person_expects(query, text, found):
    assert fits(parse(query), normal(text)) is found


def test_the_quick_way_to_the_normal_form_is_the_plain_one():
    chance = random.Random(3)
    signs = [*WIDE, "e", "\u0301", "股", "Ａ", "①", "﹐", "ｶ", "ﾞ", " ", "İ", "ß", "。", "〔", "2"]
    for _round in range(5000):
        text = "".join(chance.choices(signs, k=6))
        plain = re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", text).lower()).strip()
        assert normal(text) == plain, ascii(text)


def test_a_scan_answers_as_pieces_of_text_do():
    chance = random.Random(20260112)
    for _round in range(3000):
        found = texts.text(chance)
        asked, meant = texts.query(chance, [found])
        assert fits(parse(asked), normal(found)) == texts.answers(meant, found), (asked, found)


@pytest.mark.parametrize("seed", range(3))
def test_the_file_answers_as_the_texts_do(bench, seed):
    chance = random.Random(seed)
    for row in range(300):
        bench.put(row, texts.text(chance))
    transaction.commit()
    bench.keep()
    kept = list(bench.texts.values())
    found = 0
    for _round in range(150):
        asked, meant = texts.query(chance, kept)
        wanted = {row for row, text in bench.texts.items() if texts.answers(meant, text)}
        assert bench.find(asked) == wanted, asked
        assert set(bench.index.scan(parse(asked), list(bench.texts)[-100:])) <= wanted, asked
        found += len(wanted)
    assert found


def test_a_row_that_changed_often_is_found_by_its_last_text_only(bench):
    chance = random.Random(5)
    for _round in range(30):
        for _change in range(chance.randint(1, 40)):
            row = chance.randrange(60)
            bench.put(row, None if chance.random() < 0.2 else texts.text(chance))
        transaction.commit()
        if chance.random() < 0.6:
            bench.keep()
        asked, meant = texts.query(chance, list(bench.texts.values()))
        assert bench.find(asked) == {
            row for row, text in bench.texts.items() if texts.answers(meant, text)
        }
