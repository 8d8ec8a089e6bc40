"""The form for new records and their attachments, and where it leads."""

from jingwei import _
from jingwei.core.exc import NotYourPost
from jingwei.core.exc import NotYoursToSee
from jingwei.core.filing.interfaces import IStarter
from jingwei.core.filing.names import ID
from jingwei.core.filing.names import new_id
from jingwei.core.organisation import api as organisation
from jingwei.core.pages.api import leave_open
from jingwei.core.pages.api import shown_in
from jingwei.core.pages.api import Signed
from plone import api
from plone.dexterity.browser.add import DefaultAddForm
from plone.dexterity.browser.add import DefaultAddView
from plone.dexterity.utils import addContentToContainer
from Products.statusmessages.interfaces import IStatusMessage
from zope.component import queryUtility
from zope.i18nmessageid import Message


def why_not(portal_type: str) -> Message | str:
    """What keeps the present person from starting a record of a type; "" if nothing does."""
    starter = queryUtility(IStarter, name=portal_type)
    return starter(api.user.get_current().getId() or "") if starter else ""


class FiledAddForm(Signed, DefaultAddForm):
    """A new record lies below year and month, not where Plone's form would lead."""

    def update(self):
        """Say it before anybody types, not after.

        :raises NotYourPost: for who may not start a record of this type.
        :raises NotYoursToSee: no such type is kept here.
        """
        reason = why_not(self.portal_type)
        if reason:
            raise NotYourPost(reason)
        if self.portal_type not in {fti.getId() for fti in self.context.allowedContentTypes()}:
            raise NotYoursToSee()
        super().update()

    def updateWidgets(self, prefix=None):
        """Nothing is chosen beforehand that nobody proposed."""
        super().updateWidgets(prefix)
        leave_open(self)

    def seen(self) -> str:
        """The id of the record to come: a form that is sent twice makes one record."""
        told = self.request.form.get("seen", "")
        return told if ID.fullmatch(told) else new_id()

    def createAndAdd(self, data):
        """Add the record, unless this form has made it already; another title is another one."""
        first = self.context.period()._getOb(self.seen(), None)
        mine = first is not None and first.started_by == api.user.get_current().getId()
        if not mine or first.title != data.get("title"):
            with shown_in(self):
                return super().createAndAdd(data)
        self.immediate_view = first.absolute_url()
        self._finishedAdd = True
        IStatusMessage(self.request).add(_("This form was sent before; here is what it made."))
        return None

    def add(self, object):
        """Add the record; the next page is its own."""
        if not self.context.period().has_key(self.seen()):
            object._v_id = self.seen()
        added = addContentToContainer(self.container, object)
        self.immediate_view = added.absolute_url()
        self.success_message = _kept(added)


def _kept(record) -> Message:
    """That it is kept, and whose turn it is if it is not the person's own."""
    me = api.user.get_current().getId()
    mine = organisation.tokens_of(me)
    others = [token for token in record.pending if token != me and token not in mine]
    if not others:
        return _("Saved.")
    posts = "、".join(organisation.title(token) for token in others)
    return _("Saved. Whose turn it is now: ${posts}.", mapping={"posts": posts})


class FiledAdd(DefaultAddView):
    """``++add++`` of a store."""

    form = FiledAddForm


class PartAddForm(Signed, DefaultAddForm):
    """What is added to a record, such as an attachment, is seen on the record's page."""

    def nextURL(self):
        """Back to the record."""
        return self.context.absolute_url()


class PartAdd(DefaultAddView):
    """``++add++`` of a record."""

    form = PartAddForm
