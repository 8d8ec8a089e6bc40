"""A process that sends mail until a file tells it to stop and no mail is on its way; a task of
`tests.races.tasks`.
"""

from jingwei.core.outbox import api as outbox
from jingwei.core.outbox.content import book
from jingwei.core.outbox.content import SENDING
from jingwei.core.outbox.content import WAITING
from jingwei.core.ticker.threads import TickerThreads
from pathlib import Path

import os
import time
import transaction


def mail(site, row: dict, together) -> list[str]:
    """Tell a clerk as many things as `row` says, then run the ticker until there is the file `stop`
    and nothing to be sent.

    Return the states of mails that are left.
    """
    import Zope2

    if row["count"]:
        set_up(row["port"])
        for number in range(row["count"]):
            outbox.tell(["clerk"], "test", f"message {number}", "", "")
        transaction.commit()
    threads = TickerThreads(Zope2.DB, pace=row["pace"])
    together()
    threads.start()
    stop = Path(row["stop"])
    while not (stop.exists() and settled(site)):
        held = stop.with_name(f"held-{os.getpid()}")
        held.touch() if threads.lease.held() else held.unlink(missing_ok=True)
        time.sleep(0.02)
    threads.stop()
    site._p_jar.sync()
    return [one.state for one in book().mails.values()]


def settled(site) -> bool:
    """Is no mail waiting, or being sent by whichever process?"""
    site._p_jar.sync()
    return not any(one.state in (WAITING, SENDING) for one in book().mails.values())


def set_up(port: int) -> None:
    """A mail server, a sender, and a clerk who wants each mail."""
    from plone import api

    api.portal.set_registry_record("plone.smtp_host", "127.0.0.1")
    api.portal.set_registry_record("plone.smtp_port", port)
    api.portal.set_registry_record("plone.email_from_address", "oa@jingwei.example")
    api.user.get("clerk").setMemberProperties({"email": "clerk@jingwei.example"})
    outbox.set_mode("clerk", "each")
