"""The list of revoked certificates: anybody may have it, and outside tools ask for it."""

from cryptography.hazmat.primitives.serialization import Encoding
from jingwei import _
from jingwei.core.signing import certificates
from jingwei.core.signing import folder
from jingwei.core.signing.content import register
from jingwei.core.signing.register import Register
from jingwei.core.ticker.api import Task

import datetime


def publish(kept: Register) -> None:
    """Sign a new list with all that is revoked at present."""
    keys = folder.keys()
    kept.lists += 1
    fresh = certificates.revocation_list(keys.issuing, kept.lists, kept.revoked())
    kept.published = fresh.public_bytes(Encoding.DER)


def _renew(site, until: datetime.datetime) -> None:
    """A list says until when it is the newest; well before that a new one is signed."""
    publish(register())


renewal = Task(
    _("The list of revoked certificates is signed anew"), _renew, every=datetime.timedelta(days=7)
)
