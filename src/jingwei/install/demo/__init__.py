"""The demo organ: its people and their records."""

from jingwei.install.demo.organisation import accounts
from jingwei.install.demo.organisation import found_organisation
from jingwei.install.demo.organisation import set_up_organisation


__all__ = ["accounts", "build", "set_up_organisation"]


def build(site, password: str) -> None:
    """Fill a new site with the demo organ; every account gets `password`. The caller commits."""
    # The records know every feature, the accounts none: who only needs accounts loads no more.
    from jingwei.install.demo.records import make_records

    found_organisation(site, password)
    make_records(site)
