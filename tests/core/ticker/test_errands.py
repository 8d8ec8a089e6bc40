"""What follows from a change is carried out after its commit, by nobody, and is never lost."""

from bs4 import BeautifulSoup
from jingwei.core.ticker.api import Errand
from jingwei.core.ticker.api import send
from jingwei.core.ticker.content import book_of
from jingwei.core.ticker.errands import ErrandWorker
from jingwei.core.ticker.interfaces import IErrand
from plone import api
from zope.component import getGlobalSiteManager
from zope.interface.interfaces import ComponentLookupError

import pytest
import transaction


class Diary:
    """Errands that write down what they did; `fails` names those that cannot be done."""

    def __init__(self):
        self.done, self.fails = [], set()

    def run(self, site, params):
        word, times = params["word"], params.get("times", 1)
        if word in self.fails:
            raise OSError(word)
        self.done.append((word, api.user.is_anonymous()))
        return {"word": word, "times": times - 1} if times > 1 else None


@pytest.fixture
def diary():
    """A registered errand ``test``."""
    diary, registry = Diary(), getGlobalSiteManager()
    errand = Errand("Diary", diary.run)
    registry.registerUtility(errand, IErrand, "test")
    yield diary
    registry.unregisterUtility(errand, IErrand, "test")


@pytest.fixture
def ask(site):
    """Return a function that sends the errand as a clerk, and commits."""

    def ask(*words: str, commit: bool = True, **more) -> None:
        with site.open(user="clerk"):
            for word in words:
                send("test", word=word, **more)
            if commit:
                transaction.commit()

    return ask


def test_they_are_carried_out_in_their_order_as_nobody(diary, ask, errands):
    ask("one", "two")
    errands()
    assert diary.done == [("one", True), ("two", True)]


def test_a_change_that_was_taken_back_has_no_consequence(diary, ask, errands):
    ask("one", commit=False)
    errands()
    assert diary.done == []


def test_the_rest_of_much_work_follows_in_transactions_of_its_own(diary, ask, session):
    ask("much", times=3)
    worker = ErrandWorker()
    assert [worker.work(session) for _part in range(4)] == [True, True, True, False]
    assert len(diary.done) == 3


def test_one_that_fails_holds_up_no_other_and_is_tried_again(diary, ask, session):
    ask("bad", "good")
    diary.fails.add("bad")
    worker = ErrandWorker()
    with pytest.raises(OSError, match="bad"):
        worker.work(session)
    assert worker.work(session)
    assert [word for word, _nobody in diary.done] == ["good"]
    diary.fails.clear()
    assert worker.work(session) and not worker.work(session)
    assert [word for word, _nobody in diary.done] == ["good", "bad"]


def test_an_errand_that_nobody_registered_is_refused_where_it_is_sent(site):
    with site.open(user="clerk") as portal:
        with pytest.raises(ComponentLookupError):
            send("test.unknown")
        assert not book_of(portal).errands


def test_the_system_administrator_sees_how_many_wait(diary, ask, person, errands):
    ask("one", "two")
    row = BeautifulSoup(person("sysadmin").get("/intranet/ticker").text, "html.parser").find(
        "th", string="Diary"
    )
    assert "待处理2项" in row.find_parent("tr").get_text()
    errands()
