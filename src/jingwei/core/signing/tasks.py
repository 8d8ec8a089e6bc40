"""What the ticker tells: whose signing is locked, since the request with the last wrong PIN left
nothing behind, whose PIN or certificate ends soon, and which certificate of the organ does.
"""

from jingwei import _
from jingwei.core.organisation import api as organisation
from jingwei.core.outbox import api as outbox
from jingwei.core.signing import ending
from jingwei.core.signing import folder
from jingwei.core.signing.content import register
from jingwei.core.signing.standing import ENDING
from jingwei.core.signing.standing import LOCKED
from jingwei.core.signing.standing import OVER
from jingwei.core.signing.standing import standing
from jingwei.core.ticker.api import Task
from zope.i18nmessageid import Message

import datetime


# Days before the end on which people are told.
DAYS_BEFORE = (30, 7, 1)
# The root's key has to be fetched, and everybody's certificates may have to follow.
AUTHORITY_DAYS_BEFORE = (90, 30, 7)
LIST = "list"
# By what the command `renew` calls it: what is said, and what is to be done.
RENEWALS = {
    folder.ISSUING: (
        _("The issuing certificate must be renewed by ${day}"),
        _(
            "Fetch the root's key and run “renew issuing” on the server, then “renew organ” and "
            "“renew clock”; then people renew their own certificates. After that day nobody can "
            "sign, and nothing can be sealed."
        ),
    ),
    folder.ORGAN: (
        _("The certificate of the organ must be renewed by ${day}"),
        _("Run “renew organ” on the server. After that day no paper can be sealed."),
    ),
    folder.CLOCK: (
        _("The certificate of the clock service must be renewed by ${day}"),
        _("Run “renew clock” on the server. After that day nobody can sign."),
    ),
    folder.ROOT: (
        _("The root certificate must be renewed by ${day}"),
        _(
            "Fetch the root's key and run “renew root” on the server, then “renew issuing”, "
            "“renew organ” and “renew clock”, and publish the new fingerprint. After that day "
            "outside tools do not trust our signatures."
        ),
    ),
    LIST: (
        _("The root's list of revoked certificates must be renewed by ${day}"),
        _(
            "Fetch the root's key and run “renew list” on the server. After that day outside tools "
            "that ask for the list do not trust our signatures."
        ),
    ),
}


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
    """Some days before the end of PIN or certificate, whichever comes first."""
    for person, holder in register().holders.items():
        found = standing(person)
        if found.state not in (ENDING, OVER):
            continue
        end = ending.day_of(min(found.certificate_ends, found.pin_ends))
        notice = ending.due(end, holder.told_ending, DAYS_BEFORE)
        if notice is None:
            continue
        day = {"day": end.isoformat()}
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
        holder.told_ending = notice


def _tell_authority(site, until: datetime.datetime) -> None:
    """The same of what the administrators renew; kept as told once somebody could be told."""
    keys, kept = folder.keys(), register()
    ends = {
        folder.ISSUING: keys.issuing.until,
        folder.ORGAN: keys.organ.until,
        folder.CLOCK: keys.clock.key.until,
        folder.ROOT: keys.root.not_valid_after_utc,
        LIST: keys.root_list.next_update_utc,
    }
    for what, moment in ends.items():
        end = ending.day_of(moment)
        notice = ending.due(end, kept.told_ending.get(what), AUTHORITY_DAYS_BEFORE)
        if notice is None:
            continue
        day = {"day": end.isoformat()}
        subject, text = RENEWALS[what]
        administrators = [organisation.SYSTEM_ADMIN, organisation.SECURITY_ADMIN]
        subject = Message(subject, mapping=day)
        if outbox.tell(administrators, "signing", subject, text, "intranet/signing"):
            kept.told_ending = {**kept.told_ending, what: notice}


tell_ending = Task(
    _("People are told that a PIN or certificate ends"), _tell_ending, daily=datetime.time(7, 30)
)
tell_authority = Task(
    _("Administrators are told that a certificate of the organ ends"),
    _tell_authority,
    daily=datetime.time(7, 30),
)
tell_locked = Task(
    _("Locked signatures are told"), _tell_locked, every=datetime.timedelta(minutes=1)
)
