"""Work that is no page: large exports, a new head of a unit, a morning full of reminders."""

from collections.abc import Iterator
from contextlib import contextmanager
from jingwei.core import clock
from jingwei.core.deadlines import api as deadlines
from jingwei.core.escalation.tasks import daily
from jingwei.core.listing import export
from jingwei.core.listing.views import title_of
from jingwei.core.outbox.content import book
from jingwei.core.ticker.lease import Lease
from jingwei.core.ticker.schedule import run
from jingwei.core.ticker.session import Session
from jingwei.testing import House
from jingwei.testing import PASSWORD
from pathlib import Path
from tests.benchmarks.client import Client
from tests.benchmarks.client import Figure
from tests.benchmarks.client import figure
from ZODB.utils import get_pickle_metadata
from zope.component import getMultiAdapter

import datetime
import re
import tempfile
import time


ROWS = 20_000
HEAD = "/intranet/organisation/operation/head"
STATUS, RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")
# So often the post goes to another person and back.
CHANGES = 10
PASSED_TO = ("smehead", "planninghead")
# A working day on which every deadline of the data set was passed long ago, and the hour.
OUTAGE, HOUR = 520, datetime.time(7, 45)


def exports(house: House) -> dict[str, Figure]:
    """A list with its filters and order written to a file, as a job does it."""
    rows = {}
    for format_ in export.FORMATS:
        with house.open(user="registrar") as site:
            page = getMultiAdapter((site["intranet"]["documents"], site.REQUEST), name="view")
            shown = page.listed
            count = min(shown.total, ROWS)
            shown.all = lambda lines=shown.all, count=count: _first(lines(), count)
            before = _memory("VmRSS")
            start, busy = time.perf_counter(), time.process_time()
            RESET.write_text("5")
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "list"
                wanted = (format_, shown, path, site.REQUEST, title_of(page))
                for _written in export.write(*wanted):
                    pass
                size = path.stat().st_size
            took, busy = time.perf_counter() - start, time.process_time() - busy
            grown = (_memory("VmHWM") - before) / 1024
        said = f"{count} rows, {size // 1024} kB, {grown:.0f} MB more memory"
        rows[f"export as {format_}"] = figure([took], busy, said)
    return rows


def reminders(house: House) -> dict[str, Figure]:
    """All rungs of all items are due on one morning, as after an outage; times are of batches.

    After a kill or a conflict one batch is begun anew.
    """
    session = Session(house.db, Lease(house.db))
    times, before, notices = [], _memory("VmRSS"), _notices(house)
    RESET.write_text("5")
    with clock.at(_morning(house)):
        count, busy, more = _due(house), time.process_time(), True
        while more:
            assert session.lease.renew()
            start = time.perf_counter()
            more = run(session, "escalation.daily", daily)
            times.append(time.perf_counter() - start)
        busy, left = time.process_time() - busy, _due(house)
    said = (
        f"{count} deadlines in {sum(times):.0f} s, {len(times)} batches, {left} left,"
        f" {_notices(house) - notices} messages,"
        f" {(_memory('VmHWM') - before) / 1024:.0f} MB more memory"
    )
    return {"reminders, a batch": figure(times, busy, said)}


def _morning(house: House) -> datetime.datetime:
    """Of a working day: nobody is reminded on others."""
    with house.open():
        day = deadlines.calendar().after(clock.today() + datetime.timedelta(days=OUTAGE), 1)
    return datetime.datetime.combine(day, HOUR, clock.ZONE)


def _due(house: House) -> int:
    """Records that somebody has to be reminded of."""
    today = {"query": clock.today().toordinal(), "range": "max"}
    with house.open(user="admin") as site:
        return len(site.portal_catalog.unrestrictedSearchResults(escalates_on=today))


def _notices(house: House) -> int:
    with house.open():
        return sum(len(box.notices) for box in book().boxes.values())


def _first(lines, count: int):
    for _number, line in zip(range(count), lines, strict=False):
        yield line


def _memory(name: str) -> int:
    """Kilobytes of this process, by the name that Linux gives to the figure."""
    return int(re.search(rf"{name}:\s+(\d+)", STATUS.read_text())[1])


def new_head(house: House, root: str) -> dict[str, Figure]:
    """The post passes on; what is written for it, and what the new head's next request shows.

    It goes to and fro between two people who hold other posts, then back to its holder.
    """
    security = Client(root, ("secadmin", PASSWORD))
    times, next_ones, shown, written = [], [], set(), set()
    busy = {"change": 0.0, "next": 0.0}
    for number in range(CHANGES):
        holder, other = (PASSED_TO[(number + place) % 2] for place in range(2))
        person, former = (Client(root, (name, PASSWORD)) for name in (holder, other))
        with _clocked(times, busy, "change"):
            security.rest("PATCH", HEAD, {"holders": [holder]})
        written |= _last_written(house)
        with _clocked(next_ones, busy, "next"):
            page = person.page("/intranet/worklist")
        shown.add((_waiting(page), _waiting(former.page("/intranet/worklist"))))
    security.rest("PATCH", HEAD, {"holders": ["head"]})
    said = f"to do of the new head, of the former: {sorted(shown)}"
    return {
        "another head: the change": figure(
            times, busy["change"], f"written: {', '.join(sorted(written))}"
        ),
        "the new head's next request": figure(next_ones, busy["next"], said),
    }


@contextmanager
def _clocked(times: list[float], busy: dict[str, float], name: str) -> Iterator[None]:
    """Add how long the block took, and how long a processor was busy with it."""
    start, before = time.perf_counter(), time.process_time()
    yield
    times.append(time.perf_counter() - start)
    busy[name] += time.process_time() - before


def _waiting(page) -> int:
    """What the first tab of a work list counts."""
    found = re.search(r"<sup>(\d+)</sup>", page.content.decode())
    return int(found[1]) if found else 0


def _last_written(house: House) -> set[str]:
    """Classes of the objects of the last transaction, with the numbers of them."""
    *_earlier, last = house.db.storage.changes.iterator()
    names = {}
    for record in last:
        module, name = get_pickle_metadata(record.data)
        names.setdefault(f"{module.rpartition('.')[2]}.{name}", []).append(record.oid)
    return {f"{len(oids)} {name}" for name, oids in names.items()}
