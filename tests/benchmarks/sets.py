"""Data sets, kept in ``instance/var/bench`` between runs; delete the folder to make them anew."""

from jingwei.testing import House
from jingwei.testing import ROOT
from pathlib import Path
from tests.benchmarks import loader
from tests.benchmarks import stock
from ZODB.blob import BlobStorage
from ZODB.DB import DB
from ZODB.DemoStorage import DemoStorage
from ZODB.FileStorage import FileStorage

import hashlib
import os
import shutil
import sys
import time


STOCK_PAGES = 1000
POLICIES = 1000
# More objects than a working process keeps, so that small sets are not all in memory.
CACHE = 60_000


def items_of(count: int) -> int:
    """How many supervision items stand beside `count` documents."""
    return min(count, 5000)


def shape() -> str:
    """A name for what data sets look like in the present code: another one makes them anew."""
    digest = hashlib.sha256()
    here = Path(__file__).parent
    places = [ROOT / "profiles" / "default", ROOT / "src/jingwei/install/loader"]
    files = [path for place in places for path in sorted(place.rglob("*"))]
    for path in (*files, here / "loader.py", here / "stock.py", here / "sets.py"):
        if path.suffix in {".xml", ".py"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def data_set(house: House, count: int) -> Path:
    """Folder of the data set with `count` documents; made if it is missing."""
    folder = ROOT / "instance" / "var" / "bench" / f"{shape()}-{count}"
    if folder.exists():
        return folder
    building = folder.with_suffix(".new")
    shutil.rmtree(building, ignore_errors=True)
    shutil.copytree(house.base, building)
    storage = FileStorage(str(building / "Data.fs"))
    house._use(DB(BlobStorage(str(building / "blobs"), storage), cache_size=CACHE))
    started = time.time()
    with house.open(user="admin") as site:
        loader.load_policies(site, POLICIES)
        loader.load_items(site, items_of(count))
        loader.load_documents(site, count)
    print(f"loaded {count} documents in {time.time() - started:.0f} s", file=sys.stderr)
    with house.open(user="admin", site=False) as app:
        stock.make_stock(app, STOCK_PAGES)
    house.db.close()
    house.db = None
    building.rename(folder)
    return folder


def open_data(house: House, folder: Path) -> None:
    """Let the house work above the data set; what the run changes is thrown away."""
    os.environ["JINGWEI_KEYS"] = str(folder / "keys")
    base = BlobStorage(str(folder / "blobs"), FileStorage(str(folder / "Data.fs"), read_only=True))
    house._use(DB(DemoStorage(base=base), cache_size=CACHE))
