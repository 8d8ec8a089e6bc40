"""What the ticker does for search: nothing of it changes an answer, all of it makes them quick."""

from jingwei import _
from jingwei.core.search import api
from jingwei.core.ticker.api import Task

import datetime


MINUTE = datetime.timedelta(minutes=1)


def _keep_up(site, until: datetime.datetime) -> None:
    api.bring_up_to_date(site)


def _prune(site, until: datetime.datetime) -> None:
    api.prune(site)


keep_up = Task(_("The search file is brought up to date"), _keep_up, every=MINUTE)
prune = Task(_("The journal of the search is shortened"), _prune, daily=datetime.time(2, 10))
