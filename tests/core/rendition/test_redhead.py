"""文件: every distance of GB/T 9704-2012 within half a millimetre."""

from itertools import pairwise
from jingwei.core.rendition.press import pressed
from tests.core.rendition.conftest import paragraph
from tests.core.rendition.measure import BOTTOM
from tests.core.rendition.measure import LEFT
from tests.core.rendition.measure import Line
from tests.core.rendition.measure import MM
from tests.core.rendition.measure import near
from tests.core.rendition.measure import pages
from tests.core.rendition.measure import PITCH
from tests.core.rendition.measure import RIGHT
from tests.core.rendition.measure import SIZE
from tests.core.rendition.measure import STEP
from tests.core.rendition.measure import TOP

import pytest


def test_a_full_page_has_22_lines_of_28_characters_in_the_type_area(document):
    page = pages(pressed("redhead", document()))[1]
    assert (page.width, page.height) == (near(210), near(297))
    lines = page.lines(size=16)
    assert len(lines) == 22
    assert lines[0].top == near(TOP)
    assert lines[-1].bottom == near(TOP + 21 * PITCH + SIZE)
    for line in lines:
        assert len(line.signs) == 28
        assert (line.left, line.right) == (near(LEFT), near(RIGHT))
        assert [b.x - a.x for a, b in pairwise(line.signs)] == [near(STEP)] * 27
    assert [b.y - a.y for a, b in pairwise(lines)] == [near(PITCH)] * 21


def test_the_head_stands_where_the_standard_says(document):
    page = pages(pressed("redhead", document()))[0]
    mark = page.line("江城市经济委员会文件")
    assert all(sign.red and sign.font == "FandolSong-Bold" for sign in mark.signs)
    tops, bottoms = zip(*(sign.ink for sign in mark.signs), strict=True)
    assert min(tops) == near(TOP + 35)
    number = page.line("江经〔2026〕12号")
    assert number.top - max(bottoms) == near(2 * PITCH)
    assert (number.left + number.right) / 2 == near((LEFT + RIGHT) / 2)
    rule = next(rule for rule in page.rules if rule["red"])
    assert rule["top"] - number.bottom == near(4)
    assert (rule["x0"], rule["x1"]) == (near(LEFT), near(RIGHT))


def test_the_title_stands_two_lines_below_the_rule_and_the_addressees_one_below_it(document):
    page = pages(pressed("redhead", document()))[0]
    rule = next(rule for rule in page.rules if rule["red"])
    first, last = page.lines(size=22)
    assert first.text == "江城市经济委员会关于开展"
    assert first.top - rule["bottom"] == near(2 * PITCH)
    for line in (first, last):
        assert (line.left + line.right) / 2 == near((LEFT + RIGHT) / 2)
    to = page.line("各区经信部门")
    assert to.text.endswith("企业：")
    assert (to.left, to.top - last.bottom) == (near(LEFT), near(2 * PITCH - SIZE))
    below = page.lines(size=16)
    text = below[below.index(to) + 1]
    assert (text.left, text.y - to.y) == (near(LEFT + 2 * STEP), near(PITCH))


def test_a_line_of_the_title_that_is_too_long_is_narrowed(document):
    long = "江城市经济委员会江城市财政局关于开展工业企业用能"
    page = pages(pressed("redhead", document(title_lines=[long, "情况专项调查的通知"])))[0]
    line = page.line("江城市财政局")
    assert line.text == long
    assert (line.left, line.right) == (near(LEFT), near(RIGHT))
    assert page.line("情况专项").y - line.y == near(12.4)


def test_page_numbers_stand_7_mm_below_the_type_area_at_the_outer_edge(document):
    for number, page in enumerate(pages(pressed("redhead", document())), 1):
        line = page.line(f"—{number}—")
        em = 14 / MM
        assert {sign.size for sign in line.signs} == {14}
        # The dash lies 0.38 of its size above the baseline.
        assert line.y - 0.38 * em == near(BOTTOM + 7)
        if number % 2:
            assert line.right == near(RIGHT - em)
        else:
            assert line.left == near(LEFT + em)


