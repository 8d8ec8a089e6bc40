"""The demo organ: its people and their records."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import ExitStack
from jingwei.core.organisation import api as staff
from jingwei.core.signing import api as signing
from jingwei.install.demo.organisation import accounts
from jingwei.install.demo.organisation import found_organisation
from jingwei.install.demo.organisation import make_keys
from jingwei.install.demo.organisation import set_up_organisation


__all__ = ["accounts", "build", "everybody_signs", "make_keys", "set_up_organisation"]


def build(site, password: str) -> None:
    """Fill a new site with the demo organ; every account gets `password`. The caller commits."""
    # The records know every feature, the accounts none: who only needs accounts loads no more.
    from jingwei.install.demo.records import make_records

    found_organisation(site, password)
    with everybody_signs(password):
        make_records(site)


@contextmanager
def everybody_signs(pin: str) -> Iterator[None]:
    """Let all staff sign in the block: trying a PIN for every step of the past would take long."""
    with ExitStack() as keys:
        for person in staff.holders(staff.STAFF):
            keys.enter_context(signing.unlocked(person, pin))
        yield
