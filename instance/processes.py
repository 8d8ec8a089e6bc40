"""Where things lie, how they are said, and processes that end with us."""

from pathlib import Path

import os
import signal
import subprocess
import sys


ROOT = Path(__file__).resolve().parents[1]
DEFAULT = ROOT / "instance" / "var"
VAR = Path(os.environ.get("JINGWEI_DATA") or DEFAULT).resolve()
SITE = VAR / "site"
BUILDING = VAR / "site.building"
ASIDE = VAR / "site.aside"
LOG = VAR / "log" / "console.log"
KEPT_LOGS = 5
ETC = ROOT / "instance" / "parts" / "instance" / "etc"
ACCOUNTS = "demo-accounts.txt"
ADMIN = "admin-password.txt"


class Refused(Exception):
    """Something that the person at the keyboard can change, said in two languages."""


def say(english: str, chinese: str) -> None:
    """Print one sentence in both languages."""
    print(f"{english}\n{chinese}", flush=True)


def new_log() -> None:
    """Begin the log anew; why earlier runs ended stands in ``console.log.1``, ``.2`` and so on."""
    if not LOG.exists() or not LOG.stat().st_size:
        return
    for number in range(KEPT_LOGS, 0, -1):
        older = LOG.with_name(f"{LOG.name}.{number - 1}") if number > 1 else LOG
        if older.exists():
            older.replace(LOG.with_name(f"{LOG.name}.{number}"))


class Child:
    """A process of ours that ends with us: by Ctrl-C, SIGTERM, and even if we are killed."""

    def __init__(self, *command: str, output=None, umask: int = 0o077):
        self.process = subprocess.Popen(  # noqa: S603
            ["/usr/bin/setpriv", "--pdeathsig", "INT", *command],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT if output else None,
            start_new_session=True,
            umask=umask,
        )

    def __enter__(self) -> subprocess.Popen:
        return self.process

    def __exit__(self, *error) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def python(*words: str) -> Child:
    """Run a module of the environment; what it prints goes to the log."""
    return Child(sys.executable, "-m", *words, output=LOG.open("ab"))
