"""The demo organ: its people and their records."""

from jingwei.install.demo.organisation import accounts
from jingwei.install.demo.organisation import set_up_organisation


__all__ = ["accounts", "build"]


def build(site, password: str) -> None:
    """Fill a new site with the demo organ; every account gets `password`. The caller commits."""
    set_up_organisation(site, password)
