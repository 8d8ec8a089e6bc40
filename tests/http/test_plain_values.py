"""Numbers and yes-or-no over REST: what only looks like one is refused with what is allowed."""

from tests.http.refusals import clear
from tests.http.refusals import fields_of
from tests.office.documents.conftest import FIELDS
from tests.office.supervision.conftest import Supervision

import pytest


PERCENT = "只能填0至100的整数"
YES_OR_NO = "只能填 true 或 false"
REPORT = {"percent": 40, "text": "已完成摸底。", "coordinate": False}


@pytest.fixture(scope="module")
def item(site, person):
    """An item in progress: the supervision and its address."""
    supervision = Supervision(site, person)
    return supervision, supervision.walk("in_progress")


@pytest.mark.parametrize("value", [True, False, 1.5, "5_0", "一半", "", [40], {"a": 1}])
def test_a_percentage_is_a_whole_number(item, value):
    supervision, address = item
    answer = supervision.act("head", address, "report", **{**REPORT, "percent": value})
    assert PERCENT in clear(answer, 400) and fields_of(answer) == {"percent"}


@pytest.mark.parametrize("value", ["yes", "true", "", 1, 0, [True]])
def test_yes_or_no_is_true_or_false(item, value):
    supervision, address = item
    answer = supervision.act("head", address, "report", **{**REPORT, "coordinate": value})
    assert YES_OR_NO in clear(answer, 400) and fields_of(answer) == {"coordinate"}


@pytest.mark.parametrize("value", [40, "40"])
def test_what_is_right_is_taken(item, person, value):
    supervision, address = item
    answer = supervision.act(
        "head", address, "report", **{**REPORT, "percent": value, "coordinate": True}
    )
    assert answer.status_code == 200, answer.text
    row = person("head").rest("GET", address).json()["progress"][-1]
    assert row["percent"] == 40 and row["coordinate"] is True


@pytest.mark.parametrize(("field", "value"), [("normative", "yes"), ("copies", True)])
def test_fields_of_a_record_are_read_as_strictly(person, field, value):
    data = {"@type": "OfficialDocument", **FIELDS, field: value}
    answer = person("clerk").rest("POST", "/intranet/documents", **data)
    assert "只能填" in clear(answer, 400) and field in answer.text
