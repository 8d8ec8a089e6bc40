"""``/intranet/footer-settings``: the system administrator keeps the foot of the public site."""

from jingwei import _
from jingwei.core.audit import api as audit
from jingwei.core.audit.api import events
from jingwei.core.pages.api import FOOTER
from jingwei.portal.settings.schema import IFooterSettings
from plone.autoform.form import AutoExtensibleForm
from plone.protect import CheckAuthenticator
from plone.registry.interfaces import IRegistry
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage
from z3c.form import button
from z3c.form import form
from zope.component import getUtility


events.register("settings.changed", _("Settings changed"))


class FooterSettings(AutoExtensibleForm, form.EditForm):
    """A plain form over the registry records of `IFooterSettings`."""

    schema = IFooterSettings
    label = _("Foot of the public site")
    description = _("Empty entries are not shown.")
    template = ViewPageTemplateFile("templates/footer.pt")

    def getContent(self):
        """The records of the registry."""
        return getUtility(IRegistry).forInterface(IFooterSettings, prefix=FOOTER)

    @button.buttonAndHandler(_("Save"), name="save")
    def save(self, action):
        """Store what was entered and tell the audit which entries changed."""
        CheckAuthenticator(self.request)
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        changed = self.applyChanges(data)
        names = sorted(name for group in changed.values() for name in group)
        if names:
            audit.record("settings.changed", self.context, entries=", ".join(names))
        IStatusMessage(self.request).add(_("Saved."))
        self.request.response.redirect(f"{self.context.absolute_url()}/footer-settings")
