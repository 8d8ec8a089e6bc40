"""``@@circular``: the monthly circular on supervision (督查通报), for all staff to read.

What it commends and criticises follows from the figures by rules that it states; nobody types it.
"""

from collections.abc import Iterator
from functools import cached_property
from jingwei import _
from jingwei.core import clock
from jingwei.core.deadlines import api as deadlines
from jingwei.core.organisation import api as organisation
from jingwei.office.supervision import periods
from jingwei.office.supervision import sheets
from jingwei.office.supervision.figures import Figures
from jingwei.office.supervision.row import BoardRow
from jingwei.office.supervision.sheets import Part
from jingwei.office.supervision.statistics import Counted
from jingwei.office.supervision.statistics import Statistics
from plone import api
from urllib.parse import urlencode

import datetime


# Percent of reports in time below which a unit is criticised.
REPORTS = 80
# As many lines of a list stand on the page; all of them are in the files.
SHOWN = 30
BAD = (_("Overdue"), _("Closed late"), _("Reports missing"), _("Reports due"))


class Circular(Statistics):
    """A month: figures, closed and overdue items, units to be commended and criticised."""

    label = _("Circular on supervision")

    @cached_property
    def period(self) -> periods.Period:
        """The month asked for; the last full one by default."""
        form = self.request.form
        if form.get("month"):
            return periods.read({**form, "kind": "month"})
        last = clock.today().replace(day=1) - datetime.timedelta(days=1)
        return periods.month(last.year, last.month)

    def organ(self) -> str:
        """Who issues it."""
        return api.portal.get().Title()

    def unfinished(self) -> bool:
        """Is the month not over yet?"""
        return self.period.last > self.period.until

    def closed(self) -> list[dict]:
        """Items closed in the month, by the day of their end."""
        found = [self._line(one) for one in self.counted if one.figures.closed]
        return sorted(found, key=lambda line: (line["ended"], line["number"]))

    def overdue(self) -> list[dict]:
        """Items that are overdue at the end of the month, the oldest first."""
        found = [self._line(one) for one in self.counted if one.figures.overdue]
        return sorted(found, key=lambda line: (line["due"], line["number"]))

    def _line(self, one: Counted) -> dict:
        until = self.period.until
        due = datetime.date.fromordinal(one.facts.phase(until.toordinal()).due)
        return {
            "number": BoardRow(*one.brain.board_row).number,
            "title": one.brain.Title,
            "unit": self.titles.get(one.facts.lead, one.facts.lead),
            "due": due,
            "ended": datetime.date.fromordinal(one.facts.ended) if one.facts.ended else None,
            "in_time": bool(one.figures.in_time),
            "over": deadlines.calendar().between(due, until),
        }

    @cached_property
    def titles(self) -> dict[str, str]:
        """Units: id -> title."""
        return {unit.id: unit.title for unit in organisation.units()}

    def commended(self) -> list[dict]:
        """Units that closed items, all in time, let none become overdue and missed no report."""
        return [
            {"title": title, "closed": one.closed}
            for title, one in self._units()
            if one.closed and not one.late and not one.overdue and one.served == one.feedbacks
        ]

    def criticised(self) -> list[dict]:
        """Units with overdue items, with items closed late, or with too many missing reports."""
        return [
            {
                "title": title,
                "overdue": one.overdue,
                "late": one.late,
                "missed": one.feedbacks - one.served,
                "feedbacks": one.feedbacks,
            }
            for title, one in self._units()
            if one.overdue or one.late or one.served * 100 < one.feedbacks * REPORTS
        ]

    def _units(self) -> list[tuple[str, Figures]]:
        groups, names = self._by_unit()
        return [(names[unit], groups[unit]) for unit in names if unit in groups]

    def least(self) -> int:
        """Percent of reports that have to come in time."""
        return REPORTS

    def table(self) -> dict:
        """The figures by unit."""
        return self.tables()[0]

    def file_url(self, format_: str) -> str:
        """Address of the same as a file, ``csv`` or ``xlsx``, with the whole lists."""
        asked = {"year": self.period.first.year, "month": self.period.first.month}
        return f"{self.context.absolute_url()}/@@circular.{format_}?{urlencode(asked)}"

    def shown(self, lines: list[dict]) -> list[dict]:
        """What the page shows of a list."""
        return lines[:SHOWN]

    def more(self, lines: list[dict]) -> int:
        """How many lines are in the files alone."""
        return max(0, len(lines) - SHOWN)

    def parts(self) -> Iterator[Part]:
        """The whole circular as tables: figures, units, both lists, both judgements."""
        table = self.table()
        names = ("title", "meaning", "value", "parts", "note")
        told = [[one[name] for name in names] for one in self.told()]
        heads = [_("Figure"), _("What it means"), _("Value"), _("Comes from"), _("Remarks")]
        yield Part(_("Figures"), heads, told)
        units = [[row["title"], *row["cells"]] for row in table["rows"]]
        yield Part(_("By unit"), [table["head"], *self.heads()], units)
        heads = [_("Number"), _("Matter"), _("Lead unit"), _("To be done by")]
        closed = [[*shared(one), one["ended"], said(one["in_time"])] for one in self.closed()]
        yield Part(_("Closed in the period"), [*heads, _("Ended on"), _("Result")], closed)
        overdue = [[*shared(one), one["over"]] for one in self.overdue()]
        yield Part(_("Overdue items"), [*heads, _("Working days over")], overdue)
        good = [[one["title"], one["closed"]] for one in self.commended()]
        yield Part(_("Commended"), [_("Lead unit"), _("Closed in time")], good)
        names = ("title", "overdue", "late", "missed", "feedbacks")
        bad = [[one[name] for name in names] for one in self.criticised()]
        yield Part(_("Criticised"), [_("Lead unit"), *BAD], bad)

    def file(self) -> str:
        """Name of the file."""
        return f"supervision-{self.period.first:%Y-%m}"


class CircularCsv(Circular):
    """The circular as one table under the other."""

    def __call__(self) -> bytes:
        """What it is, then every part."""
        lines = [[self.organ(), self.label, self.period.title]]
        for part in self.parts():
            lines += [[], [part.title], part.heads, *part.lines]
        return sheets.answer(self.request, self.file(), lines)


class CircularXlsx(Circular):
    """The circular as a book with a sheet for every part."""

    def __call__(self) -> bytes:
        """Every part."""
        return sheets.book(self.request, self.file(), self.parts())


def shared(line: dict) -> list:
    """What both lists say of an item."""
    return [line["number"], line["title"], line["unit"], line["due"]]


def said(in_time: bool):
    """Did it end in time?"""
    return _("in time") if in_time else _("late")
