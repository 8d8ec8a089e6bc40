"""What higher floors show beside a record: a title, a sentence and a link each.

The floor that shows a record must not know the floors above it; those register an aside.
"""

from jingwei.core.workflow.interfaces import IAside
from Products.Five import BrowserView
from zope.component import getAdapters


def asides(record, request) -> list:
    """Every aside of `record` that has something to say to the present person."""
    found = sorted(getAdapters((record, request), IAside), key=lambda pair: pair[0])
    return [aside for _name, aside in found if aside.text]


class Asides(BrowserView):
    """Their boxes, put into the page of the record."""

    def asides(self) -> list:
        """Asides of the record."""
        return asides(self.context, self.request)
