"""``/intranet/supervision``: the state of every item at a glance, for all staff.

The board shows what `BoardRow` holds and the matter's title; the instruction, the reports and the
files stay with those who hold a part in an item. Colours are questions to two indexes about today
(`core.deadlines.lights`); nothing is woken.
"""

from collections import Counter
from collections.abc import Collection
from functools import cached_property
from jingwei.core import clock
from jingwei.core.deadlines import api as deadlines
from jingwei.core.listing.api import ListPage
from jingwei.core.listing.api import sets
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import not_hidden
from jingwei.office.supervision.content import TYPE
from jingwei.office.supervision.facts import Facts
from jingwei.office.supervision.facts import STATES
from jingwei.office.supervision.lights import LIGHTS
from jingwei.office.supervision.lights import of_light
from jingwei.office.supervision.lights import TITLES
from jingwei.office.supervision.lists import BOARD
from jingwei.office.supervision.lists import Items
from jingwei.office.supervision.vocabularies import attends
from jingwei.office.supervision.vocabularies import starter
from plone import api
from urllib.parse import urlencode

import datetime


ONE = datetime.timedelta(days=1)
WEEK = datetime.timedelta(days=7)


class Board(ListPage):
    """Counts by light, unit by light, and the items behind each number."""

    listing = BOARD
    administrators = (organisation.SUPERVISOR,)

    def source_of(self, form: dict) -> Items:
        """What all staff may know of the items that are somebody's task."""
        return Items(BOARD, {"portal_type": TYPE, "review_state": list(STATES)}, visible)

    @cached_property
    def today(self) -> datetime.date:
        """The present day."""
        return clock.today()

    def chosen(self, facet: str) -> tuple[str, ...]:
        """Values of a facet to which the board is narrowed; () for all."""
        return self.listed.asked.filters.get(facet, ())

    @cached_property
    def titles(self) -> dict[str, str]:
        """Units that can lead: id -> title."""
        return {unit.id: unit.title for unit in organisation.handling_units()}

    def query(self, units: Collection[str] = ()) -> dict:
        """The catalog query of the items of these units, or of all, from the sources chosen."""
        wanted = {"portal_type": TYPE, "review_state": STATES}
        if units:
            wanted["lead_unit"] = units
        if self.chosen("source"):
            wanted["supervision_source"] = self.chosen("source")
        return wanted

    @cached_property
    def lit(self) -> dict[str, sets.Rows]:
        """Light -> rows of all units that have it today."""
        return {light: found(self.query() | of_light(light, self.today)) for light in LIGHTS}

    def counts(self) -> list[dict]:
        """Items per light: their number, its change since last week, and their address."""
        before = self.counts_before()
        shown = [
            {
                "id": light,
                "title": TITLES[light],
                "chip": deadlines.CHIPS[light],
                "count": led_by(self.chosen("unit"), self.lit[light]),
                "url": self.address(light=light),
                "current": "page" if light in self.chosen("light") else None,
            }
            for light in LIGHTS
        ]
        for one in shown:
            one["change"] = one["count"] - before[one["id"]]
            one["signed"] = f"{one['change']:+d}".replace("-", "−") if one["change"] else "±0"
        return shown

    def counts_before(self) -> Counter:
        """Number of items per light a week ago.

        Items that rested since are counted by the indexes as they are today; how the others stood
        is read from their facts.
        """
        then = self.today - WEEK
        midnight = datetime.datetime.combine(then + ONE, datetime.time(), clock.ZONE)
        wanted = self.query(self.chosen("unit"))
        items = found({name: value for name, value in wanted.items() if name != "review_state"})
        # Records of all kinds have a last turn; asking the index for a range would read them all.
        turned = api.portal.get_tool("portal_catalog").Indexes["last_turn"]
        moved = sets.since(items.ids, turned, int(midnight.timestamp()))
        counts = Counter()
        for light in LIGHTS:
            ids = found(wanted | of_light(light, then)).ids
            counts[light] = len(ids) - sets.common(ids, moved)
        for id_ in moved:
            facts = Facts(*items.row(id_).supervision_facts)
            counts[facts.light(then.toordinal())] += 1
        return counts

    def matrix(self) -> list[dict]:
        """One row per unit that leads any item: counts by light."""
        rows = []
        for unit, title in self.titles.items():
            cells = [
                {
                    "count": led_by([unit], self.lit[light]),
                    "url": self.address(light=light, unit=unit),
                    "chip": deadlines.CHIPS[light],
                }
                for light in LIGHTS
            ]
            total = sum(cell["count"] for cell in cells)
            if total:
                url = self.address(light="", unit=unit)
                rows.append({"title": title, "url": url, "cells": cells, "total": total})
        return rows

    def heads(self) -> list:
        """Titles of the lights, in order of the columns."""
        return [TITLES[light] for light in LIGHTS]

    def address(self, **more: str) -> str:
        """Address of the board with other filters, "" for none; what is not named stays."""
        values = {facet: self.chosen(facet) for facet in ("light", "unit", "source")}
        values |= {facet: [value] if value else [] for facet, value in more.items()}
        words = urlencode(values, doseq=True)
        base = self.context.absolute_url()
        return f"{base}?{words}" if words else base

    def meets(self) -> bool:
        """May the person print the sheets of a meeting?"""
        return not attends(api.user.get_current().getId() or "")

    def proposes(self) -> bool:
        """May the person propose an item?"""
        return not starter(api.user.get_current().getId() or "")


def visible(**query):
    """Items that a member of the staff may know of: all but those that they are recused from."""
    catalog = api.portal.get_tool("portal_catalog")
    me = api.user.get_current().getId()
    return catalog.unrestrictedSearchResults(**query, **not_hidden(catalog, me))


def found(query: dict) -> sets.Rows:
    """Rows of the items that the person may know of."""
    return sets.found(visible(**query))


def led_by(units: Collection[str], rows: sets.Rows) -> int:
    """How many of the rows these units lead; all of them where none is named."""
    if not units:
        return len(rows.ids)
    index = api.portal.get_tool("portal_catalog").Indexes["lead_unit"]
    return sum(sets.common(rows.ids, sets.posting(index, unit)) for unit in units)
