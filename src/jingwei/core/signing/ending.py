"""When certificates come to their end: what is over is not used, and people are told in time.

Days are those of the organ's calendar, whatever the hour.
"""

from collections.abc import Collection
from cryptography.x509.oid import NameOID
from jingwei.core import clock
from jingwei.core.signing import exc
from jingwei.core.signing.cms import Key

import datetime


def usable(key: Key) -> Key:
    """`key`, which may sign, seal or issue at present.

    :raises CertificateOver: its certificate, or one above it, is over.
    """
    for one in (key.certificate, *key.issuers):
        if one.not_valid_after_utc < clock.now():
            name = one.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value
            raise exc.CertificateOver(str(name), day_of(one.not_valid_after_utc).isoformat())
    return key


def day_of(moment: datetime.datetime) -> datetime.date:
    """The day of the organ's calendar on which a moment lies."""
    return moment.astimezone(clock.ZONE).date()


def days_left(end: datetime.date) -> int:
    """Days from today to `end`; 0 on the day itself, less when it is over."""
    return (end - clock.today()).days


def due(
    end: datetime.date, told: tuple[datetime.date, int] | None, steps: Collection[int]
) -> tuple[datetime.date, int] | None:
    """The notice that is to be sent now of something that ends on `end`; None if there is none.

    Each step is told once, on its day or as soon as possible after it; of several that were
    missed, the last alone. What is returned is `told` the next time.

    :param steps: numbers of days before the end on which people are told.
    """
    reached = [step for step in steps if days_left(end) <= step]
    if not reached:
        return None
    notice = end, min(reached)
    return None if told is not None and told[0] == end and told[1] <= notice[1] else notice
