"""Long titles are broken as a typist would."""

from jingwei.core.rendition.titles import lines
from jingwei.core.rendition.titles import MOST
from jingwei.core.rendition.titles import width
from jingwei.core.rendition.titles import words

import pytest


@pytest.mark.parametrize(
    "wanted",
    [
        ["关于召开全市工业经济运行调度会的通知"],
        ["江城市经济委员会关于下达", "2026年工业经济目标任务的通知"],
        ["关于印发《江城市工业企业", "技术改造专项资金管理办法》的通知"],
        ["江城市经济委员会委务会议纪要", "（研究技术改造项目资金安排）"],
    ],
)
def test_lines_end_between_words(wanted):
    assert lines("".join(wanted)) == wanted


@pytest.mark.parametrize("title", ["很" * 200, "A" * 199, "《" + "工业企业，" * 39 + "》"])
def test_odd_titles_fit_too(title):
    made = lines(title)
    assert "".join(made) == title
    assert all(width(line) <= MOST for line in made)


def test_the_words_of_a_title_are_all_of_it():
    for title in ("关于印发《管理办法》的通知", "A股 2026年上半年情况", ""):
        assert "".join(words(title)) == title
    assert words("关于印发《办法》的通知")[:2] == ["关于", "印发"]
