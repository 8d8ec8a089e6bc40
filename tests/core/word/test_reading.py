"""What becomes of a file of Word: headings, numbers, title, tables, pictures."""

from io import BytesIO
from jingwei.core.word.numbers import chinese
from jingwei.core.word.numbers import written
from jingwei.core.word.package import Unreadable
from jingwei.core.word.reading import MOST_PICTURED
from jingwei.core.word.reading import read
from tests.core.word.files import fount
from tests.core.word.files import levels
from tests.core.word.files import listed
from tests.core.word.files import p
from tests.core.word.files import word

import docx
import pytest
import struct
import zlib


CENTRED = '<w:jc w:val="center"/>'
LARGE = '<w:sz w:val="44"/>'


def png(width=3, height=2) -> bytes:
    """A small picture."""

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = b"".join(b"\0" + b"\xff\0\0" * width for _row in range(height))
    body = chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body + chunk(b"IEND", b"")


def saved(document) -> bytes:
    target = BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    "text, run, tag",
    [
        ("一、总体要求", fount("黑体"), "h2"),
        ("十一、附则", "", "h2"),
        ("第一章 总则", "", "h2"),
        ("（一）加强领导", fount("楷体_GB2312"), "h3"),
        ("(二)落实责任", "", "h3"),
        ("第二节 受理", "", "h3"),
        ("1. 工作目标", "<w:b/>", "h4"),
        ("2．工作任务", fount("黑体"), "h4"),
        ("1. 工作目标", "", "p"),
        ("1. 工作目标", '<w:b w:val="0"/>', "p"),
        ("1.5万吨以上的企业", "<w:b/>", "p"),
        ("一、各单位应当高度重视，", "", "p"),
        ("（一）加强领导。各单位要建立工作机制", "", "p"),
        ("一、" + "长" * 60, "", "p"),
        ("一是加强领导", "<w:b/>", "p"),
        ("第一条 为规范办理工作", "", "p"),
    ],
)
def test_typed_headings_are_told_from_text(text, run, tag):
    found = read(word(p("正文在前。") + p(text, "", run)))
    assert f"<{tag}>{text}</{tag}>" in found["html"].replace("<strong>", "").replace(
        "</strong>", ""
    )


def test_real_headings_begin_below_the_title():
    document = docx.Document()
    document.add_paragraph("正文在前。")
    for level, text in ((1, "总体要求"), (2, "基本原则"), (3, "依法"), (4, "公开")):
        document.add_heading(text, level)
    found = read(saved(document))["html"]
    assert "<h2>总体要求</h2><h3>基本原则</h3><h4>依法</h4><h4>公开</h4>" in found


def test_the_deepest_real_level_used_becomes_the_first():
    styles = (
        '<w:style w:type="paragraph" w:styleId="3"><w:name w:val="heading 3"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="小题"/><w:basedOn w:val="3"/>'
        "</w:style>"
    )
    look = '<w:pStyle w:val="{}"/>'
    body = p("正文。") + p("甲", look.format(3)) + p("乙", look.format("a"))
    assert "<h2>甲</h2><h2>乙</h2>" in read(word(body, styles=styles))["html"]


def test_automatic_numbers_are_written_out_as_word_counts():
    numbering = levels(
        ("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")
    )
    body = (
        p("各单位：")
        + listed("总体要求")
        + listed("指导思想", level=1)
        + listed("工作目标", level=1)
        + listed("第一点要求应当落实。", level=2)
        + listed("第二点要求应当落实。", level=2)
        + listed("重点任务")
        + listed("加强领导", level=1)
    )
    found = read(word(body, numbering))
    assert found["html"] == (
        "<p>各单位：</p><h2>一、总体要求</h2><h3>（一）指导思想</h3><h3>（二）工作目标</h3>"
        "<p>1.第一点要求应当落实。</p><p>2.第二点要求应当落实。</p>"
        "<h2>二、重点任务</h2><h3>（一）加强领导</h3>"
    )
    assert found["losses"]["numbers"] == 7


def test_numbers_that_come_from_a_style_are_written_out_too():
    numbering = (
        '<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="3"/>'
        '<w:numFmt w:val="chineseCounting"/><w:pStyle w:val="a1"/><w:lvlText w:val="%1、"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num>'
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="一级"/><w:pPr><w:numPr>'
        '<w:numId w:val="9"/></w:numPr></w:pPr></w:style>'
    )
    body = p("文。") + p("保障措施", '<w:pStyle w:val="a1"/>') + p("附则", '<w:pStyle w:val="a1"/>')
    assert "<h2>三、保障措施</h2><h2>四、附则</h2>" in read(word(body, numbering, styles))["html"]


