"""The server is killed in the midst of people's work, again and again, as by a power failure."""

from collections.abc import Iterator
from contextlib import contextmanager
from jingwei.core.audit import api as audit
from jingwei.core.numbering import api as numbering
from jingwei.core.opinions import api as opinions
from jingwei.core.signing.checking import check
from jingwei.core.workflow import api
from pathlib import Path
from tests.conftest import Client
from tests.office.documents.conftest import FIELDS
from tests.office.documents.conftest import STEPS
from tests.start.test_start import announced
from tests.start.test_start import another_port
from tests.start.test_start import settings
from tests.start.test_start import START
from typing import NamedTuple
from ZODB.blob import BlobStorage
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage

import itertools
import os
import pytest
import random
import requests
import shutil
import signal
import subprocess
import threading
import time


pytestmark = [pytest.mark.race, pytest.mark.slow]
ROUNDS, WRITERS = 10, 3
UNTIL = "numbered"
WALK = list(itertools.takewhile(lambda state: state != "issued", STEPS))


def serves(process: str) -> bool:
    """Is it the process that serves the site?"""
    return b"Zope2.Startup.serve" in Path(f"/proc/{process}/cmdline").read_bytes()


class Told(NamedTuple):
    """What the server said of a document before it died; `None` where it said nothing."""

    title: str
    state: str = "drafting"
    number: str | None = None


class Writer(threading.Thread):
    """A person's program that drafts documents and walks them to their number, until it is cut off.

    * `told`: address -> what was acknowledged, in a place of its own
    * `refused`: addresses at which a step was refused, once for every answer
    """

    def __init__(self, url: str, password: str, name: str, known: dict, refused: list):
        super().__init__(daemon=True)
        self.people = {who: Client(url, who, password) for who, _step, _params in STEPS.values()}
        self.password, self.url, self.word = password, url, name
        self.told, self.refused, self.count, self.cut_off = known, refused, 0, False

    def run(self) -> None:
        try:
            while True:
                self.walk()
        except requests.RequestException:
            self.cut_off = True

    def ask(self, who: str, method: str, address: str, *status: int, **fields):
        """Call until it is not a conflict that the server asks to repeat."""
        while True:
            answer = self.people[who].rest(method, address, **fields)
            if answer.status_code != 409 or answer.json()["type"] != "Conflict":
                break
        assert answer.status_code in status, answer.text
        return answer.json()

    def walk(self) -> None:
        """One document, from the draft to the number."""
        self.count += 1
        title = f"{FIELDS['title']}（{self.word}{self.count}）"
        fields = {"@type": "OfficialDocument", **FIELDS, "title": title}
        made = self.ask("clerk", "POST", "/intranet/documents", 201, **fields)
        address = "/intranet" + made["@id"].split("/intranet", 1)[1]
        self.told[address] = Told(title)
        for state in WALK:
            who, step, params = STEPS[state]
            # Too early, and then not the clerk's step.
            self.ask("clerk", "POST", f"{address}/@workflow/register", 403, 409, prefix="江经")
            self.refused.append(address)
            answer = self.ask(who, "POST", f"{address}/@workflow/{step}", 200, **params)
            assert answer["state"]["id"] == state
            self.told[address] = Told(title, state)
        number = self.ask("clerk", "GET", address, 200)["number"]
        self.told[address] = Told(title, UNTIL, number)


@contextmanager
def serving(data: Path, port: int) -> Iterator[int]:
    """`make start`; yields the process id of the server itself."""
    environment = settings(data, port, JINGWEI_KEYS=str(data / "site" / "keys"))
    with subprocess.Popen(
        START, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as run:
        try:
            announced(run)
            children = Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text().split()
            # Fonts may be on their way beside it.
            [server] = [child for child in children if serves(child)]
            yield int(server)
        finally:
            run.send_signal(signal.SIGTERM)
            run.communicate(timeout=60)


def check_over_http(url: str, password: str, told: dict[str, Told]) -> None:
    """Whoever comes back finds everything as it was acknowledged, and finds it by its words."""
    clerk, order = Client(url, "clerk", password), ["drafting", *WALK]
    for address, known in told.items():
        now = clerk.rest("GET", address).json()
        assert now["title"] == known.title
        assert order.index(now["review_state"]) >= order.index(known.state), address
        assert known.number in (None, now["number"])
    for known in random.sample(list(told.values()), min(10, len(told))):
        words = known.title.partition("（")[2].rstrip("）")
        found = clerk.rest("GET", f"/@search?SearchableText={words}&b_size=500").json()["items"]
        assert known.title in [item["title"] for item in found]


def check_in_the_database(site, told: dict[str, Told], refused: list[str]) -> None:
    """Opinions and their chain, the register without gap or twin, refusals, and who did what."""
    judged = {state: who for state, (who, _step, params) in STEPS.items() if "opinion" in params}
    for address, known in told.items():
        record = site.unrestrictedTraverse(address[1:])
        assert [one.fault for one in check(record) if one.fault] == []
        given = {row.person for row in opinions.rows(record)}
        passed = WALK[: WALK.index(known.state) + 1] if known.state in WALK else []
        assert {judged[state] for state in passed if state in judged} <= given, address
        fired = [turn.transition for turn in record.journal.turns]
        assert [STEPS[state][1] for state in passed] == fired[1 : len(passed) + 1]
        assert api.state(record) in (*WALK, "drafting")
    [register] = numbering.registers()
    assert (register.gaps, register.voids) == (0, 0)
    rows = numbering.register(register.prefix, register.year)
    held = {str(line.number): line.entry.path for line in rows}
    acknowledged = {known.number for known in told.values() if known.number}
    assert acknowledged <= held.keys() and len({*held.values()}) == len(held)
    kept = audit.entries(audit.Filters(event="transition.refused"), size=20_000)
    paths = [entry.path for entry in kept.rows]
    for address in {*refused}:
        assert paths.count(f"/jingwei{address}") >= refused.count(address), address


def test_ten_times_nothing_acknowledged_is_lost_and_no_number_given_twice(
    house, tmp_path, monkeypatch
):
    shutil.copytree(house.base, tmp_path / "site")
    port, chance = another_port(), random.Random(26)
    url, told, refused = f"http://localhost:{port}/jingwei", {}, []
    for number in range(ROUNDS + 1):
        with serving(tmp_path, port) as server:
            check_over_http(url, house.password, told)
            if number == ROUNDS:
                break
            enough = len(refused) + chance.randint(12, 30)
            names = [f"第{number}次第{one}人" for one in range(WRITERS)]
            writers = [Writer(url, house.password, name, told, refused) for name in names]
            for writer in writers:
                writer.start()
            while len(refused) < enough and not any(writer.cut_off for writer in writers):
                time.sleep(0.01)
            time.sleep(chance.uniform(0, 0.5))
            os.kill(server, signal.SIGKILL)
            for writer in writers:
                writer.join(60)
            assert all(writer.cut_off for writer in writers)
    numbers = [known.number for known in told.values() if known.number]
    assert len(numbers) == len({*numbers}) > ROUNDS

    monkeypatch.setenv("JINGWEI_VAR", str(tmp_path / "site"))
    monkeypatch.setenv("JINGWEI_KEYS", str(tmp_path / "site" / "keys"))
    base = FileStorage(str(tmp_path / "site" / "Data.fs"), read_only=True)
    house._use(DB(BlobStorage(str(tmp_path / "site" / "blobs"), base)))
    with house.open(user="admin") as site:
        check_in_the_database(site, told, refused)
