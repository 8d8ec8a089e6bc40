"""Serve the site, made on the first run.

``start.py reset`` puts the demo back to its beginning, ``start.py forget`` deletes the contact data
of inquiries whose time after the end is over; both while the site does not run.

Everything a site keeps lies in instance/var/site. A new one is built in a folder beside it and
renamed when it is complete, so that an interrupted run leaves nothing half-made behind.

Honoured: PORT; JINGWEI_DEMO=0 and JINGWEI_DEMO_PASSWORD when the site is made; JINGWEI_DATA, a
folder to use in place of instance/var.
"""

from contextlib import contextmanager
from jingwei.install import NEWER
from jingwei.install import OLDER
from port import port
from processes import ACCOUNTS
from processes import ADMIN
from processes import Child
from processes import ETC
from processes import LOG
from processes import new_log
from processes import python
from processes import Refused
from processes import ROOT
from processes import say
from processes import SITE
from processes import VAR
from sites import configured
from sites import heal
from sites import make_site
from sites import upgrade

import fcntl
import http.client
import os
import signal
import sys
import time


FIRST_ANSWER = 120  # seconds


@contextmanager
def alone():
    """Keep a second start from the same folder out."""
    for name in ("log", "instance", "cache", "etc"):
        (VAR / name).mkdir(parents=True, exist_ok=True)
    with (VAR / "start.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused(
                f"Jingwei already runs from {ROOT}; stop that one first.",
                f"经纬已在 {ROOT} 中运行，请先停止。",
            ) from None
        yield


@contextmanager
def instance_set_up():
    """Bring bin/instance up to date meanwhile; what is current takes no time."""
    with Child(str(ROOT / "instance" / "setup.sh"), umask=0o022) as process:
        yield
        if process.wait():
            raise Refused()


def fonts_meanwhile() -> Child:
    """Bring the fonts for papers, as long as it takes: nothing else waits for them."""
    return Child(str(ROOT / "instance" / "fonts.sh"), umask=0o022)


def answers(number: int) -> bool:
    """Whether the site's first page comes back well."""
    connection = http.client.HTTPConnection("localhost", number, timeout=FIRST_ANSWER)
    try:
        connection.request("GET", "/jingwei")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def serve(number: int, made: bool) -> int | None:
    """Serve until stopped. Return the exit code of a server that ended by itself, else None."""
    conf = configured("zope.conf")
    ini = configured("wsgi.ini", {":8080": f":{number}", str(ETC / "zope.conf"): conf})
    with python("Zope2.Startup.serve", ini) as server:
        until = time.monotonic() + FIRST_ANSWER
        while server.poll() is None and time.monotonic() < until:
            if answers(number):
                announce(number, made)
                server.wait()
                break
            time.sleep(0.2)
        return server.poll()


def announce(number: int, made: bool) -> None:
    """Say where the site is and who can log in."""
    address = f"http://localhost:{number}/jingwei"
    say(f"\nJingwei answers at {address}", f"经纬已启动：{address}")
    accounts = VAR / ACCOUNTS
    if accounts.exists():
        if made:
            print(accounts.read_text(encoding="utf-8").splitlines()[0])
        say(f"Demo accounts and their password: {accounts}", f"演示账号和口令：{accounts}")
    elif made:
        say(f"The maintenance account is in {VAR / ADMIN}", f"维护账号见 {VAR / ADMIN}")
    say("Ctrl-C stops it.", "按 Ctrl-C 停止。")


def start() -> int:
    """Make what is missing and serve."""
    number = port()
    with alone(), fonts_meanwhile():
        heal()
        new_log()
        made = not (SITE / "Data.fs").exists()
        with instance_set_up():
            if made:
                make_site()
        code = serve(number, made)
        if code == OLDER:
            upgrade()
            code = serve(number, made)
        if code == NEWER:
            raise Refused(
                f"The database in {SITE} was made by a newer Jingwei; take that version, "
                "or move the folder away.",
                f"{SITE} 中的数据库由更新版本的经纬建立；请使用该版本，或移走此文件夹。",
            )
        raise Refused(
            f"The server did not answer or stopped by itself ({code}); see {LOG}",
            f"服务未响应或自行停止（{code}），详见 {LOG}",
        )


def reset() -> int:
    """Make the demo anew in place of the present one, with the same password."""
    with alone():
        heal()
        if SITE.exists() and not (SITE / "demo").exists():
            raise Refused(
                f"{SITE} is not a demo; it is left alone.", f"{SITE} 不是演示站，未作改动。"
            )
        kept = VAR / ACCOUNTS
        if kept.exists():
            password = kept.read_text(encoding="utf-8").split("\n")[0].partition(": ")[2]
            os.environ.setdefault("JINGWEI_DEMO_PASSWORD", password)
        os.environ["JINGWEI_DEMO"] = "1"
        new_log()
        make_site()
        say("The demo is as new: make start", "演示内容已恢复：make start")
    return 0


def forget() -> int:
    """Delete contact data whose time is over; the embedded storage has room for one process."""
    with alone():
        heal()
        if not (SITE / "Data.fs").exists():
            raise Refused(f"There is no site in {SITE}.", f"{SITE} 中没有网站。")
        new_log()
        with instance_set_up():
            pass
        with python("jingwei.install", "forget-contacts", configured("zope.conf")) as process:
            failed = process.wait()
        if failed:
            raise Refused(
                f"Contact data were not deleted; see {LOG}", f"联系方式未能清除，详见 {LOG}"
            )
        said = LOG.read_text(encoding="utf-8").strip().splitlines()[-1]
        say(said, f"联系方式已按期清除：{said.rpartition(' ')[2]} 件")
    return 0


COMMANDS = {(): start, ("reset",): reset, ("forget",): forget}


def interrupted(*_signal) -> None:
    """SIGTERM and a closed terminal end us as Ctrl-C does."""
    raise KeyboardInterrupt


def listen_to_signals() -> None:
    """Handle all three; a shell's background job begins with SIGINT ignored, and so would Zope."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupted)


def main(words: list[str]) -> int:
    """Run one command; return the exit code."""
    os.umask(0o077)
    listen_to_signals()
    try:
        return COMMANDS[tuple(words)]()
    except Refused as refusal:
        print("\n".join(refusal.args), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        say("\nStopped.", "已停止。")
        return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
