"""What stands in a cell: on the page, in JSON, and in files, where it is never a formula."""

from jingwei.core.clock import ZONE
from jingwei.core.listing.declared import Column
from jingwei.core.listing.declared import LIGHT
from jingwei.core.listing.declared import NUMBER
from zope.i18n import translate

import datetime


# A spreadsheet takes a text that begins so for a formula, in Chinese full width as well.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Characters that no file of a spreadsheet may hold.
CONTROL = {code: None for code in range(32) if chr(code) not in "\t\n\r"}


def words(column: Column, line: dict, request) -> str:
    """The cell as people read it; days and moments as the organ's clock shows them."""
    value = line.get(column.id)
    if value is None:
        return ""
    if column.kind == LIGHT:
        value = value.get("title", "")
    if isinstance(value, datetime.datetime):
        return value.astimezone(ZONE).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, datetime.date):
        return value.isoformat()
    return translate(value, context=request) if isinstance(value, str) else str(value)


def plain(column: Column, line: dict, request):
    """The cell for JSON: numbers stay numbers, all else is text."""
    value = line.get(column.id)
    return value if column.kind == NUMBER else words(column, line, request)


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula when it opens a CSV file."""
    text = text.translate(CONTROL)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text
