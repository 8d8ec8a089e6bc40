"""What a process of a race does; started by `tests.races.zeo.run`."""

from jingwei.core import exc
from pathlib import Path
from Testing.makerequest import makerequest
from tests.races.mailing import mail
from tests.races.ticking import tick
from tests.races.working import work
from ZODB.POSException import ConflictError
from zope.component.hooks import setSite
from zope.globalrequest import setRequest

import json
import sys
import time
import transaction


__all__ = ["mail", "tick", "work"]


def attempt(work):
    """Run and commit `work`, again after each conflict, as the publisher does."""
    for _try in range(12):
        try:
            transaction.begin()
            result = work()
            transaction.commit()
            return result
        except ConflictError:
            transaction.abort()
            time.sleep(0.02)
    raise AssertionError("too many conflicts")


def become(site, user_id: str) -> None:
    """Act as an account."""
    from AccessControl.SecurityManagement import newSecurityManager

    user = site.acl_users.getUserById(user_id)
    newSecurityManager(None, user.__of__(site.acl_users))


def prepare(site, row: dict, together) -> str:
    """Submit a document as clerk; tell its path."""
    from jingwei.core.workflow import api
    from plone.app.textfield.value import RichTextValue
    from plone.dexterity.utils import addContentToContainer
    from plone.dexterity.utils import createContent

    become(site, "clerk")
    document = createContent(
        "OfficialDocument",
        title="竞争办理的通知",
        drafting_unit="operation",
        main_recipients="各区经信部门",
        disclosure="proactive",
        body=RichTextValue("<p>正文</p>", "text/html", "text/x-html-safe"),
    )
    store = site["intranet"]["documents"]
    document = addContentToContainer(store, document, checkConstraints=False)
    api.act(document, "submit", {})
    transaction.commit()
    return "/".join(document.getPhysicalPath())


def approve(site, row: dict, together) -> str:
    """Fire one transition on one document; tell what came of it."""
    from jingwei.core.workflow import api

    become(site, row["person"])
    document = site.unrestrictedTraverse(row["path"])
    together()

    def work():
        site._p_jar.sync()
        api.act(document, row["transition"], row["params"])
        return "done"

    try:
        return attempt(work)
    except exc.Refusal as refusal:
        transaction.abort()
        return type(refusal).__name__


def main(home: str, count: str, task: str, row: str) -> None:
    """Start Zope, wait for the others, run the task, print its answer as JSON."""
    from Zope2.Startup.run import make_wsgi_app

    import Zope2

    make_wsgi_app({}, f"{home}/etc/zope.conf")
    app = makerequest(Zope2.bobo_application())
    setRequest(app.REQUEST)
    site = app["jingwei"]
    setSite(site)
    ready = Path(home, "ready")

    def together():
        ready.touch()
        folder = Path(home).parent
        while len(list(folder.glob("client*/ready"))) < int(count):
            time.sleep(0.01)

    print(json.dumps(globals()[task](site, json.loads(row), together)))


if __name__ == "__main__":
    main(*sys.argv[1:])
