"""Numbers are reserved, released, explained and used again, each with who, why and when."""

from jingwei.core import clock
from jingwei.core.exc import BadParameters
from jingwei.core.numbering import api
from jingwei.core.numbering import exc
from jingwei.core.numbering import keeping
from jingwei.core.numbering.content import book
from jingwei.core.numbering.explaining import why
from tests.core.numbering.test_registers import entries
from tests.core.numbering.test_registers import make_gap
from tests.core.numbering.test_registers import Paper

import datetime
import pytest


NOVEMBER = datetime.datetime(2026, 11, 23, 9, 30)
JANUARY = datetime.datetime(2027, 1, 2, 9, 0)


@pytest.fixture(autouse=True)
def november(portal):
    with clock.at(NOVEMBER, portal):
        yield


def kept(count=1):
    return api.reserve("江经", 2026, "王主任", "会议纪要", count)


def line(number):
    [found] = api.register("江经", 2026, number.sequence, number.sequence)
    return found.entry


def test_reserved_numbers_are_the_next_ones_and_nobody_else_gets_them(portal):
    api.take("江经", 2026, Paper())
    assert [one.sequence for one in kept(2)] == [2, 3]
    assert api.take("江经", 2026, Paper()).sequence == 4
    assert api.summary("江经", 2026) == ("江经", 2026, 4, 0, 0, 2)
    assert api.summary("江经", 2026).used == 2


def test_a_reservation_says_for_whom_why_by_whom_and_when(portal):
    [number] = kept()
    row = line(number)
    assert (row.status, row.kept_for, row.reason) == ("reserved", "王主任", "会议纪要")
    assert row.taken_by == "admin" and row.taken_at.isoformat() == "2026-11-23T09:30:00+08:00"
    [event] = entries("number.reserved")
    assert event.more["number"] == str(number) and event.more["kept_for"] == "王主任"


@pytest.mark.parametrize("year", [2024, 2027])
def test_numbers_are_reserved_in_this_year_and_the_last_one_only(portal, year):
    with pytest.raises(BadParameters):
        api.reserve("江经", year, "王主任", "会议纪要")
    assert api.registers() == []
    assert api.reserve("江经", 2025, "王主任", "会议纪要")


@pytest.mark.parametrize(
    "values",
    [
        ("X", 2026, "王主任", "会议纪要", 1),
        ("江经", 2026, " ", "会议纪要", 1),
        ("江经", 2026, "王主任", "", 1),
        ("江经", 2026, "王主任", "会议纪要", 0),
        ("江经", 2026, "王主任", "会议纪要", 21),
    ],
)
def test_what_is_incomplete_reserves_nothing(portal, values):
    with pytest.raises(BadParameters):
        api.reserve(*values)
    assert api.registers() == []


def test_a_reserved_number_is_used_and_its_row_remembers_the_reservation(portal):
    [number] = kept()
    paper = Paper("会议纪要")
    assert api.take("江经", 2026, paper, number) == number
    row = line(number)
    assert (row.status, row.title) == ("registered", "会议纪要")
    assert [one.kept_for for one in row.earlier] == ["王主任"]
    assert api.held(paper) == number
    assert api.summary("江经", 2026) == ("江经", 2026, 1, 0, 0, 0)
    assert [event.more["number"] for event in entries("number.used")] == [str(number)]


def test_a_released_number_is_void_and_remembers_for_whom_it_was(portal):
    [number] = kept()
    api.release(number, "会议取消")
    row = line(number)
    assert row.void and row.reason == "会议取消" and row.voided_by == "admin"
    assert [one.kept_for for one in row.earlier] == ["王主任"]
    assert api.summary("江经", 2026) == ("江经", 2026, 1, 1, 0, 0)
    with pytest.raises(exc.NotTaken):
        api.release(number, "又一次")


