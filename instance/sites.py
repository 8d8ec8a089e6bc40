"""Making a site in a folder of its own, healing what an interrupted run left, upgrading."""

from processes import ACCOUNTS
from processes import ADMIN
from processes import ASIDE
from processes import BUILDING
from processes import DEFAULT
from processes import ETC
from processes import LOG
from processes import python
from processes import Refused
from processes import ROOT
from processes import say
from processes import SITE
from processes import VAR

import os
import shutil
import time


def heal() -> None:
    """Finish or undo what an interrupted run left."""
    shutil.rmtree(BUILDING, ignore_errors=True)
    if ASIDE.exists() and not SITE.exists():
        ASIDE.rename(SITE)
    shutil.rmtree(ASIDE, ignore_errors=True)
    for name in (ACCOUNTS, ADMIN):
        if (SITE / name).exists():
            (SITE / name).replace(VAR / name)


def conf_of_maker() -> str:
    """Write the configuration of a Zope that needs nothing of buildout; return its path."""
    home = VAR / "etc" / "maker"
    (home / "etc").mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "instance" / "site.zcml", home / "etc" / "site.zcml")
    places = {"HOME": home, "CACHE": VAR / "cache", "SITE": BUILDING}
    lines = [f"%define {name} {path}" for name, path in places.items()]
    lines.append((ROOT / "instance" / "make.conf").read_text(encoding="utf-8"))
    (home / "zope.conf").write_text("\n".join(lines), encoding="utf-8")
    return str(home / "zope.conf")


def make_site() -> None:
    """Build a site in a folder of its own, then put it in its place."""
    with_demo = os.environ.get("JINGWEI_DEMO") != "0"
    if with_demo:
        say("Making the site with the demo organ ...", "正在建立网站和演示内容……")
    else:
        say("Making the site ...", "正在建立网站……")
    BUILDING.mkdir(mode=0o700)
    try:
        with python("jingwei.install", "make", conf_of_maker()) as maker:
            failed = maker.wait()
        if failed:
            raise Refused(f"The site could not be made; see {LOG}", f"网站未能建立，详见 {LOG}")
        if SITE.exists():
            SITE.rename(ASIDE)
        BUILDING.rename(SITE)
    finally:
        heal()


def upgrade() -> None:
    """Copy the site away and bring it up to this version; put the copy back if that fails."""
    backup = VAR / "backups" / time.strftime("%Y%m%d-%H%M%S")
    say(
        f"The database is of an older version; it is copied to {backup} and upgraded ...",
        f"数据库是旧版本，已备份到 {backup}，正在升级……",
    )
    shutil.copytree(SITE, backup)
    with python("jingwei.install", "upgrade", configured("zope.conf")) as upgrader:
        failed = upgrader.wait()
    if failed:
        SITE.rename(ASIDE)
        backup.rename(SITE)
        heal()
        raise Refused(
            f"The upgrade failed, the database is as it was; see {LOG}",
            f"升级失败，数据库已恢复原样，详见 {LOG}",
        )


def configured(name: str, changes: dict[str, str] | None = None) -> str:
    """Copy a file that buildout wrote, with the folder of the data and `changes` put in."""
    text = (ETC / name).read_text(encoding="utf-8").replace(str(DEFAULT), str(VAR))
    for old, new in (changes or {}).items():
        text = text.replace(old, new)
    path = VAR / "etc" / name
    path.write_text(text, encoding="utf-8")
    return str(path)
