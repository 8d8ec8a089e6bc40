"""What an editor's HTML becomes on paper."""

from io import BytesIO
from jingwei.core.rendition.blocks import blocks
from jingwei.core.rendition.exc import CannotBeSet
from jingwei.core.rendition.press import pressed
from PIL import Image
from tests.core.rendition.conftest import QR
from tests.core.rendition.measure import LEFT
from tests.core.rendition.measure import MM
from tests.core.rendition.measure import near
from tests.core.rendition.measure import pages
from tests.core.rendition.measure import PITCH
from tests.core.rendition.measure import RIGHT
from tests.core.rendition.measure import STEP

import pytest


def said(html: str) -> list[str]:
    """Numbers and texts of the blocks of a text."""
    return [
        block.get("number", "")
        + block.get("marker", "")
        + (block.get("led") or {}).get("text", "")
        + "".join(run.get("text", "/") for run in block["runs"])
        for block in blocks(html)
    ]


def png(width: int = 40, height: int = 20, mode: str = "RGB") -> bytes:
    """A picture."""
    made = BytesIO()
    Image.new(mode, (width, height), 0).save(made, "PNG")
    return made.getvalue()


def test_headings_get_numbers_by_their_level():
    html = "<h2>甲</h2><h3>乙</h3><h3>丙</h3><h4>丁</h4><h2>戊</h2><h3>己</h3>"
    assert said(html) == ["一、甲", "（一）乙", "（二）丙", "1.丁", "二、戊", "（一）己"]


def test_numbers_that_were_typed_stay_and_count_along():
    html = "<h2>一、甲</h2><p>（一）乙</p><h3>丙</h3><h2>丁</h2><h2>第三章　戊</h2>"
    assert said(html) == ["一、甲", "（一）乙", "（二）丙", "二、丁", "第三章　戊"]


def leads(html: str) -> list[str]:
    """What is set as a heading in each block of a text."""
    return [
        block["runs"][0]["text"]
        if block["kind"] == "heading"
        else (block["led"] or {"text": ""})["text"]
        for block in blocks(html)
    ]


def test_a_typed_number_says_which_face_a_paragraph_begins_with():
    found = blocks(
        "<p>一、总体要求</p><p>（一）抓运行。坚持月调度。</p><p>（二）抓<i>项目</i>。<b>按月</b>报送。</p>"
    )
    assert (found[0]["kind"], found[0]["level"]) == ("heading", 1)
    assert found[1]["led"] == {"level": 2, "text": "（一）抓运行。"}
    assert found[1]["runs"] == [{"text": "坚持月调度。"}]
    assert found[2]["led"] == {"level": 2, "text": "（二）抓项目。"}
    assert found[2]["runs"] == [{"text": "按月", "b": True}, {"text": "报送。"}]


def test_in_one_text_all_paragraphs_of_a_level_begin_alike():
    numbered = ["一、征集范围。能够提供服务的机构。", "二、申请条件。依法登记，信用良好。"]
    sentence = "三、征集不收取任何费用，未委托任何机构代办。"
    text = "".join(f"<p>{one}</p>" for one in numbered)
    assert leads(text) == ["一、征集范围。", "二、申请条件。"]
    assert leads(f"{text}<p>{sentence}</p>") == ["", "", ""], "a list of sentences"
    minutes = "<p>一、会议听取了汇报。会议认为，程序规范。</p><p>二、会议要求，做好衔接。</p>"
    assert leads(minutes) == ["", ""]
    second = "<p>（一）抓运行。按月调度。</p><p>（二）抓项目。按季调度。</p>"
    assert leads(f"{minutes}{second}") == ["", "", "（一）抓运行。", "（二）抓项目。"]


def test_a_heading_of_its_own_may_have_a_comma():
    own = "<p>一、提高认识</p><p>二、加强领导，落实责任</p>"
    assert [block["kind"] for block in blocks(own)] == ["heading", "heading"]
    items = "<p>（一）条件：</p><p>（二）材料，</p><p>（三）时间：3月5日前</p>"
    assert [block["kind"] for block in blocks(items)] == ["par"] * 3


def test_a_cell_with_a_number_keeps_all_of_its_text():
    [table] = blocks("<table><tr><td>（一）抓运行。按月调度。</td><td>甲</td></tr></table>")
    [inside] = table["cells"][0]["blocks"]
    assert inside["runs"] == [{"text": "（一）抓运行。按月调度。"}]


def test_lists_in_lists_have_the_markers_of_the_standard():
    html = "<ol><li>甲<ol><li>乙<ol><li>丙</li></ol></li></ol></li><li>丁</li></ol>"
    assert said(html + "<ul><li>戊</li></ul>") == ["1.甲", "（1）乙", "①丙", "2.丁", "•戊"]