def test_a_list_that_starts_anew_counts_anew_and_bullets_stay_bullets():
    numbering = levels(("decimal", "%1."), number=1) + (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    numbering += levels(("bullet", "●"), number=3)
    body = p("文。") + listed("甲") + listed("乙") + listed("丙", 2) + listed("点", 3)
    found = read(word(body, numbering))["html"]
    assert found == "<p>文。</p><p>1.甲</p><p>2.乙</p><p>1.丙</p><ul><li>点</li></ul>"


def test_a_number_that_nobody_described_is_none():
    assert read(word(p("文。") + listed("甲", 7)))["html"] == "<p>文。</p><p>甲</p>"


@pytest.mark.parametrize(
    "number, form, told",
    [
        (1, "decimal", "1"),
        (12, "chineseCounting", "十二"),
        (3, "chineseLegalSimplified", "叁"),
        (2, "ideographTraditional", "乙"),
        (11, "ideographTraditional", "11"),
        (4, "decimalEnclosedCircle", "④"),
        (15, "decimalFullWidth", "１５"),
        (28, "lowerLetter", "bb"),
        (9, "upperRoman", "IX"),
        (7, "decimalZero", "07"),
        (5, "hebrew1", "5"),
    ],
)
def test_numbers_have_the_form_of_their_list(number, form, told):
    assert written(number, form) == told


@pytest.mark.parametrize(
    "number, told",
    [
        (0, "零"),
        (5, "五"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (103, "一百零三"),
        (110, "一百一十"),
    ],
)
def test_chinese_numerals_are_counted_as_people_do(number, told):
    assert chinese(number) == told


def test_the_title_is_recognised_over_several_lines_and_taken_out():
    body = (
        p("江城市经济委员会文件", CENTRED, '<w:color w:val="FF0000"/><w:sz w:val="72"/>')
        + p("江经〔2026〕12号", CENTRED)
        + p("")
        + p("江城市经济委员会关于", CENTRED, LARGE)
        + p("规范办理工作的通知", CENTRED, LARGE)
        + p("各区经信部门：")
    )
    found = read(word(body))
    assert found["title"] == "江城市经济委员会关于规范办理工作的通知"
    assert found["html"] == "<p>各区经信部门：</p>"
    assert found["losses"] == {"red_head": 2}


@pytest.mark.parametrize(
    "first",
    [p("关于规范办理的通知"), p("关于规范办理的通知", CENTRED), p("长" * 201, CENTRED, LARGE)],
    ids=["left", "small", "long"],
)
def test_what_is_no_title_stays_in_the_text(first):
    found = read(word(first + p("各单位：")))
    assert found["title"] == "" and found["html"].count("<p>") == 2


def test_tables_keep_what_spans_columns_and_rows():
    document = docx.Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "合并列"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "合并行"
    found = read(saved(document))["html"]
    assert '<td colspan="2"><p>合并列</p></td>' in found
    assert '<td rowspan="2"><p>合并行</p></td>' in found


def test_a_picture_is_kept_once_and_stands_where_it_stood():
    document = docx.Document()
    document.add_paragraph("图前。")
    document.add_picture(BytesIO(png()))
    document.add_picture(BytesIO(png()))
    document.add_picture(BytesIO(png(5, 5)))
    found = read(saved(document))
    assert [one["number"] for one in found["pictures"]] == [1, 2]
    assert found["html"].count("resolveuid/picture-1") == 2
    assert found["html"].count("resolveuid/picture-2") == 1
    assert found["html"].count('alt="图1"') == 2


def test_pictures_that_unpack_to_far_more_than_the_file_are_refused():
    document = docx.Document()
    document.add_picture(BytesIO(png() + bytes(MOST_PICTURED)))
    with pytest.raises(Unreadable, match="bomb"):
        read(saved(document))


def test_no_word_of_a_file_becomes_markup():
    found = read(word(p("&lt;script&gt;alert(1)&lt;/script&gt;")))
    assert "<script" not in found["html"] and "&lt;script&gt;" in found["html"]


def test_links_inside_the_file_are_text_and_others_links():
    document = docx.Document()
    document.add_paragraph("见附件。")
    body = saved(document)
    assert "<a" not in read(body)["html"]
    anchor = '<w:p><w:hyperlink w:anchor="x"><w:r><w:t>见后</w:t></w:r></w:hyperlink></w:p>'
    assert read(word(p("文。") + anchor))["html"] == "<p>文。</p><p>见后</p>"
