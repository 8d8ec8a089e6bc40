"""The demo organ: its people and their records."""

from jingwei.core import clock
from jingwei.install.demo.organisation import accounts
from jingwei.install.demo.organisation import set_up_organisation

import datetime


__all__ = ["accounts", "build", "set_up_organisation"]
FOUNDED = datetime.timedelta(days=3 * 365)


def build(site, password: str) -> None:
    """Fill a new site with the demo organ; every account gets `password`. The caller commits."""
    # The records know every feature, the accounts none: who only needs accounts loads no more.
    from jingwei.install.demo.records import make_records

    # Its people hold their posts since before the first record.
    with clock.at(clock.now() - FOUNDED, site):
        set_up_organisation(site, password)
    make_records(site)