def test_formats_inside_a_line_stay():
    [block] = blocks("<p>　　甲<b>乙<u>丙</u></b>m<sup>2</sup>，<s>丁</s><br>戊 </p>")
    assert block["runs"] == [
        {"text": "甲"},
        {"text": "乙", "b": True},
        {"text": "丙", "b": True, "u": True},
        {"text": "m"},
        {"text": "2", "sup": True},
        {"text": "，"},
        {"text": "丁", "s": True},
        {"br": True},
        {"text": "戊"},
    ]


def test_empty_paragraphs_take_no_line():
    assert said("<p>&nbsp;</p><p>甲</p><p><br></p>  <p></p>乙") == ["甲", "乙"]


def test_whatever_cannot_be_set_is_refused_with_its_place():
    with pytest.raises(CannotBeSet) as refused:
        blocks(
            '<p>甲</p><p>乙<img src="https://example.test/a.png" alt="图1"></p><p><svg></svg></p>'
            f"<table><tr>{'<td>一二三四</td>' * 40}</tr></table>"
            "<ul><li><table><tr><td>1</td></tr></table></li></ul>"
        )
    told = [one["message"] for one in refused.value.errors]
    assert [message.mapping["number"] for message in told] == [2, 3, 4, 5]
    assert told[0].mapping["name"] == "图1"


@pytest.mark.parametrize("tag", ["b", "div", "ul><li"])
def test_a_text_that_a_parser_would_cut_is_refused(tag):
    closed = tag.replace("><", "></")
    with pytest.raises(CannotBeSet):
        blocks(f"<{tag}>" * 300 + "甲" + f"</{closed}>" * 300)


def test_a_file_that_is_no_picture_is_refused():
    with pytest.raises(CannotBeSet):
        blocks('<p><img src="a.png"></p>', lambda source: b"no picture")


def test_a_small_file_that_unpacks_to_a_picture_beyond_all_paper_is_refused_with_the_limit():
    with pytest.raises(CannotBeSet) as refusal:
        blocks('<p><img src="a.png" alt="甲"></p>', lambda source: png(8000, 6000, "1"))
    [fault] = [one["message"] for one in refusal.value.errors]
    assert fault.mapping["name"] == "甲" and fault.mapping["most"] == 40
    page = png(4960, 7016, "1")  # A4 at 600 dots an inch
    assert blocks('<p><img src="a.png" alt="甲"></p>', lambda source: page)


def test_a_picture_that_a_text_shows_a_thousand_times_is_read_once():
    asked = []

    def resolve(source: str) -> bytes:
        asked.append(source)
        return png(400, 200)

    found = blocks('<p><img src="a.png" alt="甲"></p>' * 1000, resolve)
    assert (len(found), asked) == (1000, ["a.png"])


@pytest.mark.proof
def test_pictures_that_have_too_many_points_together_are_refused():
    page = png(6000, 6000, "1")
    with pytest.raises(CannotBeSet) as refusal:
        blocks(
            "".join(f'<p><img src="{n}.png" alt="图{n}"></p>' for n in range(10)), lambda _s: page
        )
    [fault] = [one["message"] for one in refusal.value.errors]
    assert fault.mapping["name"] == "图9" and fault.mapping["together"] == 300


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "CMYK", "P", "1", "I;16"])
def test_pictures_of_all_kinds_are_printed(document, mode):
    made = BytesIO()
    Image.new(mode, (800, 300)).save(made, "JPEG" if mode == "CMYK" else "PNG")
    body = blocks('<p>图：</p><p><img src="x"></p>', lambda source: made.getvalue())
    made_of = pages(pressed("redhead", document(body=body)))
    [image] = [image for page in made_of for image in page.images]
    assert (image["x0"], image["x1"]) == (near(LEFT), near(RIGHT))


def test_a_photograph_that_was_turned_is_as_wide_as_it_stands():
    made, turned = BytesIO(), Image.Exif()
    turned[0x0112] = 6  # The camera was held upright (Exif 2.3, Orientation).
    Image.new("RGB", (400, 200)).save(made, "JPEG", exif=turned)
    [block] = blocks('<p><img src="x" alt="甲"></p>', lambda source: made.getvalue())
    assert block["width"] == pytest.approx(200 / 96 * 25.4, abs=0.1)
    upright = Image.open(BytesIO(block["data"]))
    assert upright.height > upright.width


