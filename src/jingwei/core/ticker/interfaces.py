"""What features register with the ticker, as utilities named ``<feature>.<what>``."""

from zope.interface import Attribute
from zope.interface import Interface


class ITask(Interface):
    """Something that is done again and again, in the ticker's transaction, as nobody."""

    title = Attribute("What the system administrator reads, a message")
    every = Attribute("Time between two runs, a timedelta; None if `daily` says when")
    daily = Attribute("Time of day in the organ's zone, a time; None if `every` says how often")

    def run(site, until):
        """Do all that is due at the moment `until`; its commit also stores that moment.

        Repeated after a conflict, so no effects outside the database. After an outage it runs
        once for all the time that was missed. Who has much to do does a part and returns True:
        the rest follows at once, in a transaction of its own with the same `until`.
        """


class IErrand(Interface):
    """What follows from a change, once, in the ticker's transaction, as nobody."""

    title = Attribute("What the system administrator reads, a message")

    def run(site, params):
        """Do what follows; repeated after a conflict, so no effects outside the database.

        Who has much to do does a part and returns the parameters of the rest, which follows in a
        transaction of its own; None when all is done.
        """


class IWorker(Interface):
    """Takes waiting pieces of work, one after another, in a thread of its own."""

    title = Attribute("What the system administrator reads, a message")

    def work(session):
        """Do the next piece; return True if there may be another one.

        `session.attempt(function)` runs ``function(site)`` in a transaction of its own and
        repeats it after conflicts; `session.held()` says whether the process still has the lease;
        `session.stopping()` whether the server is about to end.
        """
