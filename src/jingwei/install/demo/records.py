"""All demo records, in the order in which they depend on each other."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.audit import api as audit
from jingwei.core.audit.api import events
from jingwei.install.demo.documents import make_documents
from jingwei.install.demo.inquiries import make_inquiries
from jingwei.install.demo.releases import release_all
from jingwei.install.demo.settings import set_footer
from jingwei.install.demo.texts_public import make_texts

import random


SEED = 20061101
events.register("demo.made", _("Demo records made"))


def make_records(site, seed: int = SEED) -> None:
    """Make about eighty records in all states, dated in the months before today.

    The same seed gives the same records, but for identifiers and secrets.
    """
    chance = random.Random(seed)  # noqa: S311 (the same demo every time, nothing secret)
    today = clock.now().replace(second=0, microsecond=0)
    set_footer()
    make_documents(site, today, chance)
    make_inquiries(site, today, chance)
    release_all(site, today, chance)
    make_texts(site, today, chance)
    audit.record("demo.made", site, seed=seed)
