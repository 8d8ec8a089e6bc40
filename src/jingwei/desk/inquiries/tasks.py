"""What the ticker does for inquiries."""

from jingwei import _
from jingwei.core.ticker.api import Task
from jingwei.desk.inquiries.api import forget_contacts

import datetime


def _forget(site, until: datetime.datetime) -> None:
    forget_contacts(until)


forget = Task(_("Contact data of old inquiries are deleted"), _forget, daily=datetime.time(3, 20))
