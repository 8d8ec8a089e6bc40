"""``make bench``: our pages beside stock Plone's, on the same machine, in the same run.

``python -m tests.benchmarks [documents]`` (default 1000; 10000 and 100000 work too). The data
set is kept in instance/var/bench between runs; delete the folder to make it anew.
"""

from base64 import b64encode
from contextlib import closing
from http.client import HTTPConnection
from jingwei.core.search import api as search
from jingwei.testing import House
from jingwei.testing import PASSWORD
from jingwei.testing import ROOT
from pathlib import Path
from tests.benchmarks import loader
from tests.benchmarks import stock
from typing import NamedTuple
from urllib.parse import quote
from urllib.parse import urlsplit
from ZODB.blob import BlobStorage
from ZODB.DB import DB
from ZODB.DemoStorage import DemoStorage
from ZODB.FileStorage import FileStorage

import hashlib
import json
import shutil
import statistics
import sys
import time


STOCK_PAGES = 1000
PUBLIC_ITEMS = 1000
ROUNDS = 40
SEARCHES = {
    "1 character": "业",
    "2 characters": "工业",
    "4 characters": "工业经济",
    "a number": "第77项",
    "mixed words": "2026年 通知",
}


def data_set(house: House, count: int):
    """Folder of the data set with `count` documents; made if it is missing, or older than the
    indexes, the grids and the loader.
    """
    folder = ROOT / "instance" / "var" / "bench" / f"{shape()}-{count}"
    if folder.exists():
        return folder
    building = folder.with_suffix(".new")
    shutil.rmtree(building, ignore_errors=True)
    shutil.copytree(house.base, building)
    storage = FileStorage(str(building / "Data.fs"))
    house._use(DB(BlobStorage(str(building / "blobs"), storage), cache_size=60_000))
    started = time.time()
    with house.open(user="admin") as site:
        loader.load_policies(site, PUBLIC_ITEMS)
        loader.load_documents(site, count)
    print(f"loaded {count} documents in {time.time() - started:.0f} s", file=sys.stderr)
    with house.open(user="admin", site=False) as app:
        stock.make_stock(app, STOCK_PAGES)
    house.db.close()
    house.db = None
    building.rename(folder)
    return folder


def shape() -> str:
    """A name for what data sets look like in the present code."""
    digest = hashlib.sha256()
    folders = (
        ROOT / "profiles" / "default",
        ROOT / "src/jingwei/install/loader",
        Path(__file__).parent,
    )
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".xml", ".py"} and path.name != "__main__.py":
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def open_data(house: House, folder) -> None:
    """Let the house work above the data set; what the run changes is thrown away."""
    base = BlobStorage(str(folder / "blobs"), FileStorage(str(folder / "Data.fs"), read_only=True))
    house._use(DB(DemoStorage(base=base), cache_size=60_000))


class Answer(NamedTuple):
    """What came back."""

    status: int
    content: bytes

    def json(self):
        """The content as data."""
        return json.loads(self.content)


class Client:
    """One keep-alive connection as one account; thin, so that the server is what is measured."""

    def __init__(self, root: str, auth: tuple[str, str] | None = None):
        self.site = urlsplit(root)
        self.line = HTTPConnection(self.site.hostname, self.site.port)
        self.headers = {}
        if auth:
            token = b64encode(":".join(auth).encode()).decode()
            self.headers["Authorization"] = f"Basic {token}"

    def page(self, path: str) -> Answer:
        """GET a page that must answer."""
        return self._ask("GET", path)

    def post(self, path: str, **data) -> Answer:
        """POST to the REST API; must succeed."""
        sort = {"Accept": "application/json", "Content-Type": "application/json"}
        return self._ask("POST", f"/++api++{path}", json.dumps(data), **sort)

    def _ask(self, method: str, path: str, body: str | None = None, **headers) -> Answer:
        self.line.request(method, self.site.path + path, body, self.headers | headers)
        answer = self.line.getresponse()
        content = answer.read()
        assert answer.status in (200, 201), (path, answer.status, content)
        return Answer(answer.status, content)


