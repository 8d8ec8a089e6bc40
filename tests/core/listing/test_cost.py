"""What a page of a list reads does not grow with the list: its own rows, and no object."""

from Acquisition import aq_base
from jingwei.core.listing import sets
from jingwei.core.listing.api import CatalogSource
from jingwei.core.listing.pages import page_at
from jingwei.core.pages.layers import enter_office
from jingwei.core.workflow.interfaces import IRecord
from tests.benchmarks import loader
from zope.component import getMultiAdapter

import pytest


PAGES = (
    ("principal", "intranet/documents", "view"),
    ("head", "intranet/documents", "view"),
    ("head", "intranet", "worklist"),
    ("supervisor", "intranet/supervision", "view"),
)
ORDERS = ({}, {"sort": "title"}, {"sort": "since", "order": "asc"}, {"b_start": "20"})
SIZE = 20


@pytest.fixture(scope="module")
def items(site):
    """Supervision items of a unit, more than a page shows."""
    with site.open(user="admin") as portal:
        loader.load_items(portal, 2 * SIZE, units=["operation"])


def awake(portal) -> list:
    """Paths of the records that the present connection has read."""
    known = (one for _oid, one in portal._p_jar._cache.items())
    records = (one for one in known if IRecord.implementedBy(type(aq_base(one))))
    return [one.id for one in records if one._p_changed is not None]


@pytest.mark.parametrize(("account", "path", "name"), PAGES)
def test_a_page_with_its_facets_wakes_no_record(site, many, items, account, path, name):
    with site.open(user=account) as portal:
        enter_office(portal.REQUEST)
        portal._p_jar.cacheMinimize()
        shown = page_at(portal.unrestrictedTraverse(path), name).listed
        assert shown.facets()
        assert len(shown.lines) == SIZE
        assert awake(portal) == []


def test_a_page_of_hits_wakes_no_record(site, many):
    with site.open(user="principal") as portal:
        enter_office(portal.REQUEST)
        portal.REQUEST.form["q"] = "工业"
        portal._p_jar.cacheMinimize()
        page = getMultiAdapter((portal["intranet"], portal.REQUEST), name="search")
        assert len(page.hits()) == SIZE < page.batch.sequence_length
        assert awake(portal) == []


def test_the_board_reads_no_turns_of_other_records(site, many, items):
    with site.open(user="supervisor") as portal:
        enter_office(portal.REQUEST)
        portal._p_jar.cacheMinimize()
        board = page_at(portal["intranet"]["supervision"], "view")
        assert sum(one["count"] for one in board.counts()) == board.listed.total == 2 * SIZE
        assert sum(row["total"] for row in board.matrix()) == 2 * SIZE
        turns = portal.portal_catalog.Indexes["last_turn"]._index.values()
        assert [rows for rows in turns if rows._p_changed is not None] == []
        assert awake(portal) == []


def test_the_records_that_are_woken_are_noticed(site, many):
    with site.open(user="principal") as portal:
        portal._p_jar.cacheMinimize()
        (brain, *_others) = portal.portal_catalog(portal_type="OfficialDocument")
        assert brain.getObject().title
        assert awake(portal) == [brain.getId]


@pytest.mark.parametrize("few", [3, 1000])
@pytest.mark.parametrize("form", ORDERS)
def test_a_page_reads_as_many_rows_as_it_shows(site, many, monkeypatch, form, few):
    monkeypatch.setattr(sets, "FEW", few)
    with site.open(user="principal") as portal:
        read = []

        def search(**query):
            found = portal.portal_catalog(**query)
            make = found._func
            found._func = lambda row: read.append(row) or make(row)
            return found

        page = page_at(portal["intranet"]["documents"], "view")
        shown = page.show(form)
        shown.source = CatalogSource(shown.listing, shown.source.query, search)
        assert shown.total > 2 * SIZE
        assert shown.facets() and read == []
        assert len(shown.lines) == len(read) == SIZE


@pytest.mark.parametrize("account", ["principal", "clerk"])
def test_numbers_are_the_same_from_either_side(site, many, account):
    with site.open(user=account) as portal:
        whole = portal.portal_catalog._catalog
        ids = sets.found(portal.portal_catalog()).ids
        rest = sets.rest(ids, whole.indexes["portal_type"], len(whole))
        assert len(rest) == len(whole) - len(ids) > 0
        for name in ("review_state", "row_unit", "row_urgency", "row_month", "portal_type"):
            index = whole.indexes[name]
            for value in index.uniqueValues():
                others = sets.posting(index, value)
                assert sets.counted(ids, rest, others) == sets.common(ids, others), (name, value)


def test_rows_that_have_no_kind_are_not_taken_for_others(site, many):
    with site.open(user="principal") as portal:
        whole = portal.portal_catalog._catalog
        ids = sets.found(portal.portal_catalog()).ids
        assert sets.rest(ids, whole.indexes["row_unit"], len(whole)) is None
