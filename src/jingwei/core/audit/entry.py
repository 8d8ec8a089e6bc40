"""One event of the audit, and the key that orders events of both stores."""

from jingwei.core import clock
from typing import NamedTuple

import datetime
import json
import secrets


# A key is the microsecond since 1970, 7 random bits, and 5 bits that say where the row lies:
# the number of a shard, or ASIDE. So keys differ between stores, and sort by time across them.
STORE_BITS = 5
RANDOM_BITS = 7
SHIFT = STORE_BITS + RANDOM_BITS
SHARDS = 16
ASIDE = 16


class Entry(NamedTuple):
    """Who, when, what, on what, with which result, from where.

    `person`: user id, "" for a visitor; `acting_for`: token of the post stood in for, or "";
    `event`: a registered kind; `path`: of the object, or what was asked for; `uid`: of the
    object; `result`: ``done`` or the name of the refusal; `details`: JSON object.
    """

    key: int
    person: str
    acting_for: str
    event: str
    path: str
    uid: str
    result: str
    address: str
    details: str

    @property
    def id(self) -> str:
        """Name of the event, unique in the installation."""
        return f"{self.key:016x}"

    @property
    def time(self) -> datetime.datetime:
        """When it happened, in UTC."""
        return moment_of(self.key)

    @property
    def more(self) -> dict:
        """The details as data."""
        return json.loads(self.details)


def new_key(store: int) -> int:
    """A key for the present moment in `store`; take `later` ones until it is free."""
    return first_key(clock.now()) | secrets.randbits(RANDOM_BITS) << STORE_BITS | store


def moment_of(key: int) -> datetime.datetime:
    """The moment of a key, in UTC."""
    return datetime.datetime.fromtimestamp((key >> SHIFT) / 1_000_000, datetime.UTC)


def later(key: int) -> int:
    """The same key a microsecond later."""
    return key + (1 << SHIFT)


def beyond(key: int, store: int) -> int:
    """The smallest key of `store` that is of a later microsecond than `key`."""
    return (key >> SHIFT) + 1 << SHIFT | store


def first_key(moment: datetime.datetime) -> int:
    """The smallest key of a moment."""
    return int(moment.timestamp() * 1_000_000) << SHIFT


def as_json(details: dict) -> str:
    """Details as stored; what is neither text, number nor list is told as text."""
    return json.dumps(details, ensure_ascii=False, default=str)
