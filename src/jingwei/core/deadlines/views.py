"""The page of the calendar: a year at a glance, and the notice of a year taken in."""

from functools import cached_property
from jingwei import _
from jingwei.core import clock
from jingwei.core.audit import api as audit
from jingwei.core.deadlines import content
from jingwei.core.deadlines import months
from jingwei.core.deadlines import notice
from jingwei.core.deadlines.days import ANNOUNCED
from jingwei.core.deadlines.days import Calendar
from jingwei.core.deadlines.days import Day
from jingwei.core.deadlines.days import HOLIDAY
from jingwei.core.deadlines.days import MAKEUP
from jingwei.core.deadlines.days import WEEKEND
from jingwei.core.deadlines.difference import Change
from jingwei.core.deadlines.difference import Difference
from jingwei.core.deadlines.difference import difference
from jingwei.core.exc import NotYourPost
from jingwei.core.listing.api import one
from jingwei.core.pages.api import number
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from Products.statusmessages.interfaces import IStatusMessage

import datetime


KINDS = {HOLIDAY: _("holiday"), MAKEUP: _("make-up workday"), WEEKEND: _("weekend")}
# One sign each, as printed calendars have them.
MARKS = {HOLIDAY: _("H"), MAKEUP: _("W")}
MONTHS = [
    *(_("January"), _("February"), _("March"), _("April"), _("May"), _("June")),
    *(_("July"), _("August"), _("September"), _("October"), _("November"), _("December")),
]
WEEKDAYS = [
    *((_("Mo"), _("Monday")), (_("Tu"), _("Tuesday")), (_("We"), _("Wednesday"))),
    *((_("Th"), _("Thursday")), (_("Fr"), _("Friday"))),
    *((_("Sa"), _("Saturday")), (_("Su"), _("Sunday"))),
]
KEEP = "jingwei: Keep calendar"
# No year up to the first and none after the last can be asked for.
FIRST, LAST = 2000, 2100
# Years that are offered around the one shown.
BEFORE, AFTER = 2, 2


