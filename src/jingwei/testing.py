"""The test house: real Zope, real HTTP, a site made as `make start` makes it.

Zope starts once per test run with the production ZCML. The site with its organisation and
accounts is built once per state of the code and kept below ``instance/var/tests``; every test
module works on a throw-away layer (`DemoStorage`) above that file.
"""

from contextlib import contextmanager
from contextlib import ExitStack
from contextlib import suppress
from pathlib import Path
from Testing.makerequest import makerequest
from waitress import wasyncore
from ZODB.blob import BlobStorage
from ZODB.DB import DB
from ZODB.DemoStorage import DemoStorage
from ZODB.FileStorage import FileStorage
from zope.component.hooks import setSite
from zope.globalrequest import clearRequest
from zope.globalrequest import setRequest

import fcntl
import hashlib
import os
import shutil
import sys
import tempfile
import threading
import transaction


ROOT = Path(__file__).parents[2]
PASSWORD = "Jiangcheng-2026-tests"  # noqa: S105
CONF = """\
%define INSTANCEHOME {home}
instancehome $INSTANCEHOME
security-policy-implementation C
<environment>
  zope_i18n_compile_mo_files true
  TZ Asia/Shanghai
  ZPUBLISHER_DEPRECATE_DOCSTRINGS ignore
</environment>
<dos_protection>
  form-memory-limit 32MB
</dos_protection>
<zodb_db main>
  <mappingstorage>
  </mappingstorage>
  mount-point /
</zodb_db>
"""


