"""What an official document sets apart, and tables on a telephone."""

from bs4 import BeautifulSoup
from jingwei.core.typeset import dated
from jingwei.core.typeset import letter
from jingwei.core.typeset import tables

import datetime
import pytest


SIGNED = "<p>江城市经济委员会</p><p>2026年10月22日</p>"


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def row(tag: str, *cells: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in cells)}</tr>"


def test_addressees_and_signature_of_a_document_are_marked():
    page = soup(letter(f"<p>各区经信部门，各有关单位：</p><p>现提出意见。</p>{SIGNED}"))
    assert page.select_one(".addressees").get_text() == "各区经信部门，各有关单位："
    names = [p.get_text() for p in page.select(".signature p")]
    assert names == ["江城市经济委员会", "2026年10月22日"]


@pytest.mark.parametrize("day", ["2026年1月5日", "2026年\u3000月\u3000日", "二〇〇六年三月五日"])
def test_the_day_is_known_in_all_its_forms(day):
    text = f"<p>此复。</p><p>江城市经济委员会</p><p>{day}</p>"
    assert soup(letter(text)).select_one(".signature")


def test_organs_that_sign_together_stand_together():
    text = "<p>此复。</p><p>江城市经济委员会</p><p>江城市财政局</p><p>2026年1月5日</p>"
    assert len(soup(letter(text)).select(".signature p")) == 3


def test_what_follows_the_signature_stays_below_it():
    page = soup(letter(f"<p>现印发给你们。</p>{SIGNED}<h2>办法</h2><p>第一条</p>"))
    assert page.select_one(".signature").find_next_sibling().name == "h2"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "一行文字",
        "<p>第一条 为了规范管理，制定本办法。</p><p>2026年1月5日起施行。</p>",
        "<h2>目的：</h2><p>会议强调，要抓好落实。</p><p>2026年1月5日</p>",
    ],
)
def test_a_text_without_either_stays_as_it_is(text):
    assert letter(text) == text


def test_nothing_of_the_text_is_lost():
    text = f"<p>各区：</p><p>一 &amp; 二 &lt;三&gt;<br>四</p>{SIGNED}<p>（联系人：某）</p>"
    assert soup(letter(text)).get_text() == soup(text).get_text()


def test_a_wide_table_names_the_column_in_each_cell():
    text = f"<p>前</p><table>{row('th', *'项甲乙丙')}{row('td', '新收', '3', '2', '1')}</table>后"
    page = soup(tables(text))
    assert [td.get("data-label") for td in page.select("td")] == [None, "甲", "乙", "丙"]
    assert page.select_one("table.stacked") and page.get_text() == soup(text).get_text()


def test_a_wide_table_with_merged_cells_moves_in_its_own_frame():
    text = f"<table>{row('th', *'项甲乙丙')}<tr><td colspan='4'>无</td></tr></table>后"
    frame = soup(tables(text)).select_one(".scroll")
    assert frame["tabindex"] == "0" and frame.table and "stacked" not in str(frame)
    assert soup(tables(text)).get_text() == "项甲乙丙无后"


def test_a_narrow_table_stays_as_it_is():
    text = f"<table>{row('th', '要素', '内容')}{row('td', '类型', '确认')}</table>"
    assert tables(text) == text


def test_the_day_of_the_signing_fills_the_line_left_blank_for_it_and_no_other():
    text = "<p>江城市经济委员会</p><p>2026年\u3000月\u3000日</p><h2>附表</h2><p>2026年 月 日</p>"
    day = datetime.date(2027, 1, 5)
    assert dated(text, day) == text.replace("2026年\u3000月\u3000日", "2027年1月5日")
    assert dated(text, None) == text
    assert dated("<p>请于2026年 月 日前报送</p>", day) == "<p>请于2026年 月 日前报送</p>"
