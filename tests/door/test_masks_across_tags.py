"""A passage is masked wherever tags cut it: nothing of it goes out whole."""

from jingwei.core.texts import plain
from jingwei.door.reading import Reading
from jingwei.door.redaction import masks

import itertools
import pytest


PASSAGE = "张三丰厂"
# What may stand around a part of a passage, inside one paragraph.
AROUND = [
    ("<b>", "</b>"),
    ("<em><u>", "</u></em>"),
    ('<a href="https://example.cn/x">', "</a>"),
    ("<br />", ""),
    ("", "</p><p>"),
    ("</p><ul><li>", "</li></ul><p>"),
    ("<sub></sub>", "<sup></sup>"),
]
SPLITS = list(itertools.combinations(range(len(PASSAGE) + 1), 2))


def together(html: str) -> str:
    """All text of a page as one who copies it gets it."""
    return "".join(plain(html).split())


@pytest.mark.parametrize(("before", "after"), AROUND)
@pytest.mark.parametrize(("start", "end"), SPLITS)
def test_no_split_by_tags_lets_a_passage_out(before, after, start, end):
    cut = f"{PASSAGE[:start]}{before}{PASSAGE[start:end]}{after}{PASSAGE[end:]}"
    read = Reading(f"<p>上月{cut}来信。</p>")
    found = masks(read.text, added=[PASSAGE])
    shown = read.shown(found)
    assert PASSAGE not in together(shown)
    assert together(shown) == "上月***来信。"
    assert read.marked(found).count("<mark") == 1
    # The tags themselves stay, so the page is as well formed as before.
    assert [t for t, tag in read.pieces if tag] == [t for t, tag in Reading(shown).pieces if tag]


def test_every_occurrence_is_masked_and_nothing_else():
    read = Reading("<p>张三丰厂、<b>张三</b>丰厂和张<i>三</i>丰&amp;厂</p>")
    assert read.shown(masks(read.text, added=[PASSAGE])) == (
        "<p>***、<b>***</b>和张<i>三</i>丰&amp;厂</p>"
    )


@pytest.mark.parametrize("cut", range(1, 11))
def test_a_telephone_number_cut_by_a_tag_is_found(cut):
    number = "13812345678"
    read = Reading(f"<p>电话<b>{number[:cut]}</b>{number[cut:]}。</p>")
    found = masks(read.text)
    assert [mask.kind for mask in found] == ["phone"]
    assert together(read.shown(found)) == "电话138****5678。"


def test_numbers_of_two_cells_are_two_numbers():
    read = Reading("<table><tr><td>138</td><td>12345678</td></tr></table>")
    assert masks(read.text) == []


@pytest.mark.parametrize("text", ["张三\n丰厂", "张\u200b三丰厂", "张三\u00ad丰\ufeff厂"])
def test_what_nobody_sees_does_not_keep_a_passage_apart(text):
    assert len(masks(text, added=[PASSAGE])) == 1


def test_blanks_of_a_passage_stand_for_any_blank():
    assert len(masks("Zhang\u00a0 San", added=[" Zhang San "])) == 1
    assert masks("一 二", added=[" "]) == []
