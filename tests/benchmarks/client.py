"""A thin client, so that the server is what is measured, and how long its answers take."""

from base64 import b64encode
from collections.abc import Callable
from http.client import HTTPConnection
from typing import NamedTuple
from urllib.parse import urlsplit

import json
import statistics
import time


ROUNDS = 40
WARM = 5


class Answer(NamedTuple):
    """What came back."""

    status: int
    content: bytes

    def json(self):
        """The content as data."""
        return json.loads(self.content)


class Figure(NamedTuple):
    """Milliseconds in the median and at the 95th percentile; `said` stands beside them.

    `work`: milliseconds in which a processor was busy with it, client and server together, on
    average: this is right on a busy machine, too.
    """

    median: float
    p95: float
    work: float
    said: str = ""


def figure(times: list[float], busy: float, said: str) -> Figure:
    """What a row of times comes to, all in seconds."""
    cut = statistics.quantiles(times, n=20) if len(times) > 1 else times * 19
    return Figure(statistics.median(times) * 1000, cut[-1] * 1000, busy * 1000 / len(times), said)


class Client:
    """One keep-alive connection as one account."""

    def __init__(self, root: str, auth: tuple[str, str] | None = None):
        self.site = urlsplit(root)
        self.line = HTTPConnection(self.site.hostname, self.site.port, timeout=600)
        self.headers = {}
        if auth:
            token = b64encode(":".join(auth).encode()).decode()
            self.headers["Authorization"] = f"Basic {token}"

    def page(self, path: str) -> Answer:
        """GET a page that must answer."""
        return self._ask("GET", path)

    def post(self, path: str, **data) -> Answer:
        """POST to the REST API; must succeed."""
        return self.rest("POST", path, data)

    def rest(self, method: str, path: str, data: dict) -> Answer:
        """Ask the REST API; must succeed."""
        sort = {"Accept": "application/json", "Content-Type": "application/json"}
        return self._ask(method, f"/++api++{path}", json.dumps(data), **sort)

    def _ask(self, method: str, path: str, body: str | None = None, **headers) -> Answer:
        self.line.request(method, self.site.path + path, body, self.headers | headers)
        answer = self.line.getresponse()
        content = answer.read()
        assert answer.status in (200, 201, 204), (path, answer.status, content)
        return Answer(answer.status, content)


def timed(call: Callable[[], Answer], rounds: int = ROUNDS) -> Figure:
    """How long `call` takes after some calls that are not counted."""
    for _warm in range(WARM):
        answer = call()
    times, busy = [], time.process_time()
    for _round in range(rounds):
        start = time.perf_counter()
        answer = call()
        times.append(time.perf_counter() - start)
    return figure(times, time.process_time() - busy, f"{len(answer.content)} bytes")
