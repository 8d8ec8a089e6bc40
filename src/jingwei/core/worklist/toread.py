"""What is to be read: records that were sent to units, by the month in which they were.

A person reads some records a day, for years; who reads them all again for every page would ask for
thousands. So a record waits to be read for `MONTHS` after it was sent, and only the reads since
then are asked for. Who has read it is told on its own page for good.
"""

from jingwei.core import clock
from jingwei.core.audit import api as audit
from jingwei.core.organisation import api as organisation
from jingwei.core.organisation.tokens import ACTING
from jingwei.core.organisation.tokens import UNIT

import datetime


# Whole months before the present one.
MONTHS = 12
# A query without keys would find everything.
NOTHING = ACTING


def sent_key(token: str, moment: datetime.datetime) -> str:
    """What index `to_read_by` knows by that a record was sent to a unit at a moment.

    :param token: of the unit.
    """
    return _key(token, moment.astimezone(clock.ZONE).date())


def issue_key(uid: str, issue: int) -> str:
    """What index `to_read_by` knows one issue of a record by: what was recalled and is issued again
    is another one, which nobody has read.
    """
    return f"{uid}.{issue}"


def unread(user_id: str) -> dict:
    """The catalog query of what a person is to read and has not read yet."""
    units = [token for token in organisation.tokens_of(user_id) if token.startswith(UNIT)]
    if not units:
        return {"to_read_by": {"query": [NOTHING]}}
    months = _months(clock.today())
    sent = [_key(token, month) for token in units for month in months]
    since = datetime.datetime.combine(months[-1], datetime.time(), clock.ZONE)
    read = [issue_key(*one) for one in sorted(audit.has_read(user_id, since))]
    return {"to_read_by": {"query": sent, **({"not": read} if read else {})}}


def _key(token: str, day: datetime.date) -> str:
    return f"{token}.{day:%Y-%m}"


def _months(today: datetime.date) -> list[datetime.date]:
    """The first days of the present month and of those before it, newest first."""
    present = today.year * 12 + today.month - 1
    counted = (present - back for back in range(MONTHS + 1))
    return [datetime.date(month // 12, month % 12 + 1, 1) for month in counted]
