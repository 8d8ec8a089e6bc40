"""What the figures are called, what they mean and what they are divided by.

Two ways are in use for most of them, so page and file state the denominator (handbook §3.5).
"""

from collections.abc import Callable
from jingwei import _
from jingwei.office.supervision.charts import Series
from jingwei.office.supervision.figures import Figures
from jingwei.office.supervision.figures import GRADED
from jingwei.office.supervision.figures import rate
from jingwei.office.supervision.vocabularies import GRADES
from operator import attrgetter
from typing import NamedTuple
from zope.i18nmessageid import Message


class Told(NamedTuple):
    """A figure: `value`, as it is shown; `parts`: the numbers that it comes from; `note`: what is
    to be known of this very number, "" if nothing is.
    """

    title: Message
    meaning: Message
    value: Callable[[Figures], str | int]
    parts: Callable[[Figures], str]
    note: Callable[[Figures], Message | str] = lambda _one: ""


class Column(NamedTuple):
    """A column of the tables."""

    title: Message
    value: Callable[[Figures], str | int]


def ratio(title: Message, meaning: Message, part: str, whole: str) -> Told:
    """A rate of two of the figures."""
    return Told(
        title,
        meaning,
        lambda one: rate(getattr(one, part), getattr(one, whole)),
        lambda one: f"{getattr(one, part)} ÷ {getattr(one, whole)}",
    )


def mean(one: Figures) -> str:
    """Mean working days of the closed items, with one decimal."""
    return f"{one.days / one.closed:.1f}" if one.closed else "—"


def reviewed(one: Figures) -> Message | str:
    """Why there are more than the board has red lights."""
    if not one.reviewed:
        return ""
    return _(
        "${count} of them are under review, closing having been asked for too late: the board shows"
        " these without a light.",
        mapping={"count": one.reviewed},
    )


def by_grade(one: Figures) -> str:
    """Numbers of the items evaluated A, B and C."""
    return f"{one.good} / {one.fair} / {one.poor}"


TOLD = (
    ratio(
        _("Completion rate"),
        _("Items closed by the end of the period ÷ items whose deadline lies in the period."),
        "done",
        "due",
    ),
    ratio(
        _("On-time rate"),
        _(
            "Items that ended on the last day in time or before ÷ items closed in the period. The "
            "end is the day on which closing was asked for and later granted."
        ),
        "in_time",
        "closed",
    ),
    Told(
        _("Overdue items"),
        _(
            "Not closed at the end of the period, the deadline over and closing not asked for in "
            "time; of all items not closed then."
        ),
        lambda one: one.overdue,
        lambda one: f"{one.overdue} / {one.running}",
        reviewed,
    ),
    Told(
        _("Mean working days"),
        _(
            "From the assignment to the end, days on which the clock stood still not counted ÷ "
            "items closed in the period."
        ),
        mean,
        lambda one: f"{one.days} ÷ {one.closed}",
    ),
    ratio(
        _("Reports in time"),
        _(
            "Reports of lead units that came within their period of feedback ÷ reports that were "
            "due in the period while the item was being worked on. One whose last day is today "
            "counts only if it has come."
        ),
        "served",
        "feedbacks",
    ),
    ratio(
        _("Extension rate"),
        _("Items that were given more time ÷ items whose deadline lies in the period."),
        "extended",
        "due",
    ),
    ratio(
        _("Return rate"),
        _("Times that closing was refused ÷ times that it was asked for, in the period."),
        "returned",
        "asked",
    ),
    Told(
        _("Evaluation A / B / C"),
        _("Items closed in the period by their evaluation; of all items closed in it."),
        by_grade,
        lambda one: f"{one.graded} / {one.closed}",
    ),
)
COLUMNS = (
    Column(_("Due"), lambda one: one.due),
    Column(_("Of these closed"), lambda one: one.done),
    Column(_("Completion rate"), lambda one: rate(one.done, one.due)),
    Column(_("Closed in the period"), lambda one: one.closed),
    Column(_("Of these in time"), lambda one: one.in_time),
    Column(_("On-time rate"), lambda one: rate(one.in_time, one.closed)),
    Column(_("Overdue items"), lambda one: one.overdue),
    Column(_("Mean working days"), mean),
    Column(_("Reports in time"), lambda one: rate(one.served, one.feedbacks)),
    Column(_("Extension rate"), lambda one: rate(one.extended, one.due)),
    *(Column(GRADES[grade], attrgetter(name)) for name, grade in GRADED.items()),
)
SERIES = (
    Series(_("Closed in time"), "ok"),
    Series(_("Closed late"), "soon"),
    Series(_("Overdue and not closed"), "late"),
)
