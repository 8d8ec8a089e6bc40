"""Texts without their tags, and marks of classification in them."""

from jingwei.core.texts import marked
from jingwei.core.texts import open_days
from jingwei.core.texts import plain

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "机密★10年",
        "机密*10年",
        "绝密☆",
        "秘密＊5年",
        "密级：机密",
        "密级: 秘密",
        "机　密★",
        "<p>机<b>密</b>★</p>",
        "<p>机密</p><p>★10年</p>",
        "密&#32423;：机密",
        "<机密★>",
    ],
)
def test_a_mark_is_found_however_it_is_written(text):
    assert marked("关于调查的通知", None, text)


@pytest.mark.parametrize("text", ["本系统处理非密工作", "商业秘密保护办法", "保守秘密。", ""])
def test_words_about_secrets_are_no_mark(text):
    assert not marked(text)


def test_tags_inside_a_line_leave_no_gap_and_blocks_stand_apart():
    html = (
        '<h2>一、要求</h2><p>请<b title="a>b">认真</b>组织&nbsp;&amp;实施</p><ul><li>甲</li></ul>'
    )
    assert plain(html).split("\n") == ["", "一、要求", "", "请认真组织 &实施", "", "", "甲", "", ""]


def test_an_office_file_reads_by_paragraphs_and_cells():
    assert plain("<w:p><w:r><w:t>13812</w:t></w:r><w:t>345678</w:t></w:p>").strip() == "13812345678"
    assert plain("<c><v>1</v></c><c><v>2</v></c>").split() == ["1", "2"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("<p>2026年　月　日</p>", ["2026年月日"]),
        ("<p>2026年11月&nbsp;日</p>", ["2026年11月日"]),
        ("请于2026年 月 5日前报送", ["2026年月5日"]),
        ("2026年__月__日", ["2026年__月__日"]),
        ("<p>2026年11月5日</p><p>2026年11月</p><p>填表日期：　　年　月　日</p>", []),
    ],
)
def test_a_day_left_blank_is_found(text, days):
    assert open_days(text) == days


def test_a_line_of_blanks_is_read_once():
    blanks = "_" * 300_000
    assert open_days(f"2026年月{blanks}", f"2026年{blanks}月") == []
    assert open_days(f"2026年月{blanks}日") == [f"2026年月{blanks}日"]
