"""The list of revoked certificates: anybody may have it, and outside tools ask for it."""

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from jingwei import _
from jingwei.core.signing import certificates
from jingwei.core.signing import folder
from jingwei.core.signing.content import register
from jingwei.core.signing.register import Register
from jingwei.core.ticker.api import Task

import datetime


def publish(kept: Register) -> None:
    """Let each issuing key sign a new list of what it issued and is revoked at present."""
    keys = folder.keys()
    kept.lists += 1
    lines = (*kept.revoked(), *keys.revoked)
    fresh = {}
    for number, key in keys.issuing_keys.items():
        own = [line for line in lines if line.issuer == key.certificate.subject]
        made = certificates.revocation_list(key, kept.lists, own)
        fresh[number] = made.public_bytes(Encoding.DER)
    kept.published = fresh


def _renew(site, until: datetime.datetime) -> None:
    """A list says until when it is the newest; well before that a new one is signed."""
    publish(register())


def _follow(site, until: datetime.datetime) -> None:
    """Keys are given up and renewed beside the database; the lists say so soon after."""
    keys, kept = folder.keys(), register()
    lists = map(x509.load_der_x509_crl, kept.published.values())
    listed = {line.serial_number for one in lists for line in one}
    # Issuing keys are on the list of the root, whose key is not here.
    given_up = {line.serial for line in keys.revoked if line.issuer != keys.root.subject}
    if given_up - listed or keys.issuing_keys.keys() - kept.published.keys():
        publish(kept)


follow = Task(
    _("Keys of the organ that were given up come on the list of revoked certificates"),
    _follow,
    every=datetime.timedelta(minutes=10),
)
renewal = Task(
    _("The list of revoked certificates is signed anew"), _renew, every=datetime.timedelta(days=7)
)
