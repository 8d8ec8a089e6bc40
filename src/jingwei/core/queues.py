"""A thread that fills indexes keeps no other thread from filling its own.

What a request changes waits in a queue of its thread; a search empties it first, so that everybody
finds what they have just made. CMFCore notes that a queue is being emptied in a set that all
threads share, and under a name that is the same for all of them: while one was at it, the searches
of the others passed their own changes over. A REST call that made a record then answered 500.
"""

from Products.CMFCore import indexing

import threading


class OfThisThread(threading.local):
    """What CMFCore asks of its set, for each thread apart."""

    def __init__(self):
        self.queues: set = set()

    def __contains__(self, queue) -> bool:
        return queue in self.queues

    def add(self, queue) -> None:
        """Begin to empty a queue."""
        self.queues.add(queue)

    def remove(self, queue) -> None:
        """It is empty."""
        self.queues.remove(queue)


def install(event) -> None:
    """Put ours in the place of CMFCore's; called once when Zope has opened its database."""
    indexing.processing = OfThisThread()
