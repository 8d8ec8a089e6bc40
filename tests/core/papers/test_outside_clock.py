"""A paper whose time stamp an outside service owes waits for it, and people read for whom."""

from jingwei.core import clock
from jingwei.core.papers import api
from jingwei.core.signing.settings import ISigningSettings
from plone.registry.interfaces import IRegistry
from tests.core.papers.test_making import document
from tests.core.papers.test_making import standing
from tests.office.documents.conftest import office
from zope.component import getUtility

import datetime
import pytest
import transaction


__all__ = ["document", "office"]
pytestmark = pytest.mark.usefixtures("the_fonts")


def ask(site, address):
    """Choose another clock service for papers; None for the organ's own."""
    with site.open():
        getUtility(IRegistry)[f"{ISigningSettings.__identifier__}.clock_address"] = address
        transaction.commit()


def test_it_is_tried_until_the_service_answers_and_no_paper_goes_without_stamp(
    document, site, kind, work
):
    ask(site, "http://127.0.0.1:9/tsa")
    for minutes in range(0, 60, 11):
        with clock.at(clock.now() + datetime.timedelta(minutes=minutes)):
            work()
    state, reason = standing(site, document, kind)
    ask(site, None)
    assert state == api.WAITING
    assert "clock service" in reason
    with clock.at(clock.now() + datetime.timedelta(hours=2)):
        work()
    assert standing(site, document, kind) == ("made", "")
