"""The yearly notice of holidays and make-up workdays, as an officer types it in.

One day a line: the day, what it is, its name (``2027-10-01 休 国庆节``). Commas and tabs separate
as blanks do, so that part of a table can be pasted, or the file of one be sent.
"""

from jingwei import _
from jingwei.core.deadlines.days import Calendar
from jingwei.core.deadlines.days import HOLIDAY
from jingwei.core.deadlines.days import MAKEUP
from jingwei.core.deadlines.difference import named
from typing import BinaryIO
from zope.i18nmessageid import Message

import datetime
import re


KINDS = {
    **{"holiday": HOLIDAY, "休": HOLIDAY, "放假": HOLIDAY, "休息": HOLIDAY},
    **{"makeup": MAKEUP, "班": MAKEUP, "上班": MAKEUP, "补班": MAKEUP},
}
SIGNS = {HOLIDAY: "休", MAKEUP: "班"}
SEPARATORS = re.compile(r"[\s,，;；\u3000]+")
# As people and their tables write a day: 2027-10-01, 2027/10/1, 2027.10.1, 2027年10月1日.
DAY = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?", re.ASCII)
# No notice of a year names more days, nor is longer; nor has a holiday a longer name.
MOST, LONGEST, LONGEST_NAME = 200, 20_000, 60
# Faults that are told at a time.
MOST_FAULTS = 20
# A character has at most so many bytes in a file.
WIDEST = 4
# What a file of a table on people's machines is written in.
CODINGS = ("utf-8-sig", "gb18030")


def read(text: str, year: int) -> tuple[dict[datetime.date, tuple[str, str]], list[Message]]:
    """Days of `year` by the notice `text`, and what is wrong with it, a sentence for each line."""
    if len(text) > LONGEST:
        return {}, [_("At most ${number} characters.", mapping={"number": LONGEST})]
    days: dict[datetime.date, tuple[str, str]] = {}
    faults: list[Message] = []
    for number, line in enumerate(text.splitlines(), 1):
        words = [word for word in SEPARATORS.split(line) if word]
        if not words:
            continue
        fault = _read_line(words, year, days)
        if fault:
            faults.append(_("Line ${number}: ${fault}", mapping={"number": number, "fault": fault}))
    if len(days) > MOST:
        faults.append(_("A year has no more than ${most} such days.", mapping={"most": MOST}))
    if not days and not faults:
        faults.append(_("The notice names no day."))
    return days, _first(faults)


def _first(faults: list[Message]) -> list[Message]:
    """As many as a person mends at a time: the wrong table has a fault in every line."""
    more = len(faults) - MOST_FAULTS
    if more <= 0:
        return faults
    rest = _("… and ${number} more lines like these.", mapping={"number": more})
    return [*faults[:MOST_FAULTS], rest]


def read_file(stream: BinaryIO) -> tuple[str, list[Message]]:
    """The text of a file of days, and what is wrong with it; of a long one no more is read than
    shows that it is too long.
    """
    data = stream.read(LONGEST * WIDEST + 1)
    if len(data) > LONGEST * WIDEST:
        message = _(
            "The file is too long: at most ${number} characters.", mapping={"number": LONGEST}
        )
        return "", [message]
    for coding in CODINGS:
        try:
            text = data.decode(coding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace('"', " "), []
    return "", [_("The file is no text: save the table as CSV (UTF-8 or GBK).")]


def written(calendar: Calendar, year: int) -> str:
    """The holidays and make-up workdays of `year` as `read` takes them, "" if there are none."""
    days = named(calendar, year).items()
    return "\n".join(f"{date} {SIGNS[day.kind]} {day.name}".rstrip() for date, day in days)


def _read_line(words: list[str], year: int, days: dict) -> Message | str:
    """Take one line into `days`; return what is wrong with it, "" if nothing is."""
    day = _day(words[0])
    if day is None:
        word = words[0][:LONGEST_NAME]
        return _("“${word}” is no day; write it as 2027-10-01.", mapping={"word": word})
    if day.year != year:
        return _("${day} does not lie in ${year}.", mapping={"day": day.isoformat(), "year": year})
    kind = KINDS.get(words[1]) if len(words) > 1 else None
    if kind is None:
        return _("Say 休 (holiday) or 班 (workday) after the day.")
    if day in days:
        return _("${day} stands there twice.", mapping={"day": day.isoformat()})
    if kind == MAKEUP and day.weekday() < 5:
        return _("${day} is no weekend: it needs no make-up.", mapping={"day": day.isoformat()})
    name = " ".join(words[2:])
    if len(name) > LONGEST_NAME:
        return _("The name has more than ${number} characters.", mapping={"number": LONGEST_NAME})
    days[day] = (kind, name)
    return ""


def _day(word: str) -> datetime.date | None:
    found = DAY.fullmatch(word)
    try:
        return datetime.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
