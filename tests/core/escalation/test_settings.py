"""The office sets on which working day each step of a ladder is taken."""

from bs4 import BeautifulSoup
from jingwei.core import clock
from jingwei.core.escalation.interfaces import IEscalating
from jingwei.core.escalation.settings import IReminderSettings
from jingwei.core.escalation.settings import ladders
from jingwei.core.escalation.settings import step_of
from pathlib import Path
from plone.registry.interfaces import IRegistry
from zope.component import getGlobalSiteManager
from zope.component import getUtility
from zope.schema.interfaces import WrongContainedType

import pytest
import re
import transaction


DAYS = f"{IReminderSettings.__identifier__}.days"
GUIDE = Path(__file__).parents[3] / "docs" / "operations.rst"
LINE = re.compile(r"^``(\w+\.\w+)`` +(−?)(\d+) ", re.MULTILINE)


@pytest.fixture
def set_days(site, errands):
    """Return a function that sets days as the maintenance account does; afterwards none is set."""

    def set_days(**days: int) -> None:
        with site.open(user="admin"):
            getUtility(IRegistry)[DAYS] = {
                step.replace("_", "."): count for step, count in days.items()
            }
            transaction.commit()
        errands()

    yield set_days
    set_days()


def test_ladders_of_all_kinds_have_names_of_their_own(site):
    adapters = [
        one.factory
        for one in getGlobalSiteManager().registeredAdapters()
        if one.provided is IEscalating
    ]
    names = [ladder.name for feature in adapters for ladder in feature.ladders]
    assert sorted(names) == [ladder.name for ladder in ladders()]


def test_the_guide_lists_every_step_with_its_days(site):
    known = {step_of(ladder, rung): rung.after for ladder in ladders() for rung in ladder.rungs}
    listed = {
        step: -int(count) if sign else int(count)
        for step, sign, count in LINE.findall(GUIDE.read_text())
    }
    assert listed == known and len(known) > 9


def test_a_step_is_taken_on_the_day_that_is_set_also_of_what_runs_already(item, morning, set_days):
    one = item()
    set_days(deadline_soon=5, deadline_late=2, deadline_long=6)
    assert one.day(-5).isoformat() in one.supervision.page("clerk", one.address)
    morning(clock.today(), one.day(6))
    assert [(day, rung) for day, rung, _told in one.steps()] == [
        (one.day(-5), "soon"),
        (one.day(2), "late"),
        (one.day(6), "long"),
    ]


def test_what_is_not_set_keeps_its_days(item, morning, set_days):
    set_days(deadline_late=2)
    one = item()
    morning(clock.today(), one.day(3))
    assert [(day, rung) for day, rung, _told in one.steps()] == [
        (one.day(-3), "soon"),
        (one.day(2), "late"),
        (one.day(3), "long"),
    ]


@pytest.mark.parametrize(
    "days", [{"deadline.late": 0}, {"deadline.late": 251}, {"deadline.x": 3}, {"late": 3}]
)
def test_odd_days_and_unknown_steps_are_refused(site, days):
    with site.open(user="admin"):
        with pytest.raises(WrongContainedType):
            getUtility(IRegistry)[DAYS] = days
        transaction.abort()


PAGE = "/intranet/reminder-days"


def sent(person, **days: str) -> dict:
    """The fields of the page as the system administrator sees them, some filled in anew."""
    page = BeautifulSoup(person("sysadmin").get(PAGE).text, "html.parser")
    form = page.select_one("main form")
    fields = {one["name"]: one.get("value", "") for one in form("input")}
    return {**fields, **{f"days.{name.replace('_', '.')}": text for name, text in days.items()}}


def test_the_system_administrator_sets_days_on_a_page_and_the_audit_knows(
    person, site, set_days, errands
):
    assert PAGE in person("sysadmin").get("/intranet").text
    answer = person("sysadmin").post(PAGE, sent(person, deadline_late="2", answer_soon="5"))
    assert answer.status_code == 302
    with site.open(user="admin"):
        assert getUtility(IRegistry)[DAYS] == {"deadline.late": 2, "answer.soon": 5}
    told = person("auditor").get("/intranet/audit?event=reminders.changed").text
    assert "逾期提醒：2" in told and "临期提醒：5" in told
    assert person("sysadmin").post(PAGE, sent(person, deadline_late="")).status_code == 302
    with site.open(user="admin"):
        assert getUtility(IRegistry)[DAYS] == {"answer.soon": 5}


@pytest.mark.parametrize("text", ["0", "-1", "251", "1.5", "一", "9" * 40])
def test_what_is_no_number_of_days_is_marked_and_nothing_is_kept(person, site, set_days, text):
    answer = person("sysadmin").post(PAGE, sent(person, deadline_late=text, answer_soon="5"))
    assert answer.status_code == 400
    page = BeautifulSoup(answer.text, "html.parser")
    [field] = page.select("[aria-invalid=true]")
    assert (field["name"], field["value"]) == ("days.deadline.late", text)
    with site.open(user="admin"):
        assert not getUtility(IRegistry)[DAYS]


@pytest.mark.parametrize(
    "account", ["clerk", "head", "director", "principal", "secadmin", "auditor", "firm1", None]
)
def test_nobody_else_sets_days(person, site, account):
    fields = sent(person, deadline_late="2")
    assert person(account).get(PAGE).status_code in (302, 401, 403, 404)
    assert person(account).post(PAGE, fields).status_code in (302, 401, 403, 404)
    with site.open(user="admin"):
        assert not getUtility(IRegistry)[DAYS]
    assert PAGE not in person("director").get("/intranet").text
