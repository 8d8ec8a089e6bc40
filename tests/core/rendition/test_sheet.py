"""The approval sheet: nothing that was said on it gets lost, however long it is."""

from jingwei.core.rendition.press import pressed
from tests.core.rendition.measure import pages


def opinion(text: str, name: str = "王建国") -> dict:
    """An opinion of a cell."""
    told = {"text": text, "name": name, "post": "某处处长", "acting": "", "against": False}
    return {**told, "date": "2026年11月23日"}


def sheet(*opinions: dict) -> list:
    """Pages of a sheet with these opinions."""
    row = [{"label": "发文字号", "value": "江经〔2026〕12号"}, {"label": "密级", "value": "非密"}]
    data = {
        "title": "关于某事的通知（发文签批单）",
        "organ": "江城市经济委员会",
        "heading": "发文签批单",
        "made": {"year": 2026, "month": 11, "day": 23},
        "rows": [row, [{"label": "标题", "value": "关于某事的通知"}]],
        "cells": [{"label": "会签", "opinions": list(opinions)}],
        "after": [row],
        "told": "附有签名记录。",
    }
    return pages(pressed("sheet", data))


def test_eight_opinions_stand_below_each_other_the_latest_last():
    names = ["甲甲", "乙乙", "丙丙", "丁丁", "戊戊", "己己", "庚庚", "辛辛"]
    [page] = sheet(*(opinion("同意。", name) for name in names))
    heights = [page.line(name).y for name in names]
    assert heights == sorted(heights)
    for name in names:
        assert "2026年11月23日" in page.line(name).text
    assert "第1页共1页" in page.text


def test_an_opinion_longer_than_a_page_goes_on_on_the_next():
    long = "".join(f"第{number}点意见，请予研究。" for number in range(400))
    found = sheet(opinion("同意。"), opinion(long), opinion("同意。", "最后一人"))
    assert len(found) > 1
    text = "".join(line.text for page in found for line in page.lines(size=12))
    for number in range(400):
        assert f"第{number}点" in text
    assert "最后一人" in found[-1].text
