"""Repeating a conflicting request at once, not after seconds.

ZPublisher repeats a request whose transaction met a conflict up to three times, and sleeps up to
1, 2, then 4 seconds before. Our conflicts are over in milliseconds, and a person waits: up to
50 ms per attempt, eight attempts. Measured with eight writers without think time on one folder:
no request failed, none took longer than 1.4 s; with ZPublisher's way some failed, some took 8 s.
"""

from ZPublisher.HTTPRequest import HTTPRequest

import random
import time


STEP = 0.05
ATTEMPTS = 8


def delay_retry(request) -> None:
    """Wait a random part of 50 ms before the first repetition, of 100 ms before the second ..."""
    time.sleep(random.uniform(0, STEP * (request.retry_count + 1)))  # noqa: S311


def install(event) -> None:
    """Put our way in the place of ZPublisher's; called once when Zope has opened its database."""
    HTTPRequest.delay_retry = delay_retry
    HTTPRequest.retry_max_count = max(ATTEMPTS, HTTPRequest.retry_max_count)
