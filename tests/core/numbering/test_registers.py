"""Taking and voiding numbers on a site."""

from jingwei.core import clock
from jingwei.core.audit import api as audit
from jingwei.core.numbering import api
from jingwei.core.numbering import exc
from jingwei.core.numbering.content import book
from jingwei.core.numbering.registers import Entry

import datetime
import pytest
import transaction


class Paper:
    """A record as the registers see it."""

    def __init__(self, title="通知", path="/jingwei/intranet/documents/2026/11/x"):
        self.title = title
        self.path = path
        Paper.made = getattr(Paper, "made", 0) + 1
        self._uid = f"{Paper.made:032x}"

    def Title(self):
        return self.title

    def getPhysicalPath(self):
        return tuple(self.path.split("/"))

    def __conform__(self, interface):
        return self._uid


def entries(event):
    return audit.entries(audit.Filters(event=event)).rows


def test_numbers_follow_each_other(portal):
    assert [str(api.take("江经", 2026, Paper())) for _time in range(3)] == [
        "江经〔2026〕1号",
        "江经〔2026〕2号",
        "江经〔2026〕3号",
    ]


def test_each_prefix_and_year_counts_for_itself(portal):
    taken = [
        api.take("江经", 2025, Paper()),
        api.take("江经函", 2025, Paper()),
        api.take("江经", 2026, Paper()),
    ]
    assert [number.sequence for number in taken] == [1, 1, 1]


def test_the_year_is_that_of_the_signing_not_of_the_clock(portal):
    with clock.at(datetime.datetime(2027, 1, 2, 9, 0), portal):
        assert api.take("江经", 2026, Paper()).year == 2026


def test_the_row_says_what_took_the_number_when_and_who(portal):
    with clock.at(datetime.datetime(2026, 11, 23, 9, 30), portal):
        number = api.take("江经", 2026, Paper("关于用能调查的通知"))
    [line] = api.register("江经", 2026)
    assert line.number == number
    assert line.entry.title == "关于用能调查的通知"
    assert line.entry.taken_at.isoformat() == "2026-11-23T09:30:00+08:00"
    assert line.entry.taken_by == "admin"
    assert line.entry.status == "registered"


def test_a_record_keeps_the_number_that_it_holds(portal):
    paper = Paper()
    number = api.take("江经", 2026, paper)
    assert api.take("江经", 2026, paper) == number
    assert api.take("江经函", 2027, paper) == number
    assert api.held(paper) == number
    assert api.registers() == [("江经", 2026, 1, 0, 0, 0)]


def test_an_aborted_transaction_took_nothing(portal):
    before = len(list(api.register("江经办", 2026)))
    api.take("江经办", 2026, Paper())
    transaction.abort()
    assert len(list(api.register("江经办", 2026))) == before


def test_a_bad_prefix_takes_nothing(portal):
    with pytest.raises(exc.BadNumber):
        api.take("X", 2026, Paper())
    assert api.registers() == []


def test_a_void_number_keeps_its_row(portal):
    paper = Paper()
    number = api.take("江经", 2026, paper)
    with clock.at(datetime.datetime(2026, 11, 24, 10, 0), portal):
        api.void(number, "重复登记", "registrar")
    [line] = api.register("江经", 2026)
    assert line.entry.void
    assert line.entry.status == "voided"
    assert (line.entry.reason, line.entry.voided_by) == ("重复登记", "registrar")
    assert line.entry.voided_at.isoformat() == "2026-11-24T10:00:00+08:00"
    assert api.held(paper) is None


def test_a_void_number_is_not_given_again(portal):
    number = api.take("江经", 2026, Paper())
    api.void(number, "重复登记", "registrar")
    assert api.take("江经", 2026, Paper()).sequence == 2


def test_a_number_is_declared_void_once(portal):
    number = api.take("江经", 2026, Paper())
    api.void(number, "重复登记", "registrar")
    with pytest.raises(exc.NotTaken, match="江经〔2026〕1号"):
        api.void(number, "又一次", "registrar")
    [line] = api.register("江经", 2026)
    assert line.entry.reason == "重复登记"


def test_a_number_that_was_never_given_is_not_declared_void(portal):
    api.take("江经", 2026, Paper())
    for number in (api.Number("江经", 2026, 2), api.Number("江经函", 2026, 1)):
        with pytest.raises(exc.NotTaken):
            api.void(number, "重复登记", "registrar")


def test_a_void_number_needs_a_reason(portal):
    number = api.take("江经", 2026, Paper())
    with pytest.raises(exc.NoReason):
        api.void(number, "  ", "registrar")


def make_gap():
    api.take("江经", 2026, Paper())
    register = book().get("江经", 2026)
    register.last = 2
    register.take(Entry("u", "/p", "三号", clock.now(), "registrar"))


def test_an_unexplained_gap_is_seen(portal):
    make_gap()
    lines = list(api.register("江经", 2026))
    assert [line.number.sequence for line in lines] == [1, 2, 3]
    assert [line.entry is None for line in lines] == [False, True, False]
    assert api.registers()[0].gaps == 1


def test_taking_and_voiding_are_in_the_audit(portal):
    number = api.take("江经", 2026, Paper())
    api.void(number, "重复登记", "registrar")
    [taken] = entries("number.taken")
    assert taken.path == "/jingwei/intranet/documents/2026/11/x"
    assert taken.more["number"] == str(number)
    [voided] = entries("number.voided")
    assert voided.more["reason"] == "重复登记"


def test_a_part_of_a_register_is_read_by_its_numbers(portal):
    for _time in range(5):
        api.take("江经", 2026, Paper())
    api.void(api.Number("江经", 2026, 3), "重复登记", "registrar")
    lines = list(api.register("江经", 2026, 3, 4))
    assert [line.number.sequence for line in lines] == [3, 4]
    assert [line.entry.void for line in lines] == [True, False]
    assert [line.number.sequence for line in api.register("江经", 2026, 5, 9)] == [5]
    assert (api.last("江经", 2026), api.last("江经函", 2026)) == (5, 0)
