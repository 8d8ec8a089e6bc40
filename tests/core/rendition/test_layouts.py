"""信函, 命令 and 纪要: what GB/T 9704-2012, part 10, says of them, within half a millimetre."""

from jingwei.core.rendition.press import pressed
from tests.core.rendition.conftest import paragraph
from tests.core.rendition.measure import BOTTOM
from tests.core.rendition.measure import LEFT
from tests.core.rendition.measure import near
from tests.core.rendition.measure import pages
from tests.core.rendition.measure import PITCH
from tests.core.rendition.measure import RIGHT
from tests.core.rendition.measure import SIZE
from tests.core.rendition.measure import STEP
from tests.core.rendition.measure import TOP

import pytest


def ink(line) -> tuple[float, float]:
    """Upper and lower edge of what is black in a line."""
    return min(s.ink[0] for s in line.signs), max(s.ink[1] for s in line.signs)


@pytest.fixture
def letter(document):
    """Pages of a letter."""
    return lambda **more: pages(pressed("letter", document(number="江经函〔2026〕3号", **more)))


def test_the_head_of_a_letter_is_the_name_between_the_edge_and_a_double_rule(letter):
    page = letter()[0]
    mark = page.lines(red=True)[0]
    assert mark.text == "江城市经济委员会", "without 文件"
    assert ink(mark)[0] == near(30)
    assert (mark.left + mark.right) / 2 == near(105)
    thick, thin = [rule for rule in page.rules if rule["red"]][:2]
    assert thick["top"] - ink(mark)[1] == near(4)
    assert thick["thick"] > thin["thick"] and thick["bottom"] < thin["top"]
    for rule in (thick, thin):
        assert (rule["x0"], rule["x1"]) == (near(20), near(190))


def test_a_second_double_rule_stands_20_mm_above_the_lower_edge_of_the_first_page(letter):
    first, second = letter()[:2]
    thin, thick = [rule for rule in first.rules if rule["red"]][2:]
    assert thick["bottom"] == near(297 - 20)
    assert thin["thick"] < thick["thick"]
    assert (thick["x0"], thick["x1"]) == (near(20), near(190))
    assert not any(rule["red"] for rule in second.rules)


def test_the_number_of_a_letter_stands_at_the_right_and_the_urgency_at_the_left(letter):
    page = letter(urgency=["特急"])[0]
    thin = [rule for rule in page.rules if rule["red"]][1]
    urgency, number = page.part("特急"), page.part("江经函〔2026〕3号")
    assert (urgency.left, number.right) == (near(LEFT), near(RIGHT))
    assert number.top - thin["bottom"] == near(SIZE * 7 / 8)
    assert urgency.y == near(number.y)
    title = page.lines(size=22)[0]
    assert title.top - number.bottom == near(2 * PITCH)


def test_the_first_page_of_a_letter_has_no_number_and_its_imprint_no_rules(letter):
    first, *_others, last = letter()
    assert "—1—" not in first.text
    assert "—2—" in letter()[1].text
    copies = last.line("抄送")
    assert copies.text == "抄送：市政府办公室，市统计局。"
    assert copies.bottom == near(BOTTOM)
    assert "印发" not in last.text
    assert not last.rules


@pytest.fixture
def order(document):
    """The first page of an order."""
    data = document(
        number="第12号",
        suffix="令",
        to="",
        body=[paragraph("《江城市工业企业用能管理办法》已经审议通过，现予公布。")],
        signer={"office": "主任", "name": "王建国"},
    )
    return pages(pressed("order", data))[0]


def test_the_head_of_an_order_begins_20_mm_below_the_type_area(order):
    mark = order.lines(red=True)[0]
    assert mark.text == "江城市经济委员会令"
    assert ink(mark)[0] == near(TOP + 20)
    number = order.line("第12号")
    assert number.top - ink(mark)[1] == near(2 * PITCH)
    assert (number.left + number.right) / 2 == near((LEFT + RIGHT) / 2)
    text = order.line("《江城市工业企业用能管理办法》")
    assert text.top - number.bottom == near(2 * PITCH + PITCH - SIZE)
    assert not order.lines(size=22) or "江城" not in order.lines(size=22)[0].text


@pytest.mark.parametrize("count", [1, 3])
def test_the_text_of_an_order_begins_two_blank_lines_below_its_number(document, count):
    body = [paragraph("现予公布，自公布之日起施行。" * 4)] * count
    signer = {"office": "主任", "name": "王建国"}
    data = document(number="第12号", suffix="令", to="", signer=signer, body=body)
    page = pages(pressed("order", data))[0]
    text, number = page.line("现予公布"), page.line("第12号")
    assert text.top - number.bottom == near(2 * PITCH + PITCH - SIZE)


def test_an_order_ends_with_who_gives_it_and_the_day(order):
    line, date = order.line("王建国"), order.line("2026年3月5日")
    office, name = order.part("主任"), order.part("王建国")
    assert line.text == "主任王建国"
    assert name.left - office.right == near(2 * STEP)
    assert name.right == near(RIGHT - 4 * STEP)
    assert date.right == near(RIGHT - 4 * STEP)
    assert date.y - name.y == near(2 * PITCH)


@pytest.fixture
def minutes(document):
    """The first page of minutes."""
    names = ["王建国", "李明", "张旻", "赵一", "钱二", "孙三", "周四", "吴五", "郑六", "冯七"]
    data = document(
        suffix="会议纪要",
        to="",
        body=[paragraph("会议研究了资金安排。")],
        attendance=[{"label": "出席", "names": names}, {"label": "请假", "names": ["沈九"]}],
    )
    return pages(pressed("minutes", data))[0]


def test_the_head_of_minutes_has_number_and_day_above_the_rule(minutes):
    mark = minutes.lines(red=True)[0]
    assert mark.text == "江城市经济委员会会议纪要"
    assert ink(mark)[0] == near(TOP + 35)
    line = minutes.line("江经〔2026〕12号")
    assert line.text == "江经〔2026〕12号2026年3月5日"
    assert (line.left, line.right) == (near(LEFT + STEP), near(RIGHT - STEP))
    rule = next(rule for rule in minutes.rules if rule["red"])
    assert rule["top"] - line.bottom == near(4)


def test_who_attended_stands_one_line_below_the_text_of_minutes(minutes):
    text, first, absent = (minutes.line(one) for one in ("会议研究", "出席：", "请假："))
    assert first.y - text.y == near(2 * PITCH)
    assert first.left == near(LEFT + 2 * STEP)
    assert {sign.font for sign in first.signs[:2]} == {"FandolHei-Regular"}
    assert "FandolFang-Regular" in {sign.font for sign in first.signs[3:]}
    lines = minutes.lines(size=16)
    second = lines[lines.index(first) + 1]
    assert second.left == near(first.signs[3].x), "names go on below the first one"
    assert second.text.startswith("郑六") or second.text.startswith("吴五")
    assert absent.text == "请假：沈九"
    assert not minutes.seals