def test_the_imprint_stands_at_the_lower_edge_of_the_last_page(document):
    *others, page = pages(pressed("redhead", document()))
    assert all("印发" not in other.text for other in others)
    first, middle, last = page.rules[-3:]
    assert last["bottom"] == near(BOTTOM)
    for rule, thick in ((first, 0.35), (middle, 0.25), (last, 0.35)):
        assert rule["thick"] == pytest.approx(thick, abs=0.02)
        assert (rule["x0"], rule["x1"]) == (near(LEFT), near(RIGHT))
    copies, printed = page.line("抄送"), page.line("印发")
    em = 14 / MM
    assert copies.text == "抄送：市政府办公室，市统计局。"
    assert first["bottom"] < copies.top < copies.bottom < middle["top"]
    assert (copies.left, printed.left, printed.right) == (
        near(LEFT + em),
        near(LEFT + em),
        near(RIGHT - em),
    )
    assert {sign.size for line in (copies, printed) for sign in line.signs} == {14}


def test_copies_that_go_on_begin_below_the_first_name(document):
    names = "，".join(["市发展和改革委员会", "市生态环境局"] * 5)
    page = pages(pressed("redhead", document(copies=names)))[-1]
    lines = page.lines(size=14)
    at = next(place for place, line in enumerate(lines) if "抄送" in line.text)
    assert lines[at + 1].left == near(lines[at].signs[3].x)


def test_without_a_seal_the_date_begins_two_characters_behind_the_name(document):
    page = pages(pressed("redhead", document(body=[paragraph("特此通知。")])))[0]
    text, date = page.line("特此通知"), page.line("2026年3月5日")
    name = next(line for line in page.lines(size=16) if line.text == "江城市经济委员会")
    assert name.y - text.y == near(2 * PITCH)
    assert name.right == near(RIGHT - 2 * STEP)
    assert (date.left, date.y - name.y) == (near(name.left + 2 * STEP), near(PITCH))


def test_a_date_longer_than_the_name_moves_the_name(document):
    short = document(body=[paragraph("特此通知。")], organs=["江城经委"], date="2026年12月25日")
    page = pages(pressed("redhead", short))[0]
    name = next(line for line in page.lines(size=16) if line.text == "江城经委")
    date = page.line("2026年12月25日")
    assert date.right == near(RIGHT - 2 * STEP)
    assert name.left == near(date.left - 2 * STEP)


def test_with_a_seal_the_date_keeps_four_characters_and_the_name_is_centred_on_it(document):
    data = document(body=[paragraph("特此通知。")], seal=True, note="此件公开发布")
    page = pages(pressed("redhead", data))[0]
    text, date, note = page.line("特此通知"), page.part("2026年3月5日"), page.line("此件公开")
    name = next(line for line in page.lines(size=16) if line.text == "江城市经济委员会")
    assert date.right == near(RIGHT - 4 * STEP)
    centre = (date.left + date.right) / 2
    assert (name.left + name.right) / 2 == near(centre)
    assert date.y - name.y == near(PITCH)
    label = page.line("印章占位")
    assert all(sign.red for sign in label.signs)
    assert (label.left + label.right) / 2 == near(centre)
    seal = page.seals[0]
    assert (seal["x0"] + seal["x1"]) / 2 == near(centre)
    assert 0 < seal["top"] - text.bottom < PITCH, "it begins within a line of the text"
    middle = (seal["top"] + seal["bottom"]) / 2
    assert middle - 3 < name.top < middle < date.bottom < seal["bottom"], "below its middle"
    assert note.text == "（此件公开发布）"
    assert (note.left, note.y - date.y) == (near(LEFT + 2 * STEP), near(PITCH))


