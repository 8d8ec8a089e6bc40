"""Signatures and papers: what a step costs with both, and what a document adds to the database."""

from collections.abc import Callable
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from jingwei.core import clock
from jingwei.core.papers.interfaces import IPaper
from jingwei.core.papers.interfaces import ISealProvider
from jingwei.core.papers.tasks import PaperWorker
from jingwei.core.rendition.press import pressed
from jingwei.core.signing import cms
from jingwei.core.signing import der
from jingwei.core.signing import folder
from jingwei.core.signing.checking import check
from jingwei.core.signing.pades import Said
from jingwei.core.signing.pades import seal_pdf
from jingwei.core.signing.wrapping import Cost
from jingwei.core.signing.wrapping import wrap
from jingwei.core.ticker.lease import Lease
from jingwei.core.ticker.session import Session
from jingwei.testing import House
from jingwei.testing import PASSWORD
from pathlib import Path
from pypdf import PdfReader
from tests.benchmarks import pages
from tests.benchmarks.client import Figure
from tests.benchmarks.client import figure
from tests.conftest import Client
from tests.office.documents.conftest import Office
from ZODB.blob import BlobStorage
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage
from zope.component import getAdapter
from zope.component import getUtility

import io
import shutil
import time


ROUNDS, PADDINGS, LIVES, SIGNERS = 30, 260, 20, 20
# A text that fills a page and goes on on the next one.
TEXT = "".join(f"<p>{'各单位要认真组织实施，按时报送工作进展情况。' * 6}</p>" for _n in range(5))
# What trying a PIN costs unless an office has chosen otherwise: KiB and rounds.
COST = Cost(64 * 1024, 3)
UNITS = ("urban", "planning", "energy", "safety")
HEADS = ("head2", "planninghead", "energyhead", "safetyhead")
# Heads of units who judge what their own clerks have drafted.
MANY = (
    *("planning", "energy", "safety", "sme", "technology", "manufacturing", "informatization"),
    *("finance", "personnel", "party", "power", "policy"),
)


def measured() -> dict[str, Figure]:
    """All figures of this part, in a house on a real disk."""
    house = House()
    try:
        with on_disk(house) as place:
            root = house.serve()
            office = Office(lambda account: Client(root, account, PASSWORD))
            rows = life(house, office, place)
            rows |= {"approval, signed": pages.steps(root)["endorse (REST)"]}
            rows |= {"trying a PIN (argon2id)": _timed(_tried, 10, "64 MiB, 3 rounds")}
            rows |= paper(house, office) | verified(house, office)
            return rows | at_once(office)
    finally:
        house.close()


@contextmanager
def on_disk(house: House) -> Iterator[Path]:
    """Let the house work on a copy of its site in a file, as real ones do; yield its folder."""
    place = house.kept.parent / "bench" / "papers"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(house.base, place)
    house.fresh()
    storage = FileStorage(str(place / "Data.fs"))
    house._use(DB(BlobStorage(str(place / "blobs"), storage), cache_size=30_000))
    try:
        yield place
    finally:
        house.db.close()
        house.db = None
        shutil.rmtree(place)


def life(house: House, office: Office, place: Path) -> dict[str, Figure]:
    """Documents go from draft to archive, with their papers; what that adds to the database."""
    session = Session(house.db, Lease(house.db))
    assert session.lease.renew()
    worker, times, busy = PaperWorker(), [], time.process_time()
    house.db.pack()
    before, blobs = _size(place, "Data.fs"), _size(place, "blobs")
    for _number in range(LIVES):
        start = time.perf_counter()
        address = office.walk("issued", body={"data": TEXT, "content-type": "text/html"})
        while worker.work(session):
            pass
        office.done("archivist", address, "archive", retention="30")
        times.append(time.perf_counter() - start)
    busy = time.process_time() - busy
    session.lease.release()
    grown = _size(place, "Data.fs") - before
    house.db.pack()
    packed, files = _size(place, "Data.fs") - before, _size(place, "blobs") - blobs
    said = (
        f"{grown / LIVES:.0f} kB each, {packed / LIVES:.0f} kB packed,"
        f" beside it {files / LIVES:.0f} kB of papers in files"
    )
    return {"a document's whole life": figure(times, busy, said)}


def _size(place: Path, name: str) -> float:
    """Kilobytes of a file, or of all files below a folder."""
    files = [place / name, *(place / name).rglob("*")]
    return sum(path.stat().st_size for path in files if path.is_file()) / 1024


