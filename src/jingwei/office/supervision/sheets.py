"""Tables of figures as files for spreadsheets."""

from collections.abc import Iterable
from collections.abc import Sequence
from jingwei.core.listing.api import DAY
from jingwei.core.listing.api import FORMATS
from jingwei.core.listing.api import harmless
from jingwei.core.listing.api import LOOKS
from jingwei.core.listing.api import put
from jingwei.core.listing.api import workbook
from jingwei.office.supervision.figures import Rate
from typing import NamedTuple
from zope.i18n import translate
from zope.i18nmessageid import Message

import csv
import datetime
import io


# Widths of columns, in characters: of the second one, which says the most, and of the others.
WIDE, NARROW = 50, 16


class Part(NamedTuple):
    """One table of a file: lines of cells, below a title and the heads of the columns."""

    title: Message | str
    heads: Sequence
    lines: Sequence[Sequence]


def answer(request, name: str, lines: Iterable[Iterable]) -> bytes:
    """`lines` as a CSV file called `name`; messages are said in the reader's language.

    It begins with a byte order mark, or Excel misreads Chinese.
    """
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    for line in lines:
        writer.writerow(_cell(value, request) for value in line)
    _head(request, name, "csv")
    return target.getvalue().encode("utf-8-sig")


def book(request, name: str, parts: Iterable[Part]) -> bytes:
    """`parts` as an XLSX file called `name`, each on a sheet of its own."""
    target = io.BytesIO()
    with workbook(target) as (made, head, text):
        rates = made.add_format({"num_format": "0.0%"})
        days = made.add_format({"num_format": LOOKS[DAY]})
        for part in parts:
            sheet = made.add_worksheet(_said(part.title, request))
            sheet.set_column(0, 0, NARROW, text)
            sheet.set_column(1, 1, WIDE, text)
            sheet.set_column(2, len(part.heads), NARROW)
            sheet.freeze_panes(1, 0)
            for place, title in enumerate(part.heads):
                put(sheet, 0, place, _said(title, request), head)
            for row, line in enumerate(part.lines, 1):
                for place, value in enumerate(line):
                    if isinstance(value, Rate):
                        put(sheet, row, place, value.share, rates)
                    elif isinstance(value, datetime.date):
                        put(sheet, row, place, value, days)
                    else:
                        put(sheet, row, place, _plain(value, request), text)
    _head(request, name, "xlsx")
    return target.getvalue()


def _head(request, name: str, format_: str) -> None:
    found = FORMATS[format_]
    request.response.setHeader("Content-Type", found.type)
    disposition = f'attachment; filename="{name}.{found.suffix}"'
    request.response.setHeader("Content-Disposition", disposition)


def _cell(value, request) -> str | int | float:
    plain = _plain(value, request)
    return harmless(plain) if isinstance(plain, str) else plain


def _plain(value, request) -> str | int | float:
    return value if isinstance(value, int | float) else _said(value, request)


def _said(value, request) -> str:
    return translate(value, context=request) if isinstance(value, Message) else str(value)