class House:
    """A started Zope whose database can be exchanged for another.

    Attributes: `url` of the site once `serve()` was called, `password` of every demo account.
    """

    site_id = "jingwei"
    password = PASSWORD

    def __init__(self):
        self.home = Path(tempfile.mkdtemp(prefix="jingwei-tests-", dir=quick_folder()))
        self.server = None
        self.running = ExitStack()
        self.db = None
        # Where prepared sites lie; tests run in several processes, and this keeps them in turn.
        self.kept = ROOT / "instance" / "var" / "tests"
        self.kept.mkdir(parents=True, exist_ok=True)
        self._start()
        self.base = self._base()

    def _start(self):
        """Start Zope. The first start of newly installed packages compiles their words: other
        processes wait, or they would read half a file.
        """
        packages = hashlib.sha256((ROOT / "requirements.lock").read_bytes()).hexdigest()
        started = Path(sys.prefix) / f"started-{packages[:16]}"
        with self._alone():
            if not started.exists():
                self._start_zope()
                started.touch()
                return
        self._start_zope()

    @contextmanager
    def _alone(self):
        """Keep other processes waiting that come here."""
        with (self.kept / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _start_zope(self):
        from jingwei.core.pages import serving
        from Zope2.Startup.run import make_wsgi_app
        from ZPublisher.httpexceptions import HTTPExceptionHandler

        import Zope2

        os.environ["JINGWEI_DEMO_PASSWORD"] = PASSWORD
        os.environ["JINGWEI_VAR"] = str(self.home / "var")
        os.environ["JINGWEI_FONTS"] = str(ROOT / "instance" / "fonts")
        (self.home / "etc").mkdir()
        (self.home / "var").mkdir()
        shutil.copy(ROOT / "instance/parts/instance/etc/site.zcml", self.home / "etc")
        conf = self.home / "etc" / "zope.conf"
        conf.write_text(CONF.format(home=self.home))
        self.wsgi = HTTPExceptionHandler(make_wsgi_app({}, str(conf)))
        self.zope = Zope2
        serving.keep_templates(ROOT / "instance" / "var" / "cache")
        serving.freeze_loaded()

    def _base(self) -> Path:
        """Folder of the prepared site for this state of the code; made if it is missing."""
        folder = self.kept / code_digest()
        with self._alone():
            if not (folder / "Data.fs").exists():
                self._prepare(folder)
        return folder

    def _prepare(self, folder):
        from jingwei.install.demo.organisation import make_keys
        from jingwei.install.demo.organisation import set_up_organisation
        from jingwei.install.site import make_site
        from OFS.Application import Application

        # Some are kept: another run may be working on an older state of the code.
        for old in sorted(folder.parent.glob("*/"), key=lambda path: path.stat().st_mtime)[:-3]:
            shutil.rmtree(old, ignore_errors=True)
        building = folder.with_suffix(".new")
        # Of a run that was killed while it made one.
        shutil.rmtree(building, ignore_errors=True)
        building.mkdir(parents=True)
        os.environ["JINGWEI_KEYS"] = str(building / "keys")
        storage = BlobStorage(building / "blobs", FileStorage(str(building / "Data.fs")))
        # A small cache would drop objects at savepoints that this transaction has just made.
        self._use(DB(storage, cache_size=100_000))
        app = self.db.open().root()
        app["Application"] = Application()
        transaction.commit()
        import OFS.Application

        with self.open(site=False) as root:
            OFS.Application.initialize(root)
            root.acl_users.userFolderAddUser("admin", PASSWORD, ["Manager"], [])
            make_keys()
            site = make_site(root)
            set_up_organisation(site, PASSWORD)
            transaction.commit()
        self.db.close()
        self.db = None
        building.rename(folder)

    def _use(self, db):
        """Let Zope publish from `db`."""
        if self.db is not None:
            self.db.close()
        self.db = db
        self.zope.DB = db
        self.zope.bobo_application._db = db

    def fresh(self, layer=DemoStorage):
        """Forget all changes: a new empty layer above the prepared site.

        :param layer: class of the layer; a test may bring one that refuses writes.
        """
        transaction.abort()
        for store in (self.home / "var").glob("*"):
            store.unlink() if store.is_file() else shutil.rmtree(store)
        self.lay(self.base, layer)

    def lay(self, folder: Path, layer=DemoStorage):
        """Publish an empty layer above the database in `folder`, which stays as it is."""
        # What lies in a database without keys was signed with those of the prepared site.
        keys = folder if (folder / "keys").exists() else self.base
        os.environ["JINGWEI_KEYS"] = str(keys / "keys")
        base = FileStorage(str(folder / "Data.fs"), read_only=True)
        # As many objects as a connection of the server keeps.
        self._use(DB(layer(base=BlobStorage(str(folder / "blobs"), base)), cache_size=30_000))

    @contextmanager
    def open(self, user: str | None = None, site: bool = True):
        """Yield the site (or the Zope root) in a connection of its own, as `user`.

        Nothing is committed unless the caller does.
        """
        from AccessControl.SecurityManagement import newSecurityManager
        from AccessControl.SecurityManagement import noSecurityManager

        transaction.abort()
        connection = self.db.open()
        app = makerequest(connection.root()["Application"])
        setRequest(app.REQUEST)
        noSecurityManager()
        try:
            if not site:
                yield app
                return
            portal = app[self.site_id]
            setSite(portal)
            if user:
                folder = portal.acl_users if user != "admin" else app.acl_users
                newSecurityManager(None, folder.getUser(user).__of__(folder))
            yield portal
        finally:
            transaction.abort()
            noSecurityManager()
            setSite(None)
            clearRequest()
            connection.close()

    def serve(self) -> str:
        """Start the HTTP server on a free port of localhost; return the site's address."""
        if self.server is None:
            self.server = self.running.enter_context(running(self.new_server(threads=4)))
        return f"http://localhost:{self.server.effective_port}/{self.site_id}"

    def new_server(self, **settings):
        """A server of this Zope, set as in production, that does not run yet."""
        from jingwei.core.pages import serving
        from waitress.server import create_server

        settings = serving.settings() | settings
        return create_server(serving.application(self.wsgi), host="127.0.0.1", port=0, **settings)

    def close(self):
        """Stop the server and remove what the run left behind."""
        self.running.close()
        shutil.rmtree(self.home, ignore_errors=True)


@contextmanager
def running(server):
    """Let a server of `House.new_server` run in a thread of its own; yield it.

    The thread itself closes the sockets: it waits for all of them, and would find one that is no
    more.
    """
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        # The end of a request may have woken the server first: it has closed everything then.
        with suppress(OSError):
            server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map, ignore_all=True))
        thread.join()
        server.task_dispatcher.shutdown()


def quick_folder() -> str | None:
    """Memory that looks like a folder, if there is enough; else None, which is the usual place.

    Every entry of the audit waits until it is written, and half an hour of tests writes many.
    """
    memory = "/dev/shm"  # noqa: S108 (names below it are made by mkdtemp)
    enough = os.path.isdir(memory) and shutil.disk_usage(memory).free > 2 * 1024**3
    return memory if enough else None


def code_digest() -> str:
    """A name for the present state of everything that shapes a new site."""
    digest = hashlib.sha256()
    for folder in ("src", "profiles", "theme"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix in {".py", ".zcml", ".xml", ".toml", ".cfg", ".po"}:
                digest.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    digest.update((ROOT / "requirements.lock").read_bytes())
    return digest.hexdigest()[:16]
