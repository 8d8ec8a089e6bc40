"""Do the opinions of a record stand: their chain, and the signature of each?"""

from jingwei import _
from jingwei.core.opinions import api as opinions
from jingwei.core.organisation import api as organisation
from jingwei.core.papers import api as papers
from jingwei.core.revisions import api as revisions
from jingwei.core.signing import folder
from jingwei.core.signing.content import register
from jingwei.core.signing.trust import judge
from jingwei.core.signing.trust import Trust
from jingwei.core.signing.trust import Verdict
from plone.uuid.interfaces import IUUID
from typing import NamedTuple
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
    trust, uid = site_trust(), IUUID(record)
    broken = {one.position: one.message for one in opinions.verify(record)}
    checked = []
    for position, row in enumerate(opinions.rows(record), 1):
        verdict = None
        if row.signature:
            verdict = judge(row.signature, opinions.signed_bytes(row, uid), trust)
        fault = broken.get(position) or _fault(row, verdict, trust) or _kept(record, row)
        checked.append(Checked(position, row, fault, verdict))
    return checked


def _kept(record, row: opinions.Opinion) -> Message | str:
    """What is wrong with the kept text; before there were keys, none was kept."""
    if not row.signature:
        return ""
    return revisions.fault(record, row.digest, row.attachments, opinions.file_digest)


def missing(record) -> Message | str:
    """Which opinions the sealed papers of a record know that are not there any more; "" if none.

    The chain itself cannot tell that its last opinions were taken off.
    """
    rows = opinions.rows(record)
    for paper in papers.papers(record):
        if paper.count and (len(rows) < paper.count or rows[paper.count - 1].sealed != paper.head):
            counts = {"sealed": paper.count, "present": len(rows)}
            return _(
                "A paper of this record was sealed with ${sealed} opinions; among the ${present} "
                "of now one is missing, or is another.",
                mapping=counts,
            )
    return ""


def _fault(row: opinions.Opinion, verdict: Verdict | None, trust: Trust) -> Message | str:
    if verdict is None:
        if row.time < trust.root.not_valid_before_utc:
            return ""
        return _("The signature is missing.")
    if not verdict.fault and verdict.person != row.person:
        names = {
            "signer": organisation.title(verdict.person),
            "person": organisation.title(row.person),
        }
        return _("Signed with the key of ${signer}, not of ${person}.", mapping=names)
    return verdict.fault
