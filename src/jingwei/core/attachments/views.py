"""Downloads: whose turn it is has opened the record when reading its files, too."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from jingwei.core.workflow.api import note_opened
from jingwei.core.workflow.interfaces import IRecord
from plone.namedfile import browser


class Download(browser.Download):
    """The file to keep."""

    def __call__(self):
        """Note the reader, then send the file."""
        record = aq_parent(aq_inner(self.context))
        if IRecord.providedBy(record):
            note_opened(record)
        return super().__call__()


class DisplayFile(Download, browser.DisplayFile):
    """The file to look at."""
