"""The form for new records and their attachments, and where it leads."""

from plone.dexterity.browser.add import DefaultAddForm
from plone.dexterity.browser.add import DefaultAddView
from plone.dexterity.utils import addContentToContainer


class FiledAddForm(DefaultAddForm):
    """A new record lies below year and month, not where Plone's form would lead."""

    def add(self, object):
        """Add the record; the next page is its own."""
        self.immediate_view = addContentToContainer(self.container, object).absolute_url()


class FiledAdd(DefaultAddView):
    """``++add++`` of a store."""

    form = FiledAddForm


class PartAddForm(DefaultAddForm):
    """What is added to a record, such as an attachment, is seen on the record's page."""

    def nextURL(self):
        """Back to the record."""
        return self.context.absolute_url()


class PartAdd(DefaultAddView):
    """``++add++`` of a record."""

    form = PartAddForm
