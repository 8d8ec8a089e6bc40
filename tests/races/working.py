"""A process that runs jobs until a file tells it to stop and none is open; a task of
`tests.races.tasks`.
"""

from jingwei.core.jobs import api as jobs
from jingwei.core.jobs.content import book
from jingwei.core.jobs.content import OPEN
from jingwei.core.jobs.interfaces import IRunner
from jingwei.core.ticker.threads import TickerThreads
from pathlib import Path
from zope.component import getGlobalSiteManager
from zope.interface import implementer

import os
import time
import transaction


@implementer(IRunner)
class Slow:
    """Adds a row to the database and a line to a file in each of five steps, and takes its time."""

    title = "Slow"

    def allowed(self, site, params):
        return True

    def run(self, site, params):
        for number in range(5):
            with Path(params["steps"]).open("a") as steps:
                steps.write(f"{os.getpid()} {number}\n")
            time.sleep(params["pause"])
            yield number * 20, ""
        return jobs.File("result.txt", b"complete")


def settled(site) -> bool:
    """Is no job waiting or running, in whichever process?"""
    site._p_jar.sync()
    return not any(job.state in OPEN for job in book().jobs.values())


def work(site, row: dict, together) -> list[dict]:
    """Ask for a job if `row` says so, run the ticker until there is the file `stop` and no open
    job; tell all jobs.
    """
    import Zope2

    getGlobalSiteManager().registerUtility(Slow(), IRunner, "slow")
    if row["ask"]:
        jobs.add("slow", "clerk", "Slow", steps=row["steps"], pause=row["pause"])
        transaction.commit()
    threads = TickerThreads(Zope2.DB, pace=row["pace"])
    together()
    threads.start()
    while not (Path(row["stop"]).exists() and settled(site)):
        time.sleep(0.02)
    threads.stop()
    site._p_jar.sync()
    return [
        {"state": job.state, "attempts": job.attempts, "file": job.file and job.file.data.decode()}
        for job in book().jobs.values()
    ]
