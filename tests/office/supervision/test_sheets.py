"""Tables of figures as files hold nothing that a spreadsheet refuses or reckons with."""

from io import BytesIO
from jingwei.office.supervision import sheets
from openpyxl import load_workbook


ODD = "督办\x0b事项\x00与\uffff说明"


def test_a_book_holds_no_characters_that_would_close_the_file(portal):
    part = sheets.Part("指标", (ODD, "数"), [(ODD, 3), ("=1+1", 0.5)])
    book = load_workbook(BytesIO(sheets.book(portal.REQUEST, "x", [part])))
    rows = [*book["指标"].iter_rows(values_only=True)]
    assert rows == [("督办事项与说明", "数"), ("督办事项与说明", 3), ("=1+1", 0.5)]


def test_a_table_of_text_holds_none_either(portal):
    text = sheets.answer(portal.REQUEST, "x", [(ODD, 3), ("=1+1", 0)]).decode("utf-8-sig")
    assert text == "督办事项与说明,3\r\n'=1+1,0\r\n"
