"""Two processes write and search over ZEO with one file between them."""

from jingwei.core.search import keeping
from jingwei.core.search.replica import replica
from jingwei.core.search.text import normal
from jingwei.testing import ROOT
from tests.core.search import processes
from tests.races import zeo
from ZEO.ClientStorage import ClientStorage
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage

import json
import os
import pytest
import subprocess
import sys
import transaction


pytestmark = pytest.mark.race
PROCESSES, TEXTS = 2, 60


def start(*words: str, var) -> subprocess.Popen:
    """A process with the folder `var` for its file."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.core.search.processes", *words],
        cwd=ROOT,
        env={**os.environ, "JINGWEI_VAR": str(var)},
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("machines", [1, 2])
def test_every_process_finds_its_own_texts_at_once_and_in_the_end_all(folder, machines):
    """`machines`: with a file each, as where several machines share a database."""
    base = folder / "base"
    (base / "blobs").mkdir(parents=True)
    database = DB(FileStorage(str(base / "Data.fs")))
    processes.prepared(database.open())
    transaction.abort()
    database.close()
    with zeo.server(base, folder) as port:
        writers = [
            start("write", str(port), str(n), str(TEXTS), var=folder / f"machine{n % machines}")
            for n in range(PROCESSES)
        ]
        answers = [json.loads(w.communicate(timeout=240)[0].splitlines()[-1]) for w in writers]
        database = DB(ClientStorage(("127.0.0.1", port), wait_timeout=20))
        index = database.open().root()["index"]
        for machine in range(machines):
            os.environ["JINGWEI_VAR"] = str(folder / f"machine{machine}")
            keeping.bring_up_to_date(index)
            transaction.begin()
            assert keeping.faults(index) == []
            assert len(replica(index.uid).file().find(normal("号标记"))) == PROCESSES * TEXTS
            assert len(processes.found(index, "0甲 | 1甲")) == PROCESSES * TEXTS
        transaction.abort()
        database.close()
    assert [answer["missed"] for answer in answers] == [[]] * PROCESSES
