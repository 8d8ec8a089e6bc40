"""How often a password may be wrong. Every guess is counted, on disk, before it is tried.

========================  =======================  ===============================================
account and address       5 in a row               then nothing is tried for 10 minutes
account, all addresses    30 an hour               against guesses from many addresses
address, all accounts     60 an hour               against one password tried with many accounts
========================  =======================  ===============================================

The two wide limits do not bind an account at an address where its password was right before: a
stranger slows down strangers, and cannot keep a person from their own desk. Names that no account
has are counted alike.
"""

from jingwei.core.audit import api as audit
from typing import NamedTuple

import datetime
import hashlib
import ipaddress


MINUTE, HOUR, DAY = 60, 3600, 86400
IN_A_ROW, PAUSE = 5, 10 * MINUTE
PER_ACCOUNT = 30
PER_ADDRESS = 60
# How long an address stays known for an account after a right password there.
KNOWN = 90 * DAY


class Verdict(NamedTuple):
    """`granted`: the password may be tried; `left`: how many more at this account and address;
    `until`: end of the refusal; `wide`: one of the limits over all accounts or addresses refuses.
    """

    granted: bool
    left: int
    until: datetime.datetime
    wide: bool = False


def ask(login: str, address: str) -> Verdict:
    """Count a guess, and say whether it may be tried. Call `was_right` if it was."""
    narrow, account, place, known = _keys(login, address)
    limits = [audit.Limit(narrow, IN_A_ROW, PAUSE)]
    if not audit.marked(known):
        limits += [
            audit.Limit(account, PER_ACCOUNT, HOUR, sliding=False),
            audit.Limit(place, PER_ADDRESS, HOUR, sliding=False),
        ]
    first, *others = audit.take_all(limits)
    full = [guess for guess in others if not guess]
    if first and full:
        return Verdict(False, first.left, max(guess.until for guess in full), wide=True)
    return Verdict(first.granted, first.left, first.until)


def wrong(login: str, address: str) -> int:
    """Wrong guesses at present for this account and address; nothing is written."""
    return audit.used(_keys(login, address)[0])


def was_right(login: str, address: str) -> None:
    """Count from the beginning again; what was guessed at other accounts stays counted."""
    narrow, account, place, known = _keys(login, address)
    left = audit.marked(known)
    audit.settle(forget=[narrow], give_back=[] if left else [account, place])
    if left < KNOWN / 2:
        audit.mark(known, KNOWN)


def network(address: str) -> str:
    """Whom an address belongs to: itself, or the 2^64 addresses that one holder of IPv6 has."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.version == 4:
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((found, 64), strict=False))


def _keys(login: str, address: str) -> tuple[str, str, str, str]:
    """Keys in the store. Names are digested: people type passwords in their place."""
    name = hashlib.sha256(login.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    place = network(address)
    return (
        f"login:{name}:{place}",
        f"login.account:{name}",
        f"login.address:{place}",
        f"login.known:{name}:{place}",
    )