def test_only_a_reserved_number_is_released(portal):
    number = api.take("江经", 2026, Paper())
    for one in (number, api.Number("江经", 2026, 9), api.Number("江经函", 2026, 1)):
        with pytest.raises(exc.NotTaken):
            api.release(one, "会议取消")
    assert api.held is not None and line(number).status == "registered"


def test_a_release_needs_a_reason(portal):
    [number] = kept()
    with pytest.raises(exc.NoReason):
        api.release(number, " ")
    assert line(number).reserved


def test_a_void_number_is_used_again_in_the_same_year_and_its_first_record_has_lost_it(portal):
    first, second = Paper("甲"), Paper("乙")
    number = api.take("江经", 2026, first)
    api.void(number, "重复登记", "registrar")
    assert api.take("江经", 2026, second, number) == number
    assert api.held(second) == number and api.held(first) is None
    row = line(number)
    assert [(one.title, one.reason) for one in row.earlier] == [("甲", "重复登记")]
    api.void(number, "再次作废", "registrar")
    assert [one.title for one in line(number).earlier] == ["甲"]
    third = Paper("丙")
    api.take("江经", 2026, third, number)
    assert [one.title for one in line(number).earlier] == ["甲", "乙"]


def test_a_void_number_of_another_year_is_not_used_again_but_a_reserved_one_is(portal):
    void = api.take("江经", 2026, Paper())
    api.void(void, "重复登记", "registrar")
    [reserved] = kept()
    with clock.at(JANUARY, portal):
        assert [number for number, _entry in api.free("江经", 2026)] == [reserved]
        with pytest.raises(exc.NotFree):
            api.take("江经", 2026, Paper(), void)
        assert api.take("江经", 2026, Paper(), reserved) == reserved


def test_a_number_that_is_in_use_or_of_another_register_is_not_given(portal):
    used = api.take("江经", 2026, Paper())
    [reserved] = api.reserve("江经函", 2026, "王主任", "会议纪要")
    for number in (used, reserved, api.Number("江经", 2026, 7), api.Number("江经", 2025, 1)):
        with pytest.raises(exc.NotFree):
            api.take("江经", 2026, Paper(), number)


def test_a_record_that_holds_a_number_keeps_it_whatever_is_chosen(portal):
    paper = Paper()
    number = api.take("江经", 2026, paper)
    [reserved] = kept()
    assert api.take("江经", 2026, paper, reserved) == number
    assert line(reserved).reserved


def test_a_gap_is_explained_with_reason_and_person(portal):
    make_gap()
    gap = api.Number("江经", 2026, 2)
    keeping.void_gap(gap, "系统迁移遗漏", "registrar")
    row = line(gap)
    assert (row.void, row.uid, row.reason, row.voided_by) == (True, "", "系统迁移遗漏", "registrar")
    assert api.summary("江经", 2026) == ("江经", 2026, 3, 1, 0, 0)


def test_what_is_no_gap_is_not_explained(portal):
    make_gap()
    for sequence in (1, 4):
        with pytest.raises(exc.NotTaken):
            keeping.void_gap(api.Number("江经", 2026, sequence), "系统迁移遗漏", "registrar")
    assert line(api.Number("江经", 2026, 1)).status == "registered"


def test_a_register_of_the_first_version_knows_of_no_reservations(portal):
    api.take("江经", 2026, Paper())
    register = book().get("江经", 2026)
    del register.__dict__["reserved"]
    assert api.summary("江经", 2026).reserved == 0
    kept()
    assert api.summary("江经", 2026).reserved == 1


def test_the_explanation_names_no_document_that_its_reader_may_not_see(portal):
    number = api.take("江经", 2026, Paper("秘密交涉"))
    api.void(number, "重复登记", "admin")
    api.take("江经", 2026, Paper("新文"), number)
    row = line(number)
    assert "秘密交涉" in why(row, {row.earlier[0].uid})
    told = why(row, set())
    assert "重复登记" in told and "秘密交涉" not in told and "新文" not in told
