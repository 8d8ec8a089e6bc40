"""What the ticker tells: whose signing is locked, since the request with the last wrong PIN left
nothing behind, and whose PIN or certificate ends soon.
"""

from jingwei import _
from jingwei.core import clock
from jingwei.core.organisation import api as organisation
from jingwei.core.outbox import api as outbox
from jingwei.core.signing.content import register
from jingwei.core.signing.standing import ENDING
from jingwei.core.signing.standing import LOCKED
from jingwei.core.signing.standing import standing
from jingwei.core.ticker.api import Task

import datetime


# Days before the end on which people are told.
DAYS_BEFORE = (30, 7, 1)


def _tell_locked(site, until: datetime.datetime) -> None:
    for person, holder in register().holders.items():
        if holder.told_locked or holder.present is None or standing(person).state != LOCKED:
            continue
        holder.told_locked = True
        name = {"person": organisation.full_name(person)}
        outbox.tell(
            [person],
            "signing",
            _("Your signature is locked"),
            _(
                "Five wrong PINs were typed with your account. If it was you, ask the security "
                "administrator to unlock it. If it was not, say so at once and change your "
                "password."
            ),
            "intranet/signing",
        )
        outbox.tell(
            [organisation.SECURITY_ADMIN],
            "signing",
            _("The signature of ${person} is locked", mapping=name),
            _("Ask ${person} in person before you unlock it.", mapping=name),
            "intranet/signing/people",
            but=(person,),
        )


def _tell_ending(site, until: datetime.datetime) -> None:
    """Some days before the end, whichever comes first."""
    for person in register().holders:
        found = standing(person)
        if found.state != ENDING:
            continue
        end = min(found.certificate_ends, found.pin_ends)
        if (end.date() - clock.today()).days not in DAYS_BEFORE:
            continue
        day = {"day": end.date().isoformat()}
        pin_first = found.pin_ends < found.certificate_ends
        outbox.tell(
            [person],
            "signing",
            _("Your PIN must be changed by ${day}", mapping=day)
            if pin_first
            else _("Your certificate must be renewed by ${day}", mapping=day),
            _("After that day you cannot sign until it is done."),
            "intranet/signing",
        )


tell_ending = Task(
    _("People are told that a PIN or certificate ends"), _tell_ending, daily=datetime.time(7, 30)
)
tell_locked = Task(
    _("Locked signatures are told"), _tell_locked, every=datetime.timedelta(minutes=1)
)