def test_copy_number_and_urgency_stand_at_the_top_left(document):
    page = pages(pressed("redhead", document(copy="000001", urgency=["特急"])))[0]
    number, urgency = page.lines(size=16)[:2]
    assert (number.text, number.left, number.top) == ("000001", near(LEFT), near(TOP))
    assert (urgency.text, urgency.left, urgency.y - number.y) == ("特急", near(LEFT), near(PITCH))
    assert {sign.font for sign in urgency.signs} == {"FandolHei-Regular"}


def test_a_document_to_a_superior_names_who_signed(document):
    page = pages(pressed("redhead", document(signatories=["王建国"])))[0]
    line = page.line("签发人：王建国")
    assert line.text == "江经〔2026〕12号签发人：王建国"
    assert (line.left, line.right) == (near(LEFT + STEP), near(RIGHT - STEP))
    assert {sign.font for sign in line.signs[-3:]} == {"FandolKai-Regular"}


def test_of_three_who_signed_the_last_stands_in_the_line_of_the_number(document):
    page = pages(pressed("redhead", document(signatories=["王建国", "李明", "张旻"])))[0]
    first, last = page.line("签发人：王建国"), page.line("江经〔2026〕12号")
    assert first.text == "签发人：王建国李明"
    assert last.text == "江经〔2026〕12号张旻"
    assert last.y - first.y == near(PITCH)
    assert last.signs[-2].x == near(first.signs[4].x)
    rule = next(rule for rule in page.rules if rule["red"])
    assert rule["top"] - last.bottom == near(4)


def test_organs_that_issue_together_share_the_head(document):
    names = ["江城市经济委员会", "江城市财政局", "江城市发展和改革委员会"]
    page = pages(pressed("redhead", document(organs=names)))[0]
    word = [sign for sign in page.signs if sign.red and sign.text in "文件"]
    rows = [[s for s in line.signs if s not in word] for line in page.lines(red=True)]
    rows = [Line(signs) for signs in rows if signs]
    assert [row.text for row in rows] == names, "the leading organ stands first"
    assert [row.left for row in rows] == [near(rows[0].left)] * 3
    assert [row.right for row in rows] == [near(rows[0].right)] * 3
    assert min(sign.ink[0] for sign in rows[0].signs) == near(TOP + 35)
    middle = (rows[0].top + rows[-1].bottom) / 2
    assert (word[0].top + word[0].bottom) / 2 == near(middle)
    assert word[0].x > rows[0].right
    assert rows[0].left + word[-1].right == near(LEFT + RIGHT)
    assert rows[0].left > LEFT


def test_seals_of_several_organs_stand_in_a_row(document):
    names = ["江城市经济委员会", "江城市财政局", "江城市发展和改革委员会"]
    text = [paragraph("特此通知。")]
    page = pages(pressed("redhead", document(organs=names, body=text, seal=True)))[0]
    rows = [row for row in page.lines(size=16, red=False) if row.text in "".join(names)]
    assert {round(row.y) for row in rows} == {round(rows[0].y)}
    first, second, third = page.seals
    assert first["x1"] < second["x0"] < second["x1"] < third["x0"], "none touches another"
    assert first["x0"] > LEFT and third["x1"] < RIGHT
    date = page.line("2026年3月5日")
    assert date.left + date.right == near(third["x0"] + third["x1"])


def test_the_signature_takes_two_lines_of_the_text_along_to_a_new_page(document):
    text = "规模以上工业企业用能情况"
    for signs in range(300, 620, 28):
        body = [paragraph((text * 60)[:signs] + "。")]
        page = pages(pressed("redhead", document(body=body, seal=True, copies="", printer="")))[-1]
        lines = page.lines(size=16)
        at = next(n for n, line in enumerate(lines) if line.text == "江城市经济委员会")
        assert at >= 2, "no page has a signature alone"
        full = [line for line in lines[: at - 1] if len(line.signs) >= 26]
        assert all(line.right == near(RIGHT) for line in full if "：" not in line.text)


def test_the_same_data_give_the_same_bytes(document):
    assert pressed("redhead", document()) == pressed("redhead", document())
