"""Do the opinions of a record stand: their chain, and the signature of each?"""

from jingwei import _
from jingwei.core.opinions import api as opinions
from jingwei.core.opinions.interfaces import IChainWitness
from jingwei.core.opinions.interfaces import ITextOfRecord
from jingwei.core.organisation import api as organisation
from jingwei.core.revisions import api as revisions
from jingwei.core.signing import folder
from jingwei.core.signing.content import register
from jingwei.core.signing.records import APART
from jingwei.core.signing.trust import judge
from jingwei.core.signing.trust import Trust
from jingwei.core.signing.trust import Verdict
from plone.uuid.interfaces import IUUID
from typing import NamedTuple
from zope.component import getUtilitiesFor
from zope.i18nmessageid import Message


class Checked(NamedTuple):
    """An opinion and what was found; `fault` is "" if it stands, `verdict` None if nobody signed
    it, which was so before there were keys.
    """

    position: int
    opinion: opinions.Opinion
    fault: Message | str
    verdict: Verdict | None


def site_trust() -> Trust:
    """Whom this site trusts at present."""
    keys = folder.keys()
    revoked = {line.serial: line.moment for line in (*register().revoked(), *keys.revoked)}
    return Trust(keys.root, keys.issuers, revoked, keys.organs, keys.clocks)


def check(record) -> list[Checked]:
    """Every opinion of a record, oldest first, with what is wrong about it."""
    trust, uid, before = site_trust(), IUUID(record), None
    broken = {one.position: one.message for one in opinions.verify(record)}
    checked = []
    for position, row in enumerate(opinions.rows(record), 1):
        verdict = None
        if row.signature:
            verdict = judge(row.signature, opinions.signed_bytes(row, uid), trust)
        fault = (
            broken.get(position)
            or _follows(row, before)
            or _fault(row, verdict, trust)
            or _kept(record, row)
        )
        checked.append(Checked(position, row, fault, verdict))
        before = row
    return checked


def changed(record) -> list[Message]:
    """What of a settled record is not what its last opinion judged: only who writes into the
    database past all rules can change it.
    """
    rows, text = opinions.rows(record), ITextOfRecord(record, None)
    if not rows or text is None or not text.settled():
        return []
    digest, attachments, *_kept = opinions.read(text)
    pairs = (
        (digest, rows[-1].digest, _("The record does not say any more what was signed last.")),
        (
            attachments,
            rows[-1].attachments,
            _("The attached files are not those that were signed."),
        ),
    )
    return [message for present, signed, message in pairs if present != signed]


def _follows(row: opinions.Opinion, before: opinions.Opinion | None) -> Message | str:
    """What is wrong with an opinion beside the one before it."""
    if before is None:
        return ""
    if before.signature and not row.signature:
        return _("The signature is missing.")
    if row.time < before.time - APART:
        return _("It is dated before the opinion before it.")
    return ""


def _kept(record, row: opinions.Opinion) -> Message | str:
    """What is wrong with the kept text; before there were keys, none was kept."""
    if not row.signature:
        return ""
    return revisions.fault(record, row.digest, row.attachments, opinions.file_digest)


def lost(record) -> list[Message]:
    """What witnesses outside the record know of opinions that are not in its chain any more.

    The chain itself cannot tell that its last ones are missing.
    """
    rows, found = opinions.rows(record), []
    for _name, witness in sorted(getUtilitiesFor(IChainWitness)):
        for seen in witness.seen(IUUID(record)):
            if seen.count > len(rows):
                said = {
                    "witness": seen.witness,
                    "known": seen.count,
                    "count": len(rows),
                }
                found.append(
                    _(
                        "Opinions are missing at the end: ${witness} knows ${known}, "
                        "the record has ${count}.",
                        mapping=said,
                    )
                )
            elif seen.count and rows[seen.count - 1].sealed != seen.head:
                said = {"witness": seen.witness, "known": seen.count}
                found.append(
                    _("Opinion ${known} is not the one that ${witness} knows.", mapping=said)
                )
    return found


def _fault(row: opinions.Opinion, verdict: Verdict | None, trust: Trust) -> Message | str:
    if verdict is None:
        if row.time < trust.root.not_valid_before_utc:
            return ""
        return _("The signature is missing.")
    if verdict.fault:
        return verdict.fault
    if verdict.person != row.person:
        names = {
            "signer": organisation.title(verdict.person),
            "person": organisation.title(row.person),
        }
        return _("Signed with the key of ${signer}, not of ${person}.", mapping=names)
    if abs(verdict.moment - row.time) > APART:
        return _("The record states another time than its time stamp.")
    return ""
