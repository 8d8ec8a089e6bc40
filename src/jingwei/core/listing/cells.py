"""What stands in a cell: on the page, in JSON, and in files, where it is never a formula."""

from jingwei.core.clock import ZONE
from jingwei.core.listing.declared import Column
from jingwei.core.listing.declared import DAY
from jingwei.core.listing.declared import LIGHT
from jingwei.core.listing.declared import MOMENT
from jingwei.core.listing.declared import NUMBER
from jingwei.core.listing.declared import PROGRESS
from zope.i18n import negotiate
from zope.i18n import translate
from zope.i18nmessageid import Message

import datetime


# A spreadsheet takes a text that begins so for a formula, in Chinese full width as well.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Characters that no file of a spreadsheet may hold, halves of pairs of UTF-16 among them.
NEVER = (*range(32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
CONTROL = {code: None for code in NEVER if chr(code) not in "\t\n\r"}


class Words:
    """What cells say in the language of a request; a word that comes again is looked up once."""

    def __init__(self, request):
        self.request, self.language = request, negotiate(request)
        self.known: dict[tuple, str] = {}

    def words(self, column: Column, line: dict) -> str:
        """The cell as people read it; days and moments as the organ's clock shows them."""
        value = line.get(column.id)
        if value is None:
            return ""
        if column.kind == LIGHT:
            value = value.get("title", "")
        if isinstance(value, datetime.datetime):
            return f"{value.astimezone(ZONE):%Y-%m-%d %H:%M}"
        if isinstance(value, datetime.date):
            return value.isoformat()
        return self.said(value) if isinstance(value, Message) else str(value)

    def plain(self, column: Column, line: dict):
        """The cell for JSON: numbers stay numbers, all else is text."""
        value = line.get(column.id)
        return value if column.kind in (NUMBER, PROGRESS) else self.words(column, line)

    def dated(self, column: Column, line: dict):
        """The cell for a spreadsheet: days and moments stay such, to the minute and by the organ's
        clock, as people read them; all else as in JSON.
        """
        value = line.get(column.id)
        if column.kind == MOMENT and isinstance(value, datetime.datetime):
            return value.astimezone(ZONE).replace(second=0, microsecond=0, tzinfo=None)
        if column.kind == DAY and type(value) is datetime.date:
            return value
        return self.plain(column, line)

    def said(self, message: Message) -> str:
        """A message in the language of the request."""
        mapping = tuple(sorted((message.mapping or {}).items()))
        key = (message.domain, str(message), mapping)
        if key not in self.known:
            language = self.language
            self.known[key] = translate(message, context=self.request, target_language=language)
        return self.known[key]


def writable(text: str) -> str:
    """A text without the characters that would make a spreadsheet refuse the whole file."""
    return text.translate(CONTROL)


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula when it opens a CSV file."""
    text = writable(text)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text
