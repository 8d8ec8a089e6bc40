"""When other days are working days, all that was reckoned over them is reckoned anew."""

from itertools import islice
from jingwei.core import clock
from jingwei.core.deadlines.api import calendar
from jingwei.core.deadlines.content import enter
from jingwei.core.deadlines.errands import _running
from tests.core.deputies.conftest import Deputies
from tests.office.supervision.conftest import day
from tests.office.supervision.conftest import supervision

import datetime
import pytest
import transaction


__all__ = ["supervision"]
DAY = datetime.timedelta(days=1)


@pytest.fixture
def known(site):
    """Return a function: what an index knows of a record, as a day."""

    def known(address: str, name: str) -> datetime.date:
        with site.open(user="admin") as portal:
            catalog = portal.portal_catalog
            path = "/".join(portal.getPhysicalPath()) + "/intranet" + address.split("/intranet")[1]
            row = catalog.Indexes[name].getEntryForObject(catalog.getrid(path))
            return datetime.date.fromordinal(row)

    return known


def test_days_off_move_lights_reminders_and_the_word_to_deputies(
    site, person, supervision, known, errands
):
    item = supervision.walk("in_progress", feedback="once", due_on=day(60))
    deputies = Deputies(person)
    deputation = deputies.approved("head", "post~operation.head", "policyhead", by="leader", end=60)
    last = clock.today() + 60 * DAY
    with site.open():
        off = [one for one in (last - n * DAY for n in range(20)) if calendar().works(one)]
    places = ((item, "soon_on"), (item, "escalates_on"), (deputation, "escalates_on"))
    before = [known(*place) for place in places]
    try:
        with site.open():
            enter(dict.fromkeys(off, ("holiday", "临时放假")))
            transaction.commit()
        errands()
        after = [known(*place) for place in places]
        assert all(
            later <= earlier - 12 * DAY for earlier, later in zip(before, after, strict=True)
        )
    finally:
        with site.open():
            enter({one: ("workday", "") for one in off})
            transaction.commit()
        errands()
        deputies.end(deputation)
    assert [known(*place) for place in places[:2]] == before[:2]


def test_parts_pass_every_running_record_once_and_no_finished_one(site, supervision):
    running = {supervision.walk("in_progress", title=f"在办{n}") for n in range(3)}
    supervision.walk("closed", title="已办结")
    with site.open(user="admin") as portal:
        catalog = portal.portal_catalog
        whole, passed, after = list(_running(catalog, None)), [], None
        while part := list(islice(_running(catalog, after), 2)):
            passed += part
            after = part[-1]
        paths = {catalog.getpath(row).split("/intranet")[1] for row in whole}
        closed = catalog.unrestrictedSearchResults(Title="已办结", review_state="closed")
    assert passed == whole == sorted(set(whole))
    assert {address.split("/intranet")[1] for address in running} <= paths
    assert not paths & {brain.getPath().split("/intranet")[1] for brain in closed}
