"""Several Zope processes on one database: a ZEO server on a copy of the prepared site."""

from jingwei.testing import ROOT
from pathlib import Path
from ZODB.blob import BlobStorage
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time


ZEO_CONF = """\
<zeo>
  address 127.0.0.1:{port}
</zeo>
<filestorage 1>
  path {folder}/Data.fs
  blob-dir {folder}/blobs
</filestorage>
"""
ZOPE_CONF = """\
%define INSTANCEHOME {home}
instancehome $INSTANCEHOME
security-policy-implementation C
<environment>
  TZ Asia/Shanghai
</environment>
<zodb_db main>
  <zeoclient>
    server 127.0.0.1:{port}
    storage 1
    blob-dir {folder}/blobs
    shared-blob-dir on
  </zeoclient>
  mount-point /
</zodb_db>
"""


@contextlib.contextmanager
def server(base: Path, folder: Path):
    """Serve a copy of the prepared site; yield the port."""
    shutil.copytree(base, folder / "db")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    conf = folder / "zeo.conf"
    conf.write_text(ZEO_CONF.format(port=port, folder=folder / "db"))
    process = subprocess.Popen([Path(sys.executable).parent / "runzeo", "-C", conf])
    try:
        for _attempt in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def run(folder: Path, port: int, task: str, rows: list[dict]) -> list:
    """Run `task` of tests/races/tasks.py once per row, each in a process of its own, together.

    Every process starts Zope, then waits until all are ready. Returns their answers in order.
    """
    return [answer(process) for process in start(folder, port, task, rows)]


def answer(process: subprocess.Popen):
    """What a process that ends well has to say."""
    out, _err = process.communicate(timeout=240)
    assert process.returncode == 0
    return json.loads(out.splitlines()[-1])


def start(folder: Path, port: int, task: str, rows: list[dict]) -> list[subprocess.Popen]:
    """Start the processes of `run`."""
    processes = []
    for index, row in enumerate(rows):
        home = folder / f"client{index}"
        (home / "etc").mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "instance/parts/instance/etc/site.zcml", home / "etc")
        conf = ZOPE_CONF.format(home=home, port=port, folder=folder / "db")
        (home / "etc" / "zope.conf").write_text(conf)
        command = [sys.executable, "-m", "tests.races.tasks", str(home), str(len(rows)), task]
        processes.append(
            subprocess.Popen(
                [*command, json.dumps(row)],
                cwd=ROOT,
                stdout=subprocess.PIPE,
                env={
                    "JINGWEI_VAR": str(folder),
                    "JINGWEI_KEYS": os.environ["JINGWEI_KEYS"],
                    "PATH": "/usr/bin:/bin",
                },
                text=True,
            )
        )
    return processes


def read(house, folder: Path) -> None:
    """Let `house` show what the processes have left, when the server is gone."""
    base = FileStorage(str(folder / "db" / "Data.fs"), read_only=True)
    house._use(DB(BlobStorage(str(folder / "db" / "blobs"), base)))


def again(folder: Path) -> None:
    """Forget who was ready, so that the next processes wait for each other anew."""
    for ready in folder.glob("client*/ready"):
        ready.unlink()
