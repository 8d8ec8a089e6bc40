"""Do signed records stand that somebody has in hand, without the database they come from?"""

from collections.abc import Callable
from collections.abc import Sequence
from jingwei import _
from jingwei.core.signing.trust import judge
from jingwei.core.signing.trust import Trust
from jingwei.core.signing.trust import Verdict
from typing import NamedTuple
from zope.i18nmessageid import Message

import datetime
import hashlib
import json
import rfc8785


# Clock service and record ask the same clock, some milliseconds apart.
APART = datetime.timedelta(minutes=1)
TEXTS, FILES = ("record", "person", "time", "previous", "digest"), "attachments"


class Signed(NamedTuple):
    """A record of an opinion, canonical JSON, and its detached signature, DER."""

    data: bytes
    signature: bytes


class Judged(NamedTuple):
    """What was found about a record: what is wrong with it, [] if it stands; `verdict` None if
    nobody signed it, or it cannot be read.
    """

    faults: list[Message]
    verdict: Verdict | None = None


class Link(NamedTuple):
    """What a record must follow: digest of the one before, the record that all are about (None
    before the first), its stated time, and whether one before was signed.
    """

    digest: str = ""
    uid: str | None = None
    time: datetime.datetime | None = None
    signed: bool = False


class Unreadable(ValueError):
    """The bytes are no record of an opinion in its one form."""


def judge_records(
    chain: Sequence[Signed], trust: Trust, called: Callable[[str], str] = str
) -> list[Judged]:
    """What is found about each of the opinions of one record, in their order.

    That the last ones are all there cannot be seen from the chain: compare it with a sealed paper.

    :param called: gives the name of a person by their user id.
    """
    found, before = [], Link()
    for one in chain:
        digest = hashlib.sha256(one.data).hexdigest()
        try:
            said = read_record(one.data)
        except Unreadable:
            found.append(Judged([_("The record is damaged.")]))
            before = before._replace(digest=digest)
            continue
        verdict = judge(one.signature, one.data, trust) if one.signature else None
        faults = [*_of_chain(said, before), *_of_signature(said, verdict, before, trust, called)]
        found.append(Judged(faults, verdict))
        signed = before.signed or verdict is not None
        before = Link(digest, before.uid or said["record"], _time(said), signed)
    return found


def read_record(data: bytes) -> dict:
    """What a record says.

    :raises Unreadable: it is damaged, or written in another form than the canonical one.
    """
    try:
        said = json.loads(data, object_pairs_hook=_once)
        if rfc8785.dumps(said) != data or not _is_record(said):
            raise Unreadable("form")
        if _time(said).tzinfo is None:
            raise Unreadable("time")
    except (ValueError, TypeError, RecursionError, rfc8785.CanonicalizationError) as error:
        raise Unreadable(str(error)) from error
    return said


def _is_record(said) -> bool:
    """Whatever is JSON can be signed: is all there that is asked for, and of its kind?"""
    if not isinstance(said, dict) or not isinstance(said.get(FILES), list):
        return False
    texts = [*map(said.get, TEXTS), *said[FILES]]
    return all(isinstance(one, str) for one in texts)


def _of_chain(said: dict, before: Link) -> list[Message]:
    if said["record"] != (before.uid or said["record"]):
        return [_("The opinion was given on another record.")]
    if said["previous"] != before.digest:
        return [_("This opinion does not follow the one before it.")]
    return []


def _of_signature(
    said: dict, verdict: Verdict | None, before: Link, trust: Trust, called
) -> list[Message]:
    """What is wrong with who signed and when; before there were keys nobody did."""
    time = _time(said)
    older = trust.unsigned_before is not None and time < trust.unsigned_before
    if verdict is None and (before.signed or not older):
        return [_("The signature is missing.")]
    if before.time and before.time - time > APART:
        return [_("It is dated before the opinion before it.")]
    if verdict is None:
        return []
    if verdict.fault:
        return [verdict.fault]
    if verdict.person != said["person"]:
        names = {"signer": called(verdict.person), "person": called(said["person"])}
        return [_("Signed with the key of ${signer}, not of ${person}.", mapping=names)]
    if abs(verdict.moment - time) > APART:
        return [_("The record states another time than its time stamp.")]
    return []


def _time(said: dict) -> datetime.datetime:
    return datetime.datetime.fromisoformat(said["time"])


def _once(pairs: list[tuple]) -> dict:
    """No name twice: two readers could take different ones."""
    if len({name for name, _value in pairs}) != len(pairs):
        raise Unreadable("twice")
    return dict(pairs)
