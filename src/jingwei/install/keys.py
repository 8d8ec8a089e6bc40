"""The keys outside the database, made with the first site of a folder."""

from jingwei.core import clock
from jingwei.core.outbox.api import public_address
from jingwei.core.signing.api import hold_ceremony
from jingwei.core.signing.api import path
from jingwei.install.site import ANSWERS
from jingwei.install.site import SITE_ID


LIST = "revoked.crl"


def make_missing(with_opinions: bool = False) -> None:
    """Hold a ceremony unless there are keys; a real site has held its own before.

    :param with_opinions: the site has opinions already, which nobody could sign.
    """
    if not path().exists():
        address = f"{public_address(SITE_ID)}/{LIST}"
        since = clock.now() if with_opinions else None
        hold_ceremony(path(), ANSWERS["title"], address, unsigned_before=since)
