"""Repeating a conflicting request at once, not after seconds.

ZPublisher sleeps up to 1, 2, then 4 seconds before it repeats a request whose transaction
met a conflict. Our conflicts are over in milliseconds: up to 50 ms per attempt, more attempts
(``max-conflict-retries`` in instance/zope.cfg).
"""

from ZPublisher.HTTPRequest import HTTPRequest

import random
import time


STEP = 0.05


def delay_retry(request) -> None:
    """Wait a random part of 50 ms for the first attempt, of 100 ms for the second ..."""
    time.sleep(random.uniform(0, STEP * (request.retry_count + 1)))  # noqa: S311


def install(event) -> None:
    """Replace the publisher's waiting when Zope starts."""
    HTTPRequest.delay_retry = delay_retry
