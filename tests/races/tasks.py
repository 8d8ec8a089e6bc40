"""What a process of a race does; started by `tests.races.zeo.run`."""

from jingwei.core import exc
from jingwei.testing import PASSWORD
from pathlib import Path
from Testing.makerequest import makerequest
from tests.races.asking import ask
from tests.races.climbing import items
from tests.races.climbing import remind
from tests.races.climbing import remind_in_turn
from tests.races.mailing import mail
from tests.races.ticking import tick
from tests.races.working import work
from ZODB.POSException import ConflictError
from zope.component.hooks import setSite
from zope.globalrequest import setRequest

import datetime
import json
import random
import sys
import time
import transaction


__all__ = ["ask", "items", "mail", "remind", "remind_in_turn", "tick", "work"]


def attempt(work) -> tuple:
    """Run and commit `work`, again after each conflict, as the publisher does.

    Returns what it returned, and the number of conflicts.
    """
    for conflicts in range(60):
        try:
            transaction.begin()
            result = work()
            transaction.commit()
            return result, conflicts
        except ConflictError:
            transaction.abort()
            time.sleep(random.uniform(0, 0.02))
    raise AssertionError("too many conflicts")


def become(site, user_id: str) -> None:
    """Act as an account."""
    from AccessControl.SecurityManagement import newSecurityManager

    user = site.acl_users.getUserById(user_id)
    newSecurityManager(None, user.__of__(site.acl_users))


def draft(site, title: str, body: str = "<p>正文</p>", **fields):
    """A new document of the present person."""
    from plone.app.textfield.value import RichTextValue
    from plone.dexterity.utils import addContentToContainer
    from plone.dexterity.utils import createContent

    document = createContent(
        "OfficialDocument",
        title=title,
        body=RichTextValue(body, "text/html", "text/x-html-safe"),
        **{
            "drafting_unit": "operation",
            "main_recipients": "各区经信部门",
            "disclosure": "proactive",
            **fields,
        },
    )
    return addContentToContainer(site["intranet"]["documents"], document, checkConstraints=False)


def prepare(site, row: dict, together) -> str:
    """Submit a document as clerk; tell its path."""
    from jingwei.core.workflow import api

    become(site, "clerk")
    document = draft(site, "竞争办理的通知")
    api.act(document, "submit", {})
    transaction.commit()
    return "/".join(document.getPhysicalPath())


def sign(site, row: dict, together) -> list[str]:
    """Draft documents and walk them until they are signed; tell their paths."""
    from jingwei.core.workflow import api

    steps = (("clerk", "submit"), ("head", "endorse"), ("director", "clear"), ("leader", "sign"))
    become(site, "clerk")
    documents = [draft(site, f"竞争编号的通知{n}") for n in range(row["count"])]
    for person, step in steps:
        become(site, person)
        for document in documents:
            api.act(document, step, {}, pin=PASSWORD)
    transaction.commit()
    return ["/".join(document.getPhysicalPath()) for document in documents]


def minutes(site, row: dict, together) -> dict:
    """Issue minutes of so many `paragraphs`; tell where they are, and a day to come."""
    from jingwei.core import clock
    from jingwei.core.workflow import api
    from tests.office.supervision.test_origins import STEPS

    become(site, "officeclerk")
    body = "".join(f"<p>会议议定第{n}件事。</p>" for n in range(row["paragraphs"]))
    document = draft(site, "主任办公会议纪要", body, genre="minutes", drafting_unit="office")
    for person, step, params in STEPS.values():
        become(site, person)
        api.act(document, step, params, pin=PASSWORD)
    transaction.commit()
    path = document.getPhysicalPath()
    return {
        "path": "/".join(path),
        "address": "/".join([*path[:2], "++api++", *path[2:]]),
        "due": (clock.today() + datetime.timedelta(days=30)).isoformat(),
    }


def register(site, row: dict, together) -> dict:
    """Register documents as registrar; tell which got which number, and of conflicts.

    Those of `aborted` are registered too, but in transactions that end in nothing; those of
    `void` are declared void at once.
    """
    from jingwei.core.workflow import api

    become(site, "registrar")
    documents = {path: site.unrestrictedTraverse(path) for path in row["paths"]}
    together()
    numbers, all_conflicts = {}, 0
    for path, document in documents.items():

        def work(document=document):
            api.act(document, "register", {"prefix": "江经"})
            return str(document.number)

        if path in row["aborted"]:
            transaction.begin()
            work()
            transaction.abort()
            continue
        numbers[path], conflicts = attempt(work)
        all_conflicts += conflicts
        if path in row["void"]:
            attempt(lambda document=document: api.act(document, "void", {"reason": "重复登记"}))
    return {"numbers": numbers, "conflicts": all_conflicts}


def create(site, row: dict, together) -> dict:
    """Draft documents as clerk, each in a transaction of its own; path -> title."""
    become(site, "clerk")
    together()
    made = {}
    for title in row["titles"]:
        document, _conflicts = attempt(lambda title=title: draft(site, title))
        made["/".join(document.getPhysicalPath())] = title
    return made


def approve(site, row: dict, together) -> str:
    """Fire one transition on one document; tell what came of it."""
    from jingwei.core.workflow import api

    become(site, row["person"])
    document = site.unrestrictedTraverse(row["path"])
    together()

    def work():
        site._p_jar.sync()
        api.act(document, row["transition"], row["params"], pin=PASSWORD)
        return "done"

    try:
        return attempt(work)[0]
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
