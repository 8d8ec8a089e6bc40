"""The yearly notice of holidays and make-up workdays, as an officer types it in.

One day a line: the day, what it is, its name (``2027-10-01 休 国庆节``). Commas and tabs separate
as blanks do, so that part of a table can be pasted.
"""

from jingwei import _
from jingwei.core.deadlines.days import Calendar
from jingwei.core.deadlines.days import HOLIDAY
from jingwei.core.deadlines.days import MAKEUP
from jingwei.core.deadlines.days import ONE
from zope.i18nmessageid import Message

import datetime
import re


KINDS = {
    **{"holiday": HOLIDAY, "休": HOLIDAY, "放假": HOLIDAY, "休息": HOLIDAY},
    **{"makeup": MAKEUP, "班": MAKEUP, "上班": MAKEUP, "补班": MAKEUP},
}
SIGNS = {HOLIDAY: "休", MAKEUP: "班"}
SEPARATORS = re.compile(r"[\s,，;；\u3000]+")
# No notice of a year names more days, nor is longer.
MOST, LONGEST = 200, 20_000


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
    return days, faults


def written(calendar: Calendar, year: int) -> str:
    """The holidays and make-up workdays of `year` as `read` takes them, "" if there are none."""
    date, lines = datetime.date(year, 1, 1), []
    while date.year == year:
        day = calendar.day(date)
        if day.kind in SIGNS:
            lines.append(f"{date} {SIGNS[day.kind]} {day.name}".rstrip())
        date += ONE
    return "\n".join(lines)


def _read_line(words: list[str], year: int, days: dict) -> Message | str:
    """Take one line into `days`; return what is wrong with it, "" if nothing is."""
    try:
        day = datetime.date.fromisoformat(words[0])
    except ValueError:
        return _("“${word}” is no day; write it as 2027-10-01.", mapping={"word": words[0]})
    if day.year != year:
        return _("${day} does not lie in ${year}.", mapping={"day": words[0], "year": year})
    kind = KINDS.get(words[1]) if len(words) > 1 else None
    if kind is None:
        return _("Say 休 (holiday) or 班 (workday) after the day.")
    if day in days:
        return _("${day} stands there twice.", mapping={"day": words[0]})
    if kind == MAKEUP and day.weekday() < 5:
        return _("${day} is no weekend: it needs no make-up.", mapping={"day": words[0]})
    days[day] = (kind, " ".join(words[2:]))
    return ""
