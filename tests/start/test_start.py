"""`make start` as a newcomer meets it: refusals of one sentence, and a site that answers."""

from contextlib import contextmanager
from jingwei.testing import ROOT
from pathlib import Path
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage

import gettext
import hashlib
import os
import pytest
import requests
import shutil
import signal
import socket
import subprocess
import sys
import time
import transaction


START = [sys.executable, str(ROOT / "instance" / "start.py")]


def another_port() -> int:
    """A port that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def free_port() -> int:
    """The port of this test."""
    return another_port()


def settings(data: Path, port: int, **more: str) -> dict[str, str]:
    """Environment of a start that keeps its data in `data`."""
    return os.environ | {"JINGWEI_DATA": str(data), "PORT": str(port), "JINGWEI_DEMO": "0"} | more


def refused(data: Path, port: int | str, **more: str) -> str:
    """Start, expect a refusal, and return what it says."""
    run = subprocess.run(
        START, env=settings(data, port, **more), capture_output=True, text=True, timeout=120
    )
    assert run.returncode == 1, run.stdout + run.stderr
    assert "Traceback" not in run.stderr
    return run.stderr


@contextmanager
def started(data: Path, port: int, **more: str):
    """A start under way; stopped as by `kill`, and its output read to the end."""
    run = subprocess.Popen(
        START, env=settings(data, port, **more), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        yield run
    finally:
        run.send_signal(signal.SIGTERM)
        run.communicate(timeout=60)


def announced(run: subprocess.Popen) -> list[str]:
    """Lines that a start prints until it says how to stop it."""
    lines = []
    for line in run.stdout:
        lines.append(line.decode().strip())
        if "Ctrl-C" in lines[-1]:
            break
    return lines


def version_of_site(base: Path, data: Path, version: str) -> None:
    """Put a copy of the prepared site into `data`, as if made by another version of Jingwei."""
    shutil.copytree(base, data / "site")
    database = DB(FileStorage(str(data / "site" / "Data.fs")))
    connection = database.open()
    setup = connection.root()["Application"]["jingwei"].portal_setup
    setup.setLastVersionForProfile("jingwei:default", version)
    transaction.commit()
    connection.close()
    database.close()


def version_in(data: Path) -> tuple[str, ...]:
    """The version that a site in `data` says it has."""
    database = DB(FileStorage(str(data / "site" / "Data.fs"), read_only=True))
    connection = database.open()
    setup = connection.root()["Application"]["jingwei"].portal_setup
    found = setup.getLastVersionForProfile("jingwei:default")
    connection.close()
    database.close()
    return found


def test_a_taken_port_is_refused_and_leaves_nothing_behind(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = refused(tmp_path / "data", port)
    assert f"Port {port} cannot be used" in said
    assert f"端口 {port} 不可用" in said
    assert not (tmp_path / "data").exists()


def test_a_taken_port_is_refused_before_packages_are_installed(tmp_path):
    tree = tmp_path / "tree"
    (tree / "instance").mkdir(parents=True)
    for name in ("Makefile", "instance/setup.sh", "instance/port.py", "instance/processes.py"):
        shutil.copy(ROOT / name, tree / name)
    before = sorted(tree.rglob("*"))
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        run = subprocess.run(
            ["make", "-C", tree, "start"],
            env=os.environ | {"PORT": str(port)},
            capture_output=True,
            text=True,
        )
    assert run.returncode != 0
    assert f"Port {port} cannot be used" in run.stderr
    assert sorted(tree.rglob("*")) == before


@pytest.mark.parametrize("port", ["eighty", "0", "70000", "-1"])
def test_a_port_that_is_none_is_refused(tmp_path, port):
    assert f"“{port}”" in refused(tmp_path / "data", port)


def test_an_old_python_is_refused_before_anything_is_made(tmp_path):
    tree, stubs = tmp_path / "tree", tmp_path / "stubs"
    (tree / "instance").mkdir(parents=True)
    stubs.mkdir()
    for name in ("instance/setup.sh", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tree / name)
    for name in ("python3", "python3.11"):
        (stubs / name).write_text("#!/bin/sh\necho 3.9\n")
        (stubs / name).chmod(0o755)
    before = sorted(tree.rglob("*"))
    run = subprocess.run(
        [tree / "instance" / "setup.sh"],
        env={"PATH": f"{stubs}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 1
    assert run.stderr.startswith("Jingwei needs Python 3.11 (python3: 3.9).")
    assert "经纬需要 Python 3.11" in run.stderr
    assert sorted(tree.rglob("*")) == before


@pytest.mark.proof
def test_a_failed_installation_names_its_log(tmp_path):
    tree = tmp_path / "tree"
    (tree / "instance").mkdir(parents=True)
    for name in ("instance/setup.sh", "instance/carried_pip.py", "pyproject.toml"):
        shutil.copy(ROOT / name, tree / name)
    (tree / "requirements.lock").write_text("uv==0.0.0.dev0\n")
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "0"}
    run = subprocess.run(
        [tree / "instance" / "setup.sh"], env=os.environ | nowhere, capture_output=True, text=True
    )
    assert run.returncode == 1
    assert len(run.stderr.splitlines()) == 2
    assert f"see {tree}/instance/var/log/setup.log" in run.stderr


def checkout(tree: Path) -> Path:
    """A copy of the code without compiled catalogs, whose packages are those of this checkout."""
    lists = [ROOT / name for name in ("requirements.lock", "pyproject.toml")]
    (tree / "instance").mkdir(parents=True)
    for path in (ROOT / "instance" / "setup.sh", *lists):
        shutil.copy(path, tree / path.relative_to(ROOT))
    shutil.copytree(ROOT / "src", tree / "src", ignore=shutil.ignore_patterns("*.mo", "*.pyc"))
    python = tree / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nPYTHONPATH={tree}/src exec {sys.executable} "$@"\n')
    python.chmod(0o755)
    # As setup.sh itself notes that the packages are there.
    lines = f"{tree}\n".encode() + b"".join(path.read_bytes() for path in lists)
    digest = hashlib.sha256(lines).hexdigest()[:16]
    (tree / ".venv" / ".packages-instance").write_text(f"{digest}\n")
    return tree


def test_set_up_leaves_the_catalogs_compiled_for_a_server_that_may_not_write(tmp_path):
    tree = checkout(tmp_path / "tree")
    catalogs = sorted((tree / "src/jingwei/locales/zh_CN/LC_MESSAGES").glob("*.po"))
    assert catalogs and not list(tree.rglob("*.mo"))
    command = [tree / "instance" / "setup.sh", "packages"]
    subprocess.run(command, check=True, timeout=300)
    for catalog in catalogs:
        with catalog.with_suffix(".mo").open("rb") as stream:
            assert gettext.GNUTranslations(stream).info()
    # What is newer than its compiled form is compiled again, and nothing else.
    compiled = {path: path.stat().st_mtime_ns for path in tree.rglob("*.mo")}
    later = time.time() + 5
    os.utime(catalogs[0], (later, later))
    subprocess.run(command, check=True, timeout=300)
    changed = [path for path, moment in compiled.items() if path.stat().st_mtime_ns != moment]
    assert changed == [catalogs[0].with_suffix(".mo")]


@pytest.mark.proof
def test_a_newer_database_is_refused_and_not_touched(house, tmp_path, free_port):
    version_of_site(house.base, tmp_path, "99999")
    before = (tmp_path / "site" / "Data.fs").read_bytes()
    assert "was made by a newer Jingwei" in refused(tmp_path, free_port)
    assert (tmp_path / "site" / "Data.fs").read_bytes() == before


@pytest.mark.slow
def test_an_older_database_is_upgraded_after_a_backup(house, tmp_path, free_port):
    version_of_site(house.base, tmp_path, "0")
    with started(tmp_path, free_port) as run:
        said = announced(run)
        assert any("older version" in line for line in said)
        assert requests.get(f"http://localhost:{free_port}/jingwei").status_code == 200
    assert (next((tmp_path / "backups").iterdir()) / "Data.fs").exists()
    assert version_in(tmp_path) != ("0",)


@pytest.mark.slow
def test_a_start_that_is_stopped_midway_leaves_nothing_and_the_next_one_serves(tmp_path, free_port):
    with started(tmp_path, free_port):
        time.sleep(3)
    assert not list(tmp_path.glob("site*"))
    with started(tmp_path, free_port) as run:
        said = announced(run)
        assert f"Jingwei answers at http://localhost:{free_port}/jingwei" in said
        root = f"http://127.0.0.1:{free_port}"
        assert requests.get(f"{root}/jingwei").status_code == 200
        assert requests.get(f"{root}/").url == f"{root}/jingwei"
        assert "already runs" in refused(tmp_path, another_port())
        secret = tmp_path / "admin-password.txt"
        assert secret.stat().st_mode & 0o077 == 0
        account = tuple(secret.read_text().split())
        assert requests.get(f"{root}/manage_main", auth=account).status_code == 200
        assert requests.get(f"{root}/manage_main", auth=("admin", "admin")).status_code == 401
    assert run.returncode == 0
    assert not answers(free_port)


@pytest.mark.slow
def test_a_start_in_the_background_stops_as_well(house, tmp_path, free_port):
    shutil.copytree(house.base, tmp_path / "site")
    ignoring = ["/bin/sh", "-c", 'trap "" INT; exec "$@"', "sh", *START]
    run = subprocess.Popen(
        ignoring, env=settings(tmp_path, free_port), stdout=subprocess.PIPE, text=False
    )
    announced(run)
    run.terminate()
    run.communicate(timeout=60)
    assert run.returncode == 0


def answers(port: int) -> bool:
    """Whether anybody listens."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
