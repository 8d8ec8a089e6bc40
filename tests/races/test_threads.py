"""Threads of one server: what one does keeps no other from seeing its own work."""

from Products.CMFCore import indexing
from tests.conftest import Client
from tests.office.documents.conftest import FIELDS

import concurrent.futures
import pytest
import threading


WRITERS, EACH = 3, 8


def test_a_queue_that_another_thread_empties_does_not_hold_up_ours(site):
    queue, begun, done = indexing.getQueue(), threading.Event(), threading.Event()

    def empty() -> None:
        indexing.processing.add(queue)
        begun.set()
        done.wait(20)
        indexing.processing.remove(queue)

    other = threading.Thread(target=empty)
    other.start()
    begun.wait(20)
    assert queue not in indexing.processing
    done.set()
    other.join()


@pytest.mark.race
def test_people_who_draft_at_the_same_moment_all_hear_that_it_is_made(site, url):
    def drafts(person: int) -> list[int]:
        clerk = Client(url, "clerk", site.password)
        answers = []
        for number in range(EACH):
            fields = {"@type": "OfficialDocument", **FIELDS, "title": f"通知{person}-{number}"}
            # Whoever loses eight times in a row is asked to repeat it.
            while (
                answer := clerk.rest("POST", "/intranet/documents", **fields)
            ).status_code == 409:
                pass
            answers.append(answer.status_code)
        return answers

    with concurrent.futures.ThreadPoolExecutor(WRITERS) as pool:
        answers = list(pool.map(drafts, range(WRITERS)))
    assert answers == [[201] * EACH] * WRITERS
