"""Do signed records stand that somebody has in hand, without the database they come from?"""

from collections.abc import Sequence
from jingwei import _
from jingwei.core.signing.trust import judge
from jingwei.core.signing.trust import Trust
from typing import NamedTuple
from zope.i18nmessageid import Message

import datetime
import hashlib
import json
import rfc8785


# Clock service and record ask the same clock, some milliseconds apart.
APART = datetime.timedelta(minutes=1)
NAMES = {"record", "person", "time", "previous", "digest", "attachments"}


class Signed(NamedTuple):
    """A record of an opinion, canonical JSON, and its detached signature, DER."""

    data: bytes
    signature: bytes


class Problem(NamedTuple):
    """What is wrong, and with which record, counted from 1."""

    position: int
    words: Message


class Unreadable(ValueError):
    """The bytes are no record of an opinion in its one form."""


def judge_records(chain: Sequence[Signed], trust: Trust) -> list[Problem]:
    """All that is wrong with the opinions of one record, in their order; [] if they stand.

    That the last ones are all there cannot be seen from the chain: compare it with a sealed paper.
    """
    problems, previous, uid = [], "", None
    for position, one in enumerate(chain, 1):
        try:
            said = read_record(one.data)
        except Unreadable:
            words = [_("The record is damaged.")]
        else:
            uid = uid or said["record"]
            words = [*_of_signature(one, said, trust), *_of_chain(said, previous, uid)]
        problems += [Problem(position, found) for found in words]
        previous = hashlib.sha256(one.data).hexdigest()
    return problems


def read_record(data: bytes) -> dict:
    """What a record says.

    :raises Unreadable: it is damaged, or written in another form than the canonical one.
    """
    try:
        said = json.loads(data, object_pairs_hook=_once)
        if rfc8785.dumps(said) != data or not {*said} >= NAMES:
            raise Unreadable("form")
        datetime.datetime.fromisoformat(said["time"])
    except (ValueError, TypeError, RecursionError, rfc8785.CanonicalizationError) as error:
        raise Unreadable(str(error)) from error
    return said


def _of_signature(one: Signed, said: dict, trust: Trust) -> list[Message | str]:
    if not one.signature:
        return [_("The signature is missing.")]
    verdict = judge(one.signature, one.data, trust)
    if verdict.fault:
        return [verdict.fault]
    if verdict.person != said["person"]:
        names = {"signer": verdict.person, "person": said["person"]}
        return [_("Signed with the key of ${signer}, not of ${person}.", mapping=names)]
    stated = datetime.datetime.fromisoformat(said["time"])
    if stated.tzinfo is None or abs(verdict.moment - stated) > APART:
        return [_("The record states another time than its time stamp.")]
    return []


def _of_chain(said: dict, previous: str, uid: str) -> list[Message]:
    if said["record"] != uid:
        return [_("The opinion was given on another record.")]
    if said["previous"] != previous:
        return [_("This opinion does not follow the one before it.")]
    return []


def _once(pairs: list[tuple]) -> dict:
    """No name twice: two readers could take different ones."""
    if len({name for name, _value in pairs}) != len(pairs):
        raise Unreadable("twice")
    return dict(pairs)
