"""The page of the calendar: a year at a glance, and the notice of a year taken in."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.audit import api as audit
from jingwei.core.deadlines import content
from jingwei.core.deadlines import notice
from jingwei.core.deadlines.days import ANNOUNCED
from jingwei.core.deadlines.days import HOLIDAY
from jingwei.core.deadlines.days import MAKEUP
from jingwei.core.pages.api import number
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from zExceptions import Forbidden

import datetime


KINDS = {HOLIDAY: _("holiday"), MAKEUP: _("make-up workday")}
KEEP = "jingwei: Keep calendar"
# No year before it can be asked for.
FIRST = 2000


class CalendarPage(BrowserView):
    """Days of a year that are not what their weekday says."""

    faults: list = []

    def __call__(self) -> str:
        """Show the year, or take in a notice."""
        if self.request.method == "POST" and self._take_in():
            return self.request.response.redirect(self.address(self.year()))
        return self.index()

    def year(self) -> int:
        """The year asked for; the present one by default."""
        year = number(self.request, "year", 0, 2100)
        return year if year > FIRST else clock.today().year

    def years(self) -> list[dict]:
        """The years around the present one."""
        this = clock.today().year
        return [
            {
                "year": year,
                "url": self.address(year),
                "current": "page" if year == self.year() else None,
            }
            for year in range(this - 1, this + 3)
        ]

    def address(self, year: int) -> str:
        """Address of a year."""
        return f"{self.context.absolute_url()}?year={year}"

    def known(self) -> str:
        """Who knows the year: ``entered``, ``library``, or nobody: ``provisional``."""
        if self.year() in content.entered().years:
            return "entered"
        return "library" if self.year() in ANNOUNCED else "provisional"

    def days(self) -> list[dict]:
        """Holidays and make-up workdays of the year, in order."""
        calendar = content.calendar()
        first = datetime.date(self.year(), 1, 1)
        found = []
        for step in range(366):
            date = first + datetime.timedelta(days=step)
            day = calendar.day(date)
            if date.year == first.year and day.kind in KINDS:
                found.append({"date": date, "kind": KINDS[day.kind], "name": day.name})
        return found

    def may_keep(self) -> bool:
        """May the present person enter days?"""
        return api.user.has_permission(KEEP, obj=self.context)

    def text(self) -> str:
        """The notice as it was typed, if it came back with faults."""
        return str(self.request.form.get("notice", ""))

    def _take_in(self) -> bool:
        """Keep the notice that was sent; False if it has faults."""
        if not self.may_keep():
            raise Forbidden("You do not keep the calendar")
        CheckAuthenticator(self.request)
        days, faults = notice.read(self.text()[:20_000], self.year())
        if faults:
            self.faults = faults
            self.request.response.setStatus(400)
            return False
        content.enter(days, years=(self.year(),))
        audit.record("calendar.entered", self.context, number=str(self.year()))
        IStatusMessage(self.request).add(_("The year was entered."))
        return True
