"""What features register for their kinds of jobs, as utilities named by the kind."""

from zope.interface import Attribute
from zope.interface import Interface


class IRunner(Interface):
    """Does the slow work of one kind of job, with the rights of the person who asked."""

    title = Attribute("What the kind is called, a message")

    def allowed(site, params):
        """May the present person have this? Asked before every run, and again at every fetching."""

    def run(site, params):
        """A generator: do the work step by step, and return a `File` or a `Link`, or None.

        Each ``yield percent, word`` (0-100, a message) ends a transaction: what was changed is
        stored, and objects are read anew. A runner must be repeatable: it begins from the start
        after a crash, a conflict or an error, however far it came. Refusals end the job at once,
        and their sentence is shown; other errors let it run again, three times in all.
        """