def _tried() -> None:
    wrap(b"key", "head", PASSWORD, folder.keys().server, COST)


def paper(house: House, office: Office) -> dict[str, Figure]:
    """An issued document as PDF, the same with the organ's seal, and seals of 260 lengths."""
    address = office.walk("issued", body={"data": TEXT, "content-type": "text/html"})
    with house.open(user="admin") as site:
        issued = getAdapter(_record(site, address), IPaper, "issued")
        set_ = partial(pressed, issued.template, issued.data(), issued.attached())
        plain, provider = set_(), getUtility(ISealProvider)
        said = f"{len(PdfReader(io.BytesIO(plain)).pages)} pages, {len(plain) // 1024} kB"
        rows = {
            "paper": _timed(set_, ROUNDS, said),
            "paper, sealed": _timed(lambda: provider.seal(set_(), "印发"), ROUNDS, said),
        }
        lengths = iter(range(PADDINGS))
        row = _timed(lambda: _padded(plain, next(lengths)), PADDINGS - 1)
        return rows | {"seal alone, of 260 lengths": row}


def _padded(plain: bytes, length: int) -> bytes:
    """A sealed PDF whose signature has an attribute of this length."""
    padding = cms.attribute(der.object_id("2.25.1"), der.octets(b"x" * length))
    keys = folder.keys()
    said = Said(keys.name, "印发", clock.now())
    return seal_pdf(plain, keys.organ, keys.clock, said, (padding,))


def verified(house: House, office: Office) -> dict[str, Figure]:
    """All opinions of a document are looked at, as its page of signatures does."""
    address = office.draft()
    office.done("clerk", address, "submit")
    office.done("head", address, "consult", units=list(UNITS), opinion="请会签")
    for account in HEADS:
        office.done(account, address, "answer_consultation", answer="agree", opinion="同意")
    office.done("director", address, "clear", opinion="请签发")
    office.done("leader", address, "sign", opinion="同意印发")
    office.done("registrar", address, "register", prefix="江经")
    office.done("registrar", address, "issue")
    office.done("principal", address, "abolish", reason="依据已修订")
    with house.open(user="admin") as site:
        record = _record(site, address)
        found = check(record)
        assert not any(one.fault for one in found)
        return {"verification": _timed(lambda: check(record), ROUNDS, f"{len(found)} opinions")}


def at_once(office: Office) -> dict[str, Figure]:
    """So many documents are signed at the same moment, eight of them by one person."""
    waiting = []
    for unit in MANY:
        address = office.draft(f"{unit}clerk", drafting_unit=unit)
        office.done(f"{unit}clerk", address, "submit")
        waiting.append((f"{unit}head", address, "endorse"))
    for _number in range(SIGNERS - len(MANY)):
        waiting.append(("director", office.walk("office_check"), "clear"))
    people = [(office.person(account), address, step) for account, address, step in waiting]
    for client, address, _step in people:
        # They have read it.
        assert client.rest("GET", address).status_code == 200
    busy = time.process_time()
    with ThreadPoolExecutor(SIGNERS) as pool:
        answers = [*pool.map(_signed, people)]
    busy = time.process_time() - busy
    times = [took for took, _status in answers]
    wrong = sum(status >= 500 for _took, status in answers)
    refused = sum(status != 200 for _took, status in answers) - wrong
    number = len({client.account for client, _address, _step in people})
    said = f"{number} people, slowest {max(times) * 1000:.0f} ms, {wrong} × 5xx, {refused} refused"
    return {f"{SIGNERS} signatures at once": figure(times, busy, said)}


def _signed(one: tuple[Client, str, str]) -> tuple[float, int]:
    client, address, step = one
    start = time.perf_counter()
    answer = client.rest("POST", f"{address}/@workflow/{step}", opinion="同意")
    return time.perf_counter() - start, answer.status_code


def _record(site, address: str):
    return site.unrestrictedTraverse(address.rpartition("/jingwei/")[2].removeprefix("++api++/"))


def _timed(call: Callable[[], object], rounds: int, said: str = "") -> Figure:
    """How long `call` takes in this process, after one that is not counted; the slowest beside."""
    call()
    times, busy = [], time.process_time()
    for _round in range(rounds):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    slowest = f"slowest {max(times) * 1000:.0f} ms"
    return figure(times, time.process_time() - busy, ", ".join(filter(None, (said, slowest))))
