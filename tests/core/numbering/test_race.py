"""Four processes take numbers at once: none twice, none lost (handbook §1.8)."""

from jingwei.core import clock
from jingwei.core.numbering.number import Number
from jingwei.core.numbering.registers import Entry
from jingwei.core.numbering.registers import Registers
from jingwei.core.numbering.registers import RESERVED
from pathlib import Path
from ZEO.ClientStorage import ClientStorage
from ZODB.DB import DB
from ZODB.POSException import ConflictError

import contextlib
import json
import pytest
import random
import socket
import subprocess
import sys
import time
import transaction


pytestmark = pytest.mark.race

PROCESSES, TAKES = 4, 50
CONF = """\
<zeo>
  address 127.0.0.1:{port}
</zeo>
<filestorage 1>
  path {folder}/Data.fs
</filestorage>
"""


@contextlib.contextmanager
def server(folder: Path):
    """A ZEO server on an empty database; yields its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    conf = folder / "zeo.conf"
    conf.write_text(CONF.format(port=port, folder=folder))
    process = subprocess.Popen([Path(sys.executable).parent / "runzeo", "-C", conf])
    try:
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextlib.contextmanager
def database(port: int):
    """The root object over a connection of the process's own."""
    storage = ClientStorage(("127.0.0.1", port), wait_timeout=20)
    db = DB(storage)
    connection = db.open()
    try:
        yield connection.root()
    finally:
        transaction.abort()
        connection.close()
        db.close()


def take(port: int, name: str) -> None:
    """What one process does: take numbers, abort one in ten, print those that are its own."""
    chance = random.Random(name)
    aborted = set(chance.sample(range(TAKES), TAKES // 10))
    taken, conflicts = [], 0
    with database(port) as root:
        print("ready", flush=True)
        sys.stdin.readline()
        for turn in range(TAKES):
            while True:
                transaction.begin()
                entry = Entry(f"{name}-{turn}", "", name, clock.now(), name)
                number = enter(root["registers"], entry, kept=turn % 3 == 0)
                if turn in aborted:
                    transaction.abort()
                    break
                try:
                    transaction.commit()
                except ConflictError:
                    transaction.abort()
                    conflicts += 1
                    time.sleep(chance.uniform(0, 0.02))
                    continue
                taken.append([number.sequence, entry.uid, turn % 3 == 0])
                break
    print(json.dumps({"taken": taken, "conflicts": conflicts}))


def enter(registers: Registers, entry: Entry, kept: bool) -> Number:
    """Take a number: the first that is reserved, if there is one, else the next. Every third is
    only reserved, for whoever comes next.
    """
    if kept:
        row = entry._replace(status=RESERVED, kept_for=entry.uid)
        return registers.enter("江经", 2026, row)
    register = registers.get("江经", 2026)
    free = (n for n, row in register.entries.items() if row.reserved) if register else ()
    sequence = next(iter(free), None)
    if sequence is None:
        return registers.take("江经", 2026, entry)
    number = Number("江经", 2026, sequence)
    registers.use(number, entry)
    return number


def start(port: int, name: str) -> subprocess.Popen:
    command = [sys.executable, __file__, str(port), name]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)


def test_no_number_is_given_twice_and_none_is_lost(tmp_path):
    with server(tmp_path) as port:
        with database(port) as root:
            root["registers"] = Registers()
            transaction.commit()
        processes = [start(port, f"p{n}") for n in range(PROCESSES)]
        for process in processes:
            assert process.stdout.readline() == "ready\n"
        for process in processes:
            process.stdin.write("go\n")
            process.stdin.flush()
        answers = [json.loads(process.communicate(timeout=120)[0]) for process in processes]
        with database(port) as root:
            register = root["registers"].get("江经", 2026)
            rows = {n: entry for n, entry in register.entries.items()}
            last, missing, reserved = register.last, register.missing, register.reserved
    done = [one for answer in answers for one in answer["taken"]]
    assert len(done) == PROCESSES * (TAKES - TAKES // 10)
    held = {n: uid for n, uid, kept in done if not kept}
    kept_first = {n: uid for n, uid, kept in done if kept}
    # No two records hold one number, and no number was kept for two.
    assert len(held) == sum(not kept for _n, _uid, kept in done)
    assert len(kept_first) == sum(kept for _n, _uid, kept in done)
    assert {n: row.uid for n, row in rows.items() if not row.reserved} == held
    for n, uid in kept_first.items():
        first = rows[n].earlier[0] if rows[n].earlier else rows[n]
        assert first.reserved and first.kept_for == uid
    assert (last, missing) == (len({*held, *kept_first}), 0)
    assert reserved == sum(row.reserved for row in rows.values())
    assert sum(answer["conflicts"] for answer in answers) > 0


if __name__ == "__main__":
    take(int(sys.argv[1]), sys.argv[2])
