"""The sealer of this process, and what it sealed."""

from jingwei.core import clock
from jingwei.core.seals.checking import heads_missing
from jingwei.core.seals.checking import site_judged
from jingwei.core.seals.heads import changed
from jingwei.core.seals.seal import seals_made
from jingwei.core.seals.tasks import seal
from jingwei.core.signing.checking import site_trust

import pytest


@pytest.fixture
def seal_all(session):
    """Return a function that seals all there is, as the ticker would."""

    def seal_all() -> None:
        while session.attempt(lambda site: seal.run(site, clock.now())):
            pass

    return seal_all


@pytest.fixture
def faults(site):
    """Return a function: (event, message) of everything that is not as it was sealed, but for
    what other tests did.
    """

    def found() -> list:
        with site.open():
            told = {}
            judged = site_judged(seals_made(), site_trust(), told)
            wrong = [fault for _seal, faults in judged for fault in faults]
            return [*wrong, *heads_missing(seals_made()), *changed(seals_made().heads, told)]

    before = found()
    return lambda: [(one.event, str(one.message)) for one in found() if one not in before]