def timed(call, rounds: int = ROUNDS) -> tuple[float, float, int]:
    """(median ms, 95th percentile ms, bytes) of `call` after five warm-up calls."""
    for _warm in range(5):
        answer = call()
    times = []
    for _round in range(rounds):
        start = time.perf_counter()
        answer = call()
        times.append((time.perf_counter() - start) * 1000)
    cut = statistics.quantiles(times, n=20)
    return statistics.median(times), cut[-1], len(answer.content)


def ours(root: str, rows: dict) -> None:
    """Measure our site."""
    visitor = Client(root)
    listing = visitor.page("/policies?format=json").json()
    policy = listing["items"][0]["url"].removeprefix(root)
    rows["anonymous home"] = timed(lambda: visitor.page(""))
    rows["anonymous list of 20"] = timed(lambda: visitor.page("/policies"))
    rows["anonymous policy page"] = timed(lambda: visitor.page(policy))
    for account in ("clerk", "head", "director"):
        person = Client(root, (account, PASSWORD))
        rows[f"work list as {account}"] = timed(lambda p=person: p.page("/intranet/worklist"))
    registrar = Client(root, ("registrar", PASSWORD))
    for what, words in SEARCHES.items():
        path = f"/intranet/search?q={quote(words)}"
        rows[f"search {what} as registrar"] = timed(lambda p=path: registrar.page(p))
    rows["anonymous search"] = timed(lambda: visitor.page(f"/search?q={quote('工业')}"))
    clerk, head = (Client(root, (account, PASSWORD)) for account in ("clerk", "head"))
    made: list[str] = []

    def create() -> Answer:
        answer = clerk.post(
            "/intranet/documents",
            **{"@type": "OfficialDocument", "title": "测量用的通知", "disclosure": "proactive"},
            main_recipients="各区经信部门",
            body={"data": "<p>正文</p>", "content-type": "text/html"},
        )
        made.append(answer.json()["@id"].removeprefix(root))
        return answer

    rows["create a document (REST)"] = timed(create)
    waiting = list(made)
    submit = iter(list(made))
    rows["transition submit (REST)"] = timed(
        lambda: clerk.post(f"{next(submit)}/@workflow/submit"), len(made) - 5
    )
    endorse = iter(waiting)
    rows["transition endorse (REST)"] = timed(
        lambda: head.post(f"{next(endorse)}/@workflow/endorse", opinion="同意"), len(waiting) - 5
    )


def theirs(root: str, rows: dict) -> None:
    """Measure stock Plone."""
    visitor = Client(root)
    member = Client(root, ("member", stock.PASSWORD))
    rows["stock anonymous home"] = timed(lambda: visitor.page(""))
    rows["stock anonymous list of 20"] = timed(lambda: visitor.page("/policies"))
    rows["stock anonymous page"] = timed(lambda: visitor.page("/policies/page-7"))
    rows["stock list as member"] = timed(lambda: member.page("/policies"))
    rows["stock create (REST)"] = timed(
        lambda: member.post("/policies", **{"@type": "Document", "title": "测量用的页面"})
    )


def main(count: int) -> None:
    """Print the table."""
    house = House()
    with closing(house):
        open_data(house, data_set(house, count))
        with house.open(user="admin") as site:
            search.rebuild(site)
        root = house.serve()
        rows: dict[str, tuple[float, float, int]] = {}
        theirs(root.replace("/jingwei", f"/{stock.SITE_ID}"), rows)
        ours(root, rows)
    print(f"{count} documents, {PUBLIC_ITEMS} public items, {STOCK_PAGES} stock pages")
    print(f"{'':32}{'median ms':>10}{'p95 ms':>10}{'bytes':>10}")
    for name, (median, p95, size) in rows.items():
        print(f"{name:32}{median:10.1f}{p95:10.1f}{size:10}")
    pairs = (
        ("anonymous home", "stock anonymous home"),
        ("anonymous list of 20", "stock anonymous list of 20"),
        ("anonymous policy page", "stock anonymous page"),
        ("create a document (REST)", "stock create (REST)"),
    )
    for mine, other in pairs:
        print(f"{mine}: stock takes {rows[other][0] / rows[mine][0]:.1f} times as long")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
