"""How a person's key stands at present."""

from contextlib import suppress
from jingwei import _
from jingwei.core import clock
from jingwei.core.signing import algorithms
from jingwei.core.signing import exc
from jingwei.core.signing import folder
from jingwei.core.signing import pins
from jingwei.core.signing.content import register
from jingwei.core.signing.ending import day_of
from jingwei.core.signing.ending import days_left
from jingwei.core.signing.register import Holder
from jingwei.core.signing.register import Issued
from jingwei.core.signing.settings import setting
from typing import NamedTuple

import datetime


NONE, OPENED, GOOD, ENDING, OVER, LOCKED, REVOKED = (
    *("none", "opened", "good", "ending", "over"),
    *("locked", "revoked"),
)
# In the list of all keys: of somebody who left the organ and could still sign, had they a turn.
WITHOUT_POST = "without_post"
STANDINGS = {
    WITHOUT_POST: {"title": _("good, but holds no post"), "chip": "chip late"},
    LOCKED: {"title": _("locked after wrong PINs"), "chip": "chip late"},
    OVER: {"title": _("over"), "chip": "chip late"},
    ENDING: {"title": _("ends soon"), "chip": "chip soon"},
    OPENED: {"title": _("may be set up"), "chip": "chip soon"},
    REVOKED: {"title": _("revoked"), "chip": "chip"},
    NONE: {"title": _("not set up"), "chip": "chip"},
    GOOD: {"title": _("good"), "chip": "chip done"},
}
# Days before an end from which people are asked to see to it.
SOON = 30


class Standing(NamedTuple):
    """`state`: one of `STANDINGS`; `opened`: may the person set up a new key now; `left`: guesses
    at the PIN; `serial`: number of the certificate, hexadecimal; `algorithm`: how its key signs.
    """

    state: str
    opened: bool
    certificate_ends: datetime.datetime | None = None
    pin_ends: datetime.datetime | None = None
    left: int = pins.GUESSES
    serial: str = ""
    algorithm: str = ""


def standing(person: str) -> Standing:
    """How the key of `person` (a user id) stands; nothing is written."""
    holder = register().holders.get(person) or Holder()
    opened = holder.enrolment is not None and holder.enrolment.end > clock.now()
    issued = holder.present
    if issued is None:
        without = OPENED if opened else REVOKED if holder.issued else NONE
        return Standing(without, opened)
    certificate = issued.read
    ends = certificate_end(issued), pin_end(issued)
    left = pins.left(person)
    if not left:
        state = LOCKED
    elif min(ends) < clock.now():
        state = OVER
    elif days_left(day_of(min(ends))) <= SOON:
        state = ENDING
    else:
        state = GOOD
    kind = algorithms.of(certificate).name
    return Standing(state, opened, *ends, left, f"{certificate.serial_number:x}", kind)


def certificate_end(issued: Issued) -> datetime.datetime:
    """Until when a certificate is good; that of the issuing key may be over or given up before."""
    certificate = issued.read
    ends = [certificate.not_valid_after_utc]
    # Without the keys nobody signs, but how things stood can be read.
    with suppress(exc.KeysMissing):
        keys = folder.keys()
        given_up = {line.serial: line.moment for line in keys.revoked}
        for one in keys.issuers:
            if one.subject == certificate.issuer:
                end = one.not_valid_after_utc
                ends.append(min(end, given_up.get(one.serial_number, end)))
    return min(ends).astimezone(clock.ZONE)


def pin_end(issued: Issued) -> datetime.datetime:
    """Until when the PIN is good."""
    return clock.end_of_day(issued.pin_set + datetime.timedelta(days=setting("pin_days")))
