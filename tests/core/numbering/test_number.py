"""The form of a document number (GB/T 9704-2012, 7.2.5)."""

from jingwei.core.numbering.api import Number
from jingwei.core.numbering.exc import BadNumber
from jingwei.core.numbering.number import check_key

import pytest


def test_a_number_is_written_with_six_sided_brackets():
    assert str(Number("江经", 2026, 12)) == "江经\u30142026\u301512号"


@pytest.mark.parametrize(
    ("prefix", "year", "field"),
    [("江", 2026, "prefix"), ("JW", 2026, "prefix"), ("江经", 26, "year"), ("江经", 0, "year")],
)
def test_a_register_has_a_chinese_prefix_and_a_year_of_four_digits(prefix, year, field):
    with pytest.raises(BadNumber) as refusal:
        check_key(prefix, year)
    assert [error["field"] for error in refusal.value.errors] == [field]
