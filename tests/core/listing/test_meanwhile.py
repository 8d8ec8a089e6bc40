"""While a job writes a long list, records change, and so does what a person may see."""

from jingwei.core.exc import NotYoursToSee
from jingwei.core.listing.runner import Export
from jingwei.core.ticker.api import acting_as
from zope.i18n import negotiate

import csv
import pytest
import tempfile
import transaction


PERSON = "principal"
POST = "/intranet/organisation/commission/principal"
LIST = {"path": "intranet/documents", "page": "view", "query": "col=title", "language": "zh-cn"}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Where files lie until they are done."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def writing(site, many, folder, monkeypatch):
    """The site, and a job that has written the first five lines."""
    for name in ("sources", "export"):
        monkeypatch.setattr(f"jingwei.core.listing.{name}.PART", 5)
    with site.open(user=PERSON) as portal:
        steps = Export().run(portal, {**LIST, "format": "csv"})
        next(steps)
        yield portal, steps
        transaction.abort()


def last_documents(portal, count: int = 2) -> list:
    """Documents that stand at the end of the list."""
    catalog = portal.portal_catalog
    found = catalog(portal_type="OfficialDocument", sort_on="last_turn", sort_order="descending")
    return [brain._unrestrictedGetObject() for brain in found[-count:]]


def finished(steps) -> set[str]:
    """Titles in the file when it is done."""
    while True:
        try:
            with acting_as(PERSON):
                next(steps)
            transaction.commit()
        except StopIteration as stop:
            path = stop.value.data
            with path.open(encoding="utf-8-sig", newline="") as file:
                titles = {row[0].removeprefix("'") for row in csv.reader(file)}
            path.unlink()
            return titles


def test_a_record_that_went_meanwhile_is_left_out(writing):
    portal, steps = writing
    gone, kept = last_documents(portal)
    portal.portal_catalog.uncatalog_object("/".join(gone.getPhysicalPath()))
    transaction.commit()
    titles = finished(steps)
    assert gone.title not in titles and kept.title in titles


def test_a_record_that_the_person_must_not_see_any_more_is_left_out(writing):
    portal, steps = writing
    closed, kept = last_documents(portal)
    closed.recused = frozenset([PERSON])
    closed.reindexObject()
    transaction.commit()
    titles = finished(steps)
    assert closed.title not in titles and kept.title in titles


def test_who_has_lost_the_list_gets_no_file(writing, folder, person):
    _portal, steps = writing
    secadmin = person("secadmin")
    assert secadmin.rest("PATCH", POST, holders=[]).status_code == 204
    with pytest.raises(NotYoursToSee):
        finished(steps)
    assert not list(folder.iterdir())
    assert secadmin.rest("PATCH", POST, holders=[PERSON]).status_code == 204


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_a_job_that_is_cancelled_leaves_no_file(site, many, folder, format_, monkeypatch):
    monkeypatch.setattr("jingwei.core.listing.export.PART", 5)
    with site.open(user=PERSON) as portal:
        steps = Export().run(portal, {**LIST, "format": format_})
        next(steps)
        assert list(folder.iterdir())
        steps.close()
    assert not list(folder.iterdir())


def test_a_job_that_fails_leaves_no_file(site, many, folder):
    with site.open(user=PERSON) as portal, pytest.raises(KeyError):
        list(Export().run(portal, {**LIST, "format": "none"}))
    assert not list(folder.iterdir())


def test_asking_for_the_right_leaves_the_language_of_the_reader(site, many):
    with site.open(user=PERSON) as portal:
        request = portal.REQUEST
        before = negotiate(request), dict(request.cookies)
        assert Export().allowed(portal, {**LIST, "format": "csv", "language": "en"})
        assert (negotiate(request), dict(request.cookies)) == before
