"""No page has a signature alone, however long the text is and whatever it ends with."""

from io import BytesIO
from jingwei.core.rendition.api import blocks
from jingwei.core.rendition.press import pressed
from PIL import Image
from tests.core.rendition.conftest import paragraph
from tests.core.rendition.measure import BOTTOM
from tests.core.rendition.measure import Page
from tests.core.rendition.measure import pages

import pytest


pytestmark = pytest.mark.proof
ORGAN = "江城市经济委员会"
SIX = [
    "江城市经济委员会",
    "江城市财政局",
    "江城市统计局",
    "江城市商务局",
    "江城市科学技术局",
    "江城市税务局",
]
ROWS = "".join(f"<tr><td>第{n}行</td><td>用能情况</td></tr>" for n in range(1, 9))
TABLE = f"<table><tr><th>项目</th><th>内容</th></tr>{ROWS}</table>"
SPANNED = (
    '<table><tr><td rowspan="3">全</td><td>甲</td></tr>'
    "<tr><td>乙</td></tr><tr><td>丙</td></tr></table>"
)
ENDS = {
    "a paragraph": "<p>" + "规模以上工业企业用能情况" * 8 + "。</p>",
    "a short paragraph": "<p>特此通知。</p>",
    "a list": "<ol><li>报送数据。</li><li>按时公开。</li><li>专人负责。</li></ol>",
    "a heading": "<h2>其他事项</h2>",
    "a table": TABLE,
    "a table that cannot be parted": SPANNED,
    "a table and a line": TABLE + "<p>特此通知。</p>",
}
ANNEXES = ["工业企业用能情况调查表", "填报说明"]


def picture(width: int, height: int) -> bytes:
    """A grey PNG."""
    made = BytesIO()
    Image.new("RGB", (width, height), "grey").save(made, "PNG")
    return made.getvalue()


def ending(made: list[Page], organ: str = ORGAN) -> tuple[Page, list[str]]:
    """The page of the signature, and the lines of text or rows of tables above it."""
    page = next(page for page in made[::-1] if organ in [line.text for line in _lines(page)])
    texts = [line.text for line in _lines(page)]
    return page, texts[: len(texts) - 1 - texts[::-1].index(organ)]


def _lines(page: Page):
    return [line for line in page.lines(red=False) if not line.text.startswith("—")]


def padded(signs: int) -> list[dict]:
    """A text of so many signs."""
    return [paragraph(("规模以上工业企业用能情况" * 60)[:signs] + "。")]


# Behind the head of the first page there is room for some nine lines.
@pytest.mark.parametrize("count", range(14))
@pytest.mark.parametrize("end", ENDS)
def test_two_lines_or_rows_of_a_text_go_with_its_signature(document, end, count):
    body = [*padded(28 * count + 20), *blocks(ENDS[end])]
    made = pages(pressed("redhead", document(body=body, seal=True, note="此件公开发布")))
    page, above = ending(made)
    assert len(above) >= 2
    assert all(line.bottom < BOTTOM + 0.5 for line in page.lines(size=16))


@pytest.mark.parametrize("count", range(14))
@pytest.mark.parametrize("end", ["a paragraph", "a short paragraph", "a table"])
def test_the_names_of_annexes_and_the_end_of_the_text_go_with_the_signature(document, end, count):
    body = [*padded(28 * count + 20), *blocks(ENDS[end])]
    data = document(body=body, seal=True, note="此件公开发布", annexes=ANNEXES)
    _page, above = ending(pages(pressed("redhead", data)))
    assert above[-2:] == ["附件：1.工业企业用能情况调查表", "2.填报说明"]
    assert len(above) >= 3


def test_of_many_annexes_the_last_two_go_with_the_signature(document):
    for count in range(8, 20):
        annexes = [f"第{n}类企业调查表" for n in range(1, count)]
        made = pages(pressed("redhead", document(body=padded(20), seal=True, annexes=annexes)))
        _page, above = ending(made)
        assert above[-2:] == [f"{n}.第{n}类企业调查表" for n in (count - 2, count - 1)]
        lines = [line for page in made for line in page.lines(size=16) if "类企业" in line.text]
        starts = {round(line.left, 1) for line in lines[1:]}
        assert len(starts) == 1, "parted or not, numbers stand below each other"


def test_a_table_that_is_parted_for_its_signature_repeats_its_head_on_the_new_page_only(document):
    heads = set()
    for count in range(10):
        body = [*padded(28 * count + 20), *blocks(TABLE)]
        made = pages(pressed("redhead", document(body=body, seal=True)))
        page, above = ending(made)
        rows = [text for text in above if text.startswith("第")]
        assert above.count("项目内容") == 1 and rows[-2:] == ["第7行用能情况", "第8行用能情况"]
        all_of_it = "".join(page.text for page in made)
        assert [all_of_it.count(f"第{n}行") for n in range(1, 9)] == [1] * 8
        heads.add(all_of_it.count("项目内容"))
        edges = {rule["top"] for rule in page.rules if not rule["red"]}
        assert len(edges) > len(rows)
    assert heads == {1, 2}


def test_behind_a_wide_table_the_signature_stands_below_its_last_rows(document):
    for count in range(8, 20):
        rows = "".join(
            "<tr>" + "".join(f"<td>第{y}行{x}</td>" for x in range(12)) + "</tr>"
            for y in range(count)
        )
        body = [*padded(20), *blocks(f"<table>{rows}</table>")]
        made = pages(pressed("redhead", document(body=body, seal=True, note="此件公开发布")))
        page, above = ending(made)
        assert page.width > page.height
        assert any(f"第{count - 1}行11" in text for text in above)
        assert page.line("此件公开发布").bottom < 210 - 26 + 0.5


def test_a_high_picture_is_made_smaller_to_stand_with_the_signature(document):
    for count in range(8):
        body = [*padded(28 * count + 20), *blocks('<img src="x">', lambda _s: picture(700, 920))]
        made = pages(pressed("redhead", document(body=body, seal=True)))
        page, _above = ending(made)
        [image] = page.images
        assert image["bottom"] < page.seals[0]["top"] + 1
        assert image["x0"] > 28 and image["x1"] < 184


def test_the_first_page_shows_text_even_if_the_signature_is_too_high_for_it(document):
    for text in ("规模以上工业企业用能情况" * 3, "规模以上工业企业用能情况" * 6):
        made = pages(pressed("redhead", document(organs=SIX, body=[paragraph(text)], seal=True)))
        assert len(made) == 2
        assert made[0].line("规模以上")
        assert made[1].lines(size=16)[0].text in text, "and the rest of it stands with the seals"
    both = [paragraph("现印发给你们。"), paragraph("特此通知。")]
    first, second = pages(pressed("redhead", document(organs=SIX, body=both, seal=True)))
    assert first.line("现印发给你们") and second.line("特此通知")
