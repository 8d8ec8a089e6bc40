"""Two texts compared word by word."""

from jingwei.core.revisions.words import changed
from jingwei.core.revisions.words import compared
from jingwei.core.revisions.words import IN
from jingwei.core.revisions.words import OUT
from jingwei.core.revisions.words import paragraphs
from jingwei.core.revisions.words import SAME

import pytest
import random
import rjieba


WORDS = list(
    dict.fromkeys(
        rjieba.cut(
            "为贯彻落实国务院关于深化改革、优化营商环境的决策部署，进一步规范行政审批事项的受理、办理与"
            "公开工作，现将有关事项通知如下。各科室应当在收到企业项目申报材料之日起5个工作日内完成形式审查"
        )
    )
)


def older(pieces):
    return "".join(text for sign, text in pieces if sign != IN)


def newer(pieces):
    return "".join(text for sign, text in pieces if sign != OUT)


def long_text(chance):
    text = ""
    while len(text) < 20_000:
        text += "".join(chance.choices(WORDS, k=12)) + "。\n"
    return text


@pytest.mark.parametrize(
    "before, after, told",
    [
        (
            "自收到材料之日起5个工作日内完成审查。",
            "自受理之日起10个工作日内完成形式审查。",
            "自-收到材料-+受理+之日起-5-+10+个工作日内完成+形式+审查。",
        ),
        ("江经〔2026〕12号", "江经〔2026〕13号", "江经〔2026〕-12-+13+号"),
        ("", "新的正文", "+新的正文+"),
        ("旧的正文", "", "-旧的正文-"),
        ("同样", "同样", "同样"),
        ("", "", ""),
        ("<b>5</b> & 6", "<b>7</b> & 6", "<b>-5-+7+</b> & 6"),
    ],
)
def test_marks_stand_at_words_and_never_inside_one(before, after, told):
    signs = {SAME: "", OUT: "-", IN: "+"}
    pieces = compared(before, after)
    assert "".join(f"{signs[sign]}{text}{signs[sign]}" for sign, text in pieces) == told


@pytest.mark.parametrize("edits", [50, 500, None], ids=["few", "many", "all"])
def test_both_texts_can_be_read_from_the_pieces(edits):
    chance = random.Random(7)
    before = long_text(chance)
    words = rjieba.cut(before)
    for _ in range(edits or 0):
        at = chance.randrange(len(words))
        words[at : at + chance.choice((0, 1, 2))] = [chance.choice([*WORDS, "暂不"])]
    if edits is None:
        chance.shuffle(words)
    after = "".join(words)
    pieces = compared(before, after)
    assert older(pieces) == before and newer(pieces) == after


def test_with_no_time_left_paragraphs_are_compared():
    pieces = compared("甲段。\n乙段旧。\n丙段。\n", "甲段。\n乙段新。\n丙段。\n", patience=0)
    assert pieces[0] == (SAME, "甲段。\n") and pieces[-1] == (SAME, "丙段。\n")


def test_rare_signs_and_halves_of_signs_come_through():
    before, after = "张㛃、李𫖯", "张㛃、王𫖯\x01"
    assert newer(compared(before, after)) == after


def test_a_text_of_seventy_thousand_different_words_is_written_in_as_many_signs():
    before = " ".join(str(number) for number in range(70_000))
    pieces = compared(before, before.replace("69999", "end"))
    assert newer(pieces).endswith("end") and older(pieces) == before


@pytest.mark.parametrize(
    "before, after, told",
    [
        ("甲。\n乙。", "甲。\n新。\n乙。", [["甲。"], ["新。"], ["乙。"]]),
        ("甲。乙。", "甲。\n乙。", [["甲。", "¶"], ["乙。"]]),
        ("甲\n乙\n丙", "甲\n丙", [["甲"], ["乙"], ["丙"]]),
    ],
)
def test_pieces_are_cut_at_paragraphs_and_a_break_of_one_is_marked(before, after, told):
    found = paragraphs(compared(before, after))
    assert [[piece.text for piece in one] for one in found] == told
    assert any(map(changed, found))
