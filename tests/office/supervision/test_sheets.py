"""Tables of figures as files hold nothing that a spreadsheet refuses or reckons with."""

from io import BytesIO
from jingwei.office.supervision import sheets
from jingwei.office.supervision.figures import rate
from openpyxl import load_workbook


ODD = "督办\x0b事项\x00与\uffff说\udcff明"


def test_a_book_holds_no_characters_that_would_close_the_file(portal):
    part = sheets.Part("指标", (ODD, "数"), [(ODD, 3), ("=1+1", 0.5)])
    book = load_workbook(BytesIO(sheets.book(portal.REQUEST, "x", [part])))
    rows = [*book["指标"].iter_rows(values_only=True)]
    assert rows == [("督办事项与说明", "数"), ("督办事项与说明", 3), ("=1+1", 0.5)]


def test_a_table_of_text_holds_none_either(portal):
    text = sheets.answer(portal.REQUEST, "x", [(ODD, 3), ("=1+1", 0)]).decode("utf-8-sig")
    assert text == "督办事项与说明,3\r\n'=1+1,0\r\n"


def test_a_rate_is_a_number_in_a_book_and_reads_the_same_in_a_table_of_text(portal):
    line = (rate(3, 5), rate(0, 0), 7)
    part = sheets.Part("指标", ("率", "率", "数"), [line])
    cells = load_workbook(BytesIO(sheets.book(portal.REQUEST, "x", [part])))["指标"][2]
    assert [cell.value for cell in cells] == [0.6, "—", 7]
    assert [cell.number_format for cell in cells] == ["0.0%", "@", "General"]
    assert sheets.answer(portal.REQUEST, "x", [line]).decode("utf-8-sig") == "60.0%,—,7\r\n"
