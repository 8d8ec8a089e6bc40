"""Days that are none, in the wrong order, or in years that nobody has announced."""

from jingwei.core import clock
from tests.core.deputies.conftest import deputies
from tests.http.refusals import clear
from tests.http.refusals import fields_of
from tests.office.supervision.conftest import day
from tests.office.supervision.conftest import supervision

import datetime
import pytest
import re


pytestmark = pytest.mark.proof


__all__ = ["deputies", "supervision"]
NO_DAYS = [
    *("2026-02-30", "2026-13-01", "2026-00-00", "0000-00-00", "2025-02-29", "-2026-01-01"),
    *("99999-01-01", "2026/02/03", "二〇二六年二月三日", "tomorrow", "2026-02-03T25:61", ""),
    *(20260203, 1.5, True, ["2026-02-03"], {"day": 3}),
]
POST = "post~operation.head"


@pytest.mark.parametrize("word", NO_DAYS, ids=repr)
@pytest.mark.parametrize("field", ["first_day", "last_day"])
def test_a_deputation_takes_no_such_day(deputies, field, word):
    before = deputies.person("head").rest("GET", "/intranet/deputations").json()["items_total"]
    answer = deputies.ask("head", POST, "clerk", **{field: word})
    assert "time data" not in clear(answer, 400)
    assert field in fields_of(answer)
    after = deputies.person("head").rest("GET", "/intranet/deputations").json()["items_total"]
    assert before == after


@pytest.mark.parametrize(("start", "end"), [(5, 1), (-9, -5), (0, 40_000)])
def test_a_deputation_ends_after_it_begins_and_is_not_over_already(deputies, start, end):
    answer = deputies.ask("head", POST, "clerk", start=start, end=end)
    clear(answer, 400)
    assert fields_of(answer) & {"first_day", "last_day"}


@pytest.mark.parametrize("word", NO_DAYS, ids=repr)
def test_a_supervision_item_is_due_on_no_such_day(supervision, word):
    answer = supervision.propose(due_on=word)
    clear(answer, 400)
    [said] = [e["message"] for e in answer.json()["error"]["errors"] if e["field"] == "due_on"]
    assert said.isprintable() and not re.search("[a-z]{3}", said), said


@pytest.mark.parametrize("word", [day(-1), "1900-01-01"])
def test_nor_on_a_day_that_is_over(supervision, word):
    answer = supervision.propose(due_on=word)
    clear(answer, 400)
    assert fields_of(answer) == {"due_on"}


@pytest.mark.parametrize("word", [*NO_DAYS, day(-1), day(1)], ids=repr)
def test_an_extension_leads_to_a_later_day(supervision, word):
    address = supervision.walk("in_progress", title=f"延期{word!r}"[:60], due_on=day(20))
    answer = supervision.act("head", address, "ask_extension", until=word, reason="材料未齐")
    clear(answer, 400)
    assert "until" in fields_of(answer)
    assert supervision.state(address) == "in_progress"


def test_a_day_in_a_year_that_nobody_announced_is_taken_and_the_calendar_says_what_it_knows(
    supervision, person
):
    year = clock.today().year + 2
    address = supervision.proposed(due_on=datetime.date(year, 3, 1).isoformat())
    path = "/intranet" + address.split("/intranet", 1)[1]
    assert f"{year}-03-01" in person("supervisor").get(path).text
    assert "暂定" in person("clerk").get(f"/intranet/calendar?year={year}").text


FILTERED = [
    ("auditor", "/intranet/audit?since={day}&until={day}"),
    ("clerk", "/intranet/calendar?year={day}"),
    ("clerk", "/intranet/organisation/@@powers?day={day}"),
    ("clerk", "/intranet/search?SearchableText=a&since={day}&until={day}"),
    ("clerk", "/intranet/supervision?since={day}&until={day}&due_on={day}&day={day}"),
    ("clerk", "/intranet/documents?since={day}&until={day}&created={day}"),
    (None, "/search?q=a&since={day}&until={day}"),
    (None, "/news?since={day}&until={day}&year={day}"),
    ("clerk", "/++api++/@search?created.query={day}&created.range=min"),
    ("clerk", "/++api++/@search?modified.query:date={day}&modified.range=max"),
]


@pytest.mark.parametrize(("account", "address"), FILTERED)
def test_a_list_that_is_asked_for_such_days_answers_in_words(person, account, address):
    wrong = []
    for word in [*map(str, NO_DAYS), "2026-12-31/2026-01-01", "9" * 400, "%00"]:
        answer = person(account).get(address.format(day=word))
        if answer.status_code >= 500 or "Traceback" in answer.text:
            wrong.append((word, answer.status_code))
    assert wrong == []


def test_a_period_that_ends_before_it_begins_finds_nothing(person):
    answer = person("auditor").get("/intranet/audit?since=2026-12-31&until=2026-01-01")
    assert answer.status_code == 200
