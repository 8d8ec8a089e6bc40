"""The clock: one source of time, and a site that remembers when it was set."""

from jingwei.core import clock
from zope.annotation.attribute import AttributeAnnotations
from zope.annotation.interfaces import IAttributeAnnotatable
from zope.component import provideAdapter
from zope.interface import implementer

import datetime
import pytest
import threading


EVE = datetime.datetime(2026, 12, 31, 23, 59, tzinfo=clock.ZONE)


@implementer(IAttributeAnnotatable)
class Site:
    pass


@pytest.fixture
def bare_site():
    provideAdapter(AttributeAnnotations)
    return Site()


def test_it_shows_the_organ_s_time_zone():
    assert clock.now().utcoffset() == datetime.timedelta(hours=8)
    assert clock.today() == clock.now().date()


def test_it_can_be_set_and_runs_again_afterwards():
    with clock.at(EVE):
        assert clock.now() == EVE
        with clock.at(EVE + datetime.timedelta(days=1)):
            assert clock.today() == datetime.date(2027, 1, 1)
        assert clock.now() == EVE
    assert abs(clock.now() - datetime.datetime.now(clock.ZONE)) < datetime.timedelta(seconds=5)


def test_it_runs_again_after_an_error():
    with pytest.raises(ZeroDivisionError), clock.at(EVE):
        raise ZeroDivisionError
    assert clock.now() != EVE


def test_a_naive_moment_is_the_organ_s_time():
    with clock.at(EVE.replace(tzinfo=None)):
        assert clock.now() == EVE


def test_the_day_changes_at_the_organ_s_midnight():
    with clock.at(datetime.datetime(2026, 12, 31, 16, 30, tzinfo=datetime.UTC)):
        assert clock.today() == datetime.date(2027, 1, 1)


def test_other_threads_keep_their_time():
    seen = []
    with clock.at(EVE):
        thread = threading.Thread(target=lambda: seen.append(clock.now()))
        thread.start()
        thread.join()
    assert seen[0] != EVE


def test_a_site_remembers_that_its_clock_was_set(bare_site):
    assert not clock.was_set(bare_site)
    with clock.at(EVE, bare_site):
        pass
    assert clock.was_set(bare_site)
