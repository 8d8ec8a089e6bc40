"""A conflict costs milliseconds."""

from jingwei.core import retries
from ZPublisher.HTTPRequest import HTTPRequest


class Request:
    """As much of a request as the waiting looks at."""

    def __init__(self, retry_count: int):
        self.retry_count = retry_count


def test_zope_waits_our_way(house):
    assert HTTPRequest.delay_retry is retries.delay_retry
    assert HTTPRequest.retry_max_count == retries.ATTEMPTS


def test_the_waiting_grows_by_at_most_50_ms_an_attempt(monkeypatch):
    waited = []
    monkeypatch.setattr(retries.time, "sleep", waited.append)
    for attempt in range(retries.ATTEMPTS):
        for _ in range(50):
            retries.delay_retry(Request(attempt))
        assert max(waited) <= 0.05 * (attempt + 1)
        assert max(waited) > 0.05 * attempt or attempt == 0
        waited.clear()