def test_a_picture_is_as_wide_as_the_text_says():
    [block] = blocks('<p><img src="x" width="96" alt="甲"></p>', lambda source: png(4000, 100))
    assert (block["width"], block["alt"]) == (25.4, "甲")
    assert Image.open(BytesIO(block["data"])).width == 300, "no finer than a printer sees"


def table(columns: int, rows: int, text: str = "甲乙丙") -> str:
    """A table with a row of heads."""
    head = "".join(f"<th>列{n}</th>" for n in range(columns))
    row = "".join(f"<td>{text}</td>" for _n in range(columns))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{f'<tr>{row}</tr>' * rows}</tbody></table>"


def test_a_table_repeats_its_heads_on_each_page(document):
    found = pages(pressed("redhead", document(body=blocks(f"<p>见表。</p>{table(4, 80)}"))))
    with_rows = [page for page in found if "甲乙丙" in page.text]
    assert len(with_rows) > 1
    assert all("列0列1列2列3" in page.text for page in with_rows)


def test_merged_cells_stand_over_all_that_they_span(document):
    html = (
        "<table><tr><th rowspan=2>区</th><th colspan=2>目标</th></tr>"
        "<tr><th>产值</th><th>投资</th></tr>"
        "<tr><td rowspan=9>临江</td><td>1</td><td>2</td></tr><tr><td colspan=9>无</td></tr></table>"
    )
    [found] = blocks(html)
    places = [(c["x"], c["y"], c["wide"], c["high"]) for c in found["cells"]]
    assert places[:3] == [(0, 0, 1, 2), (1, 0, 2, 1), (1, 1, 1, 1)]
    assert places[4] == (0, 2, 1, 2), "a span does not leave the table"
    assert places[-1] == (1, 3, 2, 1)
    assert found["head"] == 2
    page = pages(pressed("redhead", document(body=[found])))[0]
    assert page.line("目标").y < page.part("产值").y


def test_a_wide_table_lies_on_its_side_with_the_number_where_the_sheet_has_it(document):
    body = blocks(f"<p>见表。</p>{table(10, 60)}<p>完。</p>")
    found = pages(pressed("redhead", document(body=body, annexes=[])))
    lying = [page for page in found if page.width > page.height]
    assert len(lying) > 1
    for page in lying:
        number = found.index(page) + 1
        signs = [sign for sign in page.signs if sign.x < 33]
        assert sorted(sign.text for sign in signs) == sorted(f"—{number}—")
        # 7 mm from the type area, which begins 35 mm from the edge.
        assert all(sign.x + 0.38 * 14 / MM == near(35 - 7) for sign in signs)
        middle = sum(sign.y for sign in signs) / len(signs)
        assert middle > page.height - 45 if number % 2 else middle < 45
    assert {round(page.width) for page in found} == {210, 297}


def test_the_way_to_verify_stands_on_a_last_page_that_lies_too(document):
    data = document(copies="", printer="", verify={"code": "7Q4M", "url": "x", "qr": QR})
    annex = {"label": "附件", "title": "汇总表", "blocks": blocks(table(10, 3))}
    *others, last = pages(pressed("redhead", {**data, "annexed": [annex]}))
    assert last.width > last.height
    assert "附件" in last.text and "汇总表" in last.text
    assert last.line("7Q4M").top > 210 - 26
    assert all("7Q4M" not in page.text for page in others)


def test_a_list_is_indented_and_goes_on_from_the_left_edge(document):
    text = "经济运行处负责此项工作并按时报送" * 4
    page = pages(pressed("redhead", document(body=blocks(f"<ol><li>{text}</li></ol>"))))[0]
    first = page.line("1.经济运行处")
    below = next(line for line in page.lines(size=16) if line.y > first.y + 1)
    assert (first.left, below.left) == (near(LEFT + 2 * STEP), near(LEFT))
    assert below.y - first.y == near(PITCH)


@pytest.mark.parametrize("begin, piece, most", [("甲", "<br>乙", 1000), ("", "<b>甲</b>乙", 2000)])
def test_a_paragraph_of_very_many_breaks_or_pieces_is_refused_and_named(begin, piece, most):
    assert blocks(f"<p>{begin}{piece * most}</p>")
    with pytest.raises(CannotBeSet) as refused:
        blocks(f"<p>一</p><p>{begin}{piece * (most + 1)}</p>")
    (fault,) = refused.value.errors
    assert fault["message"].mapping["number"] == 2


@pytest.mark.slow
def test_a_text_of_100_000_characters_is_set(document):
    paragraph = "<p>" + "规模以上工业企业应当如实填报，" * 7 + "</p>"
    body = blocks(paragraph * (100_000 // len(paragraph)))
    found = pressed("redhead", document(body=body))
    assert len(pages(found)) > 100
