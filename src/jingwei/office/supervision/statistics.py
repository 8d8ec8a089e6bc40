"""``/intranet/supervision/@@statistics``: figures of a period, each with what it is divided by.

All staff read them. They are counted from the rows of the catalog (`facts`), of all items but those
that the reader is recused from; neither a title nor an instruction is shown.
"""

from functools import cached_property
from jingwei import _
from jingwei.core import clock
from jingwei.core.organisation import api as organisation
from jingwei.office.supervision import charts
from jingwei.office.supervision import figures
from jingwei.office.supervision import periods
from jingwei.office.supervision import sheets
from jingwei.office.supervision.board import visible
from jingwei.office.supervision.content import TYPE
from jingwei.office.supervision.facts import Facts
from jingwei.office.supervision.figures import Figures
from jingwei.office.supervision.telling import COLUMNS
from jingwei.office.supervision.telling import SERIES
from jingwei.office.supervision.telling import TOLD
from jingwei.office.supervision.vocabularies import SOURCES
from Products.Five import BrowserView
from typing import NamedTuple
from urllib.parse import urlencode
from zope.i18n import translate


class Counted(NamedTuple):
    """An item of a period: its row in the catalog, its facts and what it counts for."""

    brain: object
    facts: Facts
    figures: Figures


def count(period: periods.Period) -> list[Counted]:
    """All items that count for anything in `period`."""
    found = []
    for brain in visible(portal_type=TYPE):
        facts = Facts(*brain.supervision_facts)
        figures_ = figures.figures_of(facts, period)
        if any(figures_):
            found.append(Counted(brain, facts, figures_))
    return found


class Statistics(BrowserView):
    """A period, its figures with their definitions, and tables by unit, source and leader."""

    label = _("Supervision statistics")

    @cached_property
    def period(self) -> periods.Period:
        """The period asked for."""
        return periods.read(self.request.form)

    @cached_property
    def counted(self) -> list[Counted]:
        """Items of the period."""
        return count(self.period)

    @cached_property
    def whole(self) -> Figures:
        """The figures of all items."""
        return figures.total(one.figures for one in self.counted)

    def told(self) -> list[dict]:
        """Every figure: `title`, `value`, `parts` (what is divided by what), `meaning`, `note`."""
        return [
            {
                "title": one.title,
                "value": one.value(self.whole),
                "parts": one.parts(self.whole),
                "meaning": one.meaning,
                "note": one.note(self.whole),
            }
            for one in TOLD
        ]

    def kinds(self) -> list[dict]:
        """Kinds of periods for the picker."""
        return [
            {"id": id_, "title": title, "checked": id_ == self.period.kind or None}
            for id_, title in periods.KINDS.items()
        ]

    def picked(self) -> dict:
        """What stands in the controls of the picker."""
        period, today = self.period, clock.today()
        return {
            "year": period.first.year,
            "month": period.first.month,
            "quarter": (period.first.month + 2) // 3,
            "from": period.first,
            "to": period.last,
            "years": range(today.year + 1, today.year - 9, -1),
        }

    def heads(self) -> list:
        """Heads of the tables."""
        return [column.title for column in COLUMNS]

    def tables(self) -> list[dict]:
        """By unit, by source, by leader: rows and a chart."""
        return [
            self._table("unit", _("By unit"), _("Lead unit"), *self._by_unit()),
            self._table("source", _("By source"), _("Source"), *self._by_source()),
            self._table("leader", _("By leader in charge"), _("Leader"), *self._by_leader()),
        ]

    def _table(self, id_: str, title, head, groups: dict[str, Figures], names: dict) -> dict:
        """Groups in the order of `names`, id -> title; those without a name come last."""
        order = [*(one for one in names if one in groups), *(groups.keys() - names.keys())]
        said = {one: translate(names.get(one, one), context=self.request) for one in order}
        rows = [
            {"title": said[one], "cells": [column.value(groups[one]) for column in COLUMNS]}
            for one in order
        ]
        bars = [
            (said[one], (groups[one].in_time, groups[one].late, groups[one].overdue))
            for one in order
        ]
        chart = charts.bars(id_, title, SERIES, bars)
        return {"id": id_, "title": title, "head": head, "rows": rows, "chart": chart}

    def _grouped(self, key) -> dict[str, Figures]:
        return figures.grouped(((one.facts, one.figures) for one in self.counted), key)

    def _by_unit(self) -> tuple[dict, dict]:
        names = {unit.id: unit.title for unit in organisation.units()}
        return self._grouped(lambda facts: facts.lead), names

    def _by_source(self) -> tuple[dict, dict]:
        return self._grouped(lambda facts: facts.source), SOURCES

    def _by_leader(self) -> tuple[dict, dict]:
        """Whoever was in charge of the lead unit at the end of the period."""
        leaders = {unit.id: self._leader(unit.id) for unit in organisation.units()}
        names = dict.fromkeys(leaders.values())
        groups = self._grouped(lambda facts: leaders.get(facts.lead, facts.lead))
        return groups, {name: name for name in names}

    def _leader(self, unit: str) -> str:
        token = organisation.post(unit, "leader")
        people = organisation.holders_on(token, self.period.until) or organisation.holders(token)
        names = "、".join(organisation.title(person) for person in people)
        return names or organisation.title(token)

    def csv_url(self) -> str:
        """Address of the same figures as a file."""
        return f"{self.context.absolute_url()}/@@statistics.csv?{urlencode(self.period.form())}"


class StatisticsCsv(Statistics):
    """The same figures as a file."""

    def __call__(self) -> bytes:
        """A line for each figure with its definition, then the tables."""
        period = self.period
        lines = [[self.label, period.title], []]
        names = ("title", "value", "parts", "meaning", "note")
        lines += [[one[name] for name in names] for one in self.told()]
        for table in self.tables():
            lines += [[], [table["title"]], [table["head"], *self.heads()]]
            lines += [[row["title"], *row["cells"]] for row in table["rows"]]
        name = f"supervision-{period.first}-{period.last}"
        return sheets.answer(self.request, name, lines)