class CalendarPage(BrowserView):
    """A year month by month, and its holidays as a list."""

    faults: list = []
    # Was a notice sent, and what would it change?
    sent = False
    preview: Difference | None = None
    weekdays = WEEKDAYS

    def __call__(self) -> str:
        """Show the year, or take in a notice."""
        if self.request.method == "POST" and self._take_in():
            return self.request.response.redirect(self.address(self.year()))
        return self.index()

    @cached_property
    def calendar(self) -> Calendar:
        """The working days of the organ."""
        return content.calendar()

    def year(self) -> int:
        """The year asked for; the present one by default."""
        year = number(self.request, "year", 0, LAST)
        return year if year > FIRST else clock.today().year

    def years(self) -> list[dict]:
        """The year shown and those around it."""
        shown = self.year()
        first = max(FIRST + 1, shown - BEFORE)
        return [
            {
                "year": year,
                "url": self.address(year),
                "current": "page" if year == shown else None,
                "rel": {shown - 1: "prev", shown + 1: "next"}.get(year),
            }
            for year in range(first, min(LAST, first + BEFORE + AFTER) + 1)
        ]

    def address(self, year: int) -> str:
        """Address of a year."""
        return f"{self.context.absolute_url()}?year={year}"

    def known(self) -> str:
        """Who knows the year: ``entered``, ``library``, or nobody: ``provisional``."""
        if self.year() in content.entered().years:
            return "entered"
        return "library" if self.year() in ANNOUNCED else "provisional"

    def tables(self) -> list[dict]:
        """The months of the year as tables; see `_cell`."""
        return [
            {
                "title": MONTHS[month.number - 1],
                "works": month.works,
                "weeks": [[self._cell(cell) for cell in week] for week in month.weeks],
            }
            for month in months.months(self.calendar, self.year())
        ]

    def _cell(self, cell: months.Cell | None) -> dict | None:
        """A day as plain data: its look, its mark, and in words what both say."""
        if cell is None:
            return None
        kind = cell.day.kind
        looks = [kind, *(["changed"] if cell.changed else [])]
        return {
            "number": cell.date.day,
            "date": cell.date.isoformat(),
            "mark": MARKS.get(kind),
            "words": [word for word in (KINDS.get(kind), cell.day.name) if word],
            "changed": cell.changed,
            "look": " ".join(looks),
            "current": "date" if cell.date == clock.today() else None,
        }

    def holidays(self) -> list[dict]:
        """Holidays of the year as the notice tells them."""
        return [
            {
                "name": one.name or KINDS[HOLIDAY],
                "off": [self._span(span) for span in one.off],
                "count": sum(span.days for span in one.off),
                "makeup": [short(day) for day in one.makeup],
            }
            for one in months.holidays(self.calendar, self.year())
        ]

    def _span(self, span: months.Span) -> str:
        """``10-01 – 10-08``, or one day."""
        ends = (short(span.first), short(span.last))
        return ends[0] if span.days == 1 else " – ".join(ends)

    def changed(self, found: list[dict]) -> bool:
        """Was any day entered otherwise than announced?"""
        cells = (cell for month in found for week in month["weeks"] for cell in week)
        return any(cell and cell["changed"] for cell in cells)

    def works(self, found: list[dict]) -> int:
        """Working days of the year."""
        return sum(month["works"] for month in found)

    def may_keep(self) -> bool:
        """May the present person enter days?"""
        return api.user.has_permission(KEEP, obj=self.context)

    def text(self) -> str:
        """The notice as it was sent, if it came back; else the days of the year as they stand,
        since the notice takes the place of all of them.
        """
        return self._sent if self.sent else notice.written(self.calendar, self.year())

    @cached_property
    def _sent(self) -> str:
        """What was typed, or what the file says if a readable one was sent beside it."""
        file, typed = self.request.form.get("file"), one(self.request.form, "notice")
        if not getattr(file, "filename", ""):
            return typed
        text, self.faults = notice.read_file(file)
        return typed if self.faults else text

    def _take_in(self) -> bool:
        """Keep the notice that was sent; False if it has faults, or somebody has still to look at
        what it would change.

        :raises NotYourPost: the person keeps no calendar.
        """
        if not self.may_keep():
            raise NotYourPost()
        CheckAuthenticator(self.request)
        self.sent = True
        text = self._sent
        days, faults = ({}, self.faults) if self.faults else notice.read(text, self.year())
        if faults:
            self.faults = faults
            self.request.response.setStatus(400)
            return False
        self.preview = difference(self.calendar, self.year(), days)
        agreed = one(self.request.form, "agreed")
        if agreed != self.preview.token():
            return False
        content.enter(days, self.year(), agreed)
        audit.record("calendar.entered", self.context, number=str(self.year()))
        IStatusMessage(self.request).add(_("The year was entered."))
        return True

    def changes(self) -> list[dict]:
        """What the notice would change, by kind of change, gravest first; no empty ones."""
        found = self.preview
        kinds = (
            (_("Removed"), "late", found.removed),
            (_("Changed"), "warn", found.changed),
            (_("Added"), "ok", found.added),
        )
        return [
            {"title": title, "chip": chip, "days": [self._change(one) for one in days]}
            for title, chip, days in kinds
            if days
        ]

    def _change(self, change: Change) -> dict:
        """A day with what it is now and what it would be."""
        return {
            "date": change.date.isoformat(),
            "weekday": WEEKDAYS[change.date.weekday()][1],
            "before": self._said(change.before),
            "after": self._said(change.after),
        }

    def _said(self, day: Day | None) -> dict | None:
        return {"kind": KINDS[day.kind], "name": day.name} if day else None


def short(day: datetime.date) -> str:
    """Month and day."""
    return day.strftime("%m-%d")
