"""Days on the page of an item are those of the organ, whatever zone a moment was stored in."""

from bs4 import BeautifulSoup
from jingwei.core import clock

import datetime
import pytest
import transaction


@pytest.mark.parametrize(("minutes", "later"), [(-30, 0), (30, 1)])
def test_a_step_around_midnight_belongs_to_the_day_of_the_organ(supervision, minutes, later):
    address = supervision.walk("in_progress")
    today = clock.today()
    night = datetime.datetime.combine(today, datetime.time(), clock.ZONE)
    moment = night + datetime.timedelta(days=1, minutes=minutes)
    with supervision.item(address) as item:
        stored = moment.astimezone(datetime.UTC)
        turns = item.journal.turns
        item.journal.turns = tuple(
            turn._replace(time=stored) if turn.transition == "assign" else turn for turn in turns
        )
        transaction.commit()
    page = BeautifulSoup(supervision.page("head", address), "lxml")
    [head] = [head for head in page.select("th") if "交办、销号" in head.get_text()]
    assert head.find_next("time").get_text() == str(today + datetime.timedelta(days=later))
