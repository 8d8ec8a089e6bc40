"""Who is reminded of a copy that is not signed for, and when."""

from jingwei.core import clock
from jingwei.core.deadlines import api as deadlines
from jingwei.desk.dispatches.settings import IDispatchSettings
from plone.registry.interfaces import IRegistry
from tests.core.escalation.conftest import morning
from zope.component import getUtility

import pytest
import transaction


pytestmark = pytest.mark.proof
__all__ = ["morning"]


@pytest.fixture
def told(site, morning):
    """Return a function: rungs of a copy and who was told of them, as the mornings of so many
    working days after today went by.
    """

    def told(copy: str, after: int) -> list[tuple[str, set[str]]]:
        with site.open():
            day = deadlines.calendar().after(clock.today(), after)
        morning(day)
        with site.open() as portal:
            path = copy.split("/jingwei/")[-1].replace("++api++/", "")
            steps = portal.unrestrictedTraverse(path).escalations
            return [(step.rung, set(step.told)) for step in steps]

    return told


def test_the_district_is_reminded_and_then_the_registrar(issue, told):
    issue.issued(districts=["linjiang"])
    copy = issue.copy("district", "linjiang")
    assert told(copy, 1) == [("soon", {"district"})]
    assert told(copy, 3)[1:] == [("late", {"district", "registrar"})]
    assert told(copy, 5)[2:] == [("long", {"registrar", "director"})]


def test_nobody_is_reminded_of_what_is_signed_for(issue, told):
    issue.issued(districts=["linjiang"])
    copy = issue.copy("district", "linjiang")
    issue.done("district", copy, "receive")
    assert told(copy, 9) == []


def test_nobody_is_reminded_of_what_holds_no_more(issue, told):
    address = issue.issued(districts=["linjiang"])
    copy = issue.copy("district", "linjiang")
    issue.done("principal", address, "revoke", reason="依据已修订")
    assert told(copy, 9) == []


def test_the_days_follow_the_urgency_and_what_the_office_has_set(issue, site):
    urgent = issue.walk("numbered", urgency="urgent")
    issue.done("registrar", urgent, "issue", units=[], districts=["linjiang"], organs=[])
    with site.open():
        tomorrow = deadlines.calendar().after(clock.today(), 1).isoformat()
        name = f"{IDispatchSettings.__identifier__}.routine_days"
        getUtility(IRegistry)[name] = 4
        transaction.commit()
        fourth = deadlines.calendar().after(clock.today(), 4).isoformat()
    copy = issue.person("district").rest("GET", issue.copy("district", "linjiang")).json()
    assert copy["due"] == tomorrow
    issue.issued(districts=["linjiang"])
    copy = issue.person("district").rest("GET", issue.copy("district", "linjiang")).json()
    assert copy["due"] == fourth
