"""Files of exactly what a list shows: its columns, order, filters and words, all pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from jingwei.core.listing.cells import harmless
from jingwei.core.listing.cells import Words
from jingwei.core.listing.cells import writable
from jingwei.core.listing.declared import DAY
from jingwei.core.listing.declared import MOMENT
from jingwei.core.listing.declared import NUMBER
from jingwei.core.listing.exc import SheetFull
from jingwei.core.listing.shown import Shown
from jingwei.core.listing.sources import PART
from jingwei.core.scratch import new_folder
from pathlib import Path
from typing import BinaryIO
from typing import NamedTuple
from xlsxwriter import Workbook
from xlsxwriter.format import Format as CellFormat
from xlsxwriter.worksheet import Worksheet

import csv
import datetime


# Never read a text as formula, link or number: it stays what it says.
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
WIDTHS = {
    **{"text": 22, "code": 20, "path": 40, "number": 10, "progress": 10},
    **{"day": 12, "moment": 17, "light": 10},
}
WIDE = 60
# How days and moments look, as on the page.
TEXT_LOOK = "@"
LOOKS = {DAY: "yyyy-mm-dd", MOMENT: "yyyy-mm-dd hh:mm"}
# Characters of the name of a sheet, and those that no name may have.
LONGEST = 31
UNNAMED = str.maketrans("", "", "[]:*?/\\\t\r\n")
# Lines below its heads that a sheet takes; more would be left out without a word.
MOST = 1_048_575


class Format(NamedTuple):
    """A kind of file."""

    title: str
    suffix: str
    type: str


FORMATS = {
    "xlsx": Format(
        "XLSX", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ),
    "csv": Format("CSV", "csv", "text/csv; charset=utf-8"),
}


def write(format_: str, shown: Shown, path: Path, request, title: str) -> Iterator[int]:
    """Write the list to a file; yield the number of lines written, now and then and at last.

    :param title: what a sheet is called.
    :raises SheetFull: the list is too long for this kind of file.
    """
    writer = {"xlsx": _xlsx, "csv": _csv}[format_]
    yield from writer(shown, path, Words(request), title)


def _heads(shown: Shown, said: Words) -> list[str]:
    return [said.said(column.title) for column in shown.columns]


def _csv(shown: Shown, path: Path, said: Words, _title: str) -> Iterator[int]:
    """Begins with a byte order mark, or Excel misreads Chinese."""
    with path.open("w", encoding="utf-8-sig", newline="") as target:
        writer = csv.writer(target, lineterminator="\r\n")
        writer.writerow(_heads(shown, said))
        number = 0
        for number, line in enumerate(shown.all(), 1):
            writer.writerow(harmless(said.words(one, line)) for one in shown.columns)
            if number % PART == 0:
                yield number
    yield number


@contextmanager
def workbook(target: str | BinaryIO) -> Iterator[tuple[Workbook, CellFormat, CellFormat]]:
    """A book to be written row by row, and how cells of its heads and texts look.

    Numbers of documents and codes stay texts when somebody edits the cell. The rows of a book that
    is not finished are left nowhere.
    """
    with new_folder() as folder:
        book = Workbook(target, {**OPTIONS, "tmpdir": folder})
        head = book.add_format({"bold": True, "bg_color": "#EEF0F3", "border": 1})
        yield book, head, book.add_format({"num_format": TEXT_LOOK})
        book.close()


def check(format_: str, lines: int | None) -> None:
    """Refuse more lines than a file can hold; None for a number that nobody knows.

    :raises SheetFull: there are too many.
    """
    if format_ == "xlsx" and lines is not None and lines > MOST:
        raise SheetFull(MOST)


def put(sheet: Worksheet, row: int, place: int, value, look: CellFormat) -> None:
    """Write a cell: a number, day or moment as such, in `look` if that is not the one of texts; all
    else as the text it is.
    """
    if isinstance(value, datetime.date):
        sheet.write_datetime(row, place, value, look)
    elif isinstance(value, int | float):
        sheet.write_number(row, place, value, look if look.num_format != TEXT_LOOK else None)
    elif value not in ("", None):
        sheet.write_string(row, place, writable(str(value)), look)


def sheet_name(title: str) -> str:
    """A title without what no name of a sheet may hold, and no longer than it may be."""
    return writable(title).translate(UNNAMED).strip(" '")[:LONGEST].strip(" '")


def _xlsx(shown: Shown, path: Path, said: Words, title: str) -> Iterator[int]:
    number = 0
    with workbook(str(path)) as (book, head, text):
        days = {kind: book.add_format({"num_format": look}) for kind, look in LOOKS.items()}
        looks = {**days, NUMBER: None}
        sheet = book.add_worksheet(sheet_name(title) or None)
        for place, column in enumerate(shown.columns):
            wide = WIDE if column.id == "title" else WIDTHS[column.kind]
            sheet.set_column(place, place, wide, looks.get(column.kind, text))
        sheet.freeze_panes(1, 0)
        for place, title in enumerate(_heads(shown, said)):
            put(sheet, 0, place, title, head)
        for number, line in enumerate(shown.all(), 1):
            check("xlsx", number)
            for place, column in enumerate(shown.columns):
                look = days.get(column.kind, text)
                put(sheet, number, place, said.dated(column, line), look)
            if number % PART == 0:
                yield number
    yield number
