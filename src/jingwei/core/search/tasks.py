"""What the ticker does for search: nothing of it changes an answer, all of it makes them quick."""

from itertools import islice
from jingwei import _
from jingwei.core.search import api
from jingwei.core.search import jobs
from jingwei.core.ticker.api import Task

import datetime


MINUTE = datetime.timedelta(minutes=1)
# Files that are read in a minute: each takes some seconds, and other tasks wait so long.
FILES = 5


def _keep_up(site, until: datetime.datetime) -> None:
    api.bring_up_to_date(site)


def _prune(site, until: datetime.datetime) -> None:
    api.prune(site)


def _read_files(site, until: datetime.datetime) -> None:
    """Read attached files that were too large for the request that brought them."""
    for item in islice(jobs.waiting(site), FILES):
        jobs.extract(item)


keep_up = Task(_("The search file is brought up to date"), _keep_up, every=MINUTE)
prune = Task(_("The journal of the search is shortened"), _prune, daily=datetime.time(2, 10))
read_files = Task(_("Attached files are read for the search"), _read_files, every=MINUTE)
