"""``delete_confirmation`` of records and of what lies in them, in our words and our look."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from jingwei import _
from jingwei.core.workflow.interfaces import IRecord
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage


class Delete(BrowserView):
    """Asks once; afterwards the record around it is shown, or the work list."""

    page = ViewPageTemplateFile("templates/delete.pt")
    label = _("Delete")

    def __call__(self) -> str:
        """Show the question, or do what was confirmed."""
        if self.request.method != "POST":
            return self.page()
        CheckAuthenticator(self.request)
        title = self.context.Title()
        parent = aq_parent(aq_inner(self.context))
        address = f"{api.portal.get().absolute_url()}/intranet/worklist"
        if IRecord.providedBy(parent):
            address = parent.absolute_url()
        parent.manage_delObjects([self.context.getId()])
        IStatusMessage(self.request).add(_("Deleted: ${title}", mapping={"title": title}))
        return self.request.response.redirect(address)
