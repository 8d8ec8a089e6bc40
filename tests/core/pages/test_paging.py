"""A page past the end of a list is the last page; an empty list stays empty."""

from jingwei.core.pages.api import within
from plone.batching import Batch
from urllib.parse import parse_qs
from urllib.parse import urlsplit
from zExceptions import Redirect

import pytest


ADDRESS = "http://localhost/jingwei/policies"


def asked(count: int, start: int, query: str = "") -> Batch:
    """The page of a list of `count` rows that begins at row `start`."""
    request = {"ACTUAL_URL": ADDRESS, "QUERY_STRING": query}
    return within(request, Batch(range(count), size=20, start=start, orphan=0))


@pytest.mark.parametrize(("count", "start"), [(45, 0), (45, 40), (45, 44), (40, 20)])
def test_a_page_of_the_list_is_shown(count, start):
    assert list(asked(count, start))


@pytest.mark.parametrize("start", [0, 20, 5000])
def test_an_empty_list_is_shown_as_empty(start):
    assert list(asked(0, start)) == []


@pytest.mark.parametrize(("count", "start", "last"), [(45, 45, 40), (45, 5000, 40), (40, 40, 20)])
def test_a_page_past_the_end_leads_to_the_last_one_and_keeps_what_was_asked(count, start, last):
    with pytest.raises(Redirect) as told:
        asked(count, start, f"state=a&state=b&q=%E6%94%B9&b_start={start}")
    found = urlsplit(str(told.value))
    assert found.path == "/jingwei/policies"
    assert parse_qs(found.query) == {"state": ["a", "b"], "q": ["改"], "b_start": [str(last)]}
