"""Do the opinions of a record stand: their chain, and the signature of each?"""

from jingwei import _
from jingwei.core.opinions import api as opinions
from jingwei.core.opinions.interfaces import IChainWitness
from jingwei.core.opinions.interfaces import ITextOfRecord
from jingwei.core.organisation import api as organisation
from jingwei.core.revisions import api as revisions
from jingwei.core.signing import folder
from jingwei.core.signing.content import register
from jingwei.core.signing.records import judge_records
from jingwei.core.signing.records import Signed
from jingwei.core.signing.trust import Trust
from jingwei.core.signing.trust import Verdict
from plone.uuid.interfaces import IUUID
from typing import NamedTuple
from zope.component import getUtilitiesFor
from zope.i18nmessageid import Message

import hashlib


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
    return Trust(keys.root, keys.issuers, revoked, keys.organs, keys.clocks, keys.unsigned_before)


def check(record, trust: Trust | None = None) -> list[Checked]:
    """Every opinion of a record, oldest first, with what is wrong about it.

    :param trust: whom to trust, None for whom the site does.
    """
    rows, uid = opinions.rows(record), IUUID(record)
    chain = [Signed(opinions.signed_bytes(row, uid), row.signature) for row in rows]
    checked = []
    judged = judge_records(chain, trust or site_trust(), organisation.title)
    for position, (row, one, found) in enumerate(zip(rows, chain, judged, strict=True), 1):
        fault = _as_given(row, one) or next(iter(found.faults), "") or _kept(record, row)
        checked.append(Checked(position, row, fault, found.verdict))
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


def _as_given(row: opinions.Opinion, one: Signed) -> Message | str:
    if hashlib.sha256(one.data).hexdigest() == row.sealed:
        return ""
    return _("This opinion was changed after it was given.")


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
