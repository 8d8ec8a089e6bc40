"""The keys outside the database, made with the first site of a folder."""

from jingwei.core.outbox.api import public_address
from jingwei.core.signing.api import hold_ceremony
from jingwei.core.signing.api import path
from jingwei.install.site import ANSWERS
from jingwei.install.site import SITE_ID


LIST = "revoked.crl"


def make_missing() -> None:
    """Hold a ceremony unless there are keys; a real site has held its own before."""
    if not path().exists():
        hold_ceremony(path(), ANSWERS["title"], f"{public_address(SITE_ID)}/{LIST}")
