"""The page on which a person changes their own password: Plone's form in our frame."""

from jingwei import _
from jingwei.core.accounts import api
from jingwei.core.accounts import rules
from plone.app.users.browser.passwordpanel import PasswordPanel
from plone.app.users.utils import notifyWidgetActionExecutionError
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from z3c.form import button


class OwnPassword(PasswordPanel):
    """``change-password``: other sessions of the person end, this one goes on."""

    template = ViewPageTemplateFile("templates/password.pt")
    label = _("Change password")
    description = ""
    form_name = None

    def told(self):
        """The rules, before anything is typed."""
        return rules.told()

    def updateFields(self):
        """Plone would repeat the rules at the field."""
        super().updateFields()
        self.fields["new_password"].field.description = ""

    def validate_password(self, action, data):
        """Check all three entries; who guesses at the present password reads how long to wait."""
        super().validate_password(action, data)
        wait = api.wait(self.request)
        if wait is not None:
            notifyWidgetActionExecutionError(action, "current_password", wait)

    @button.buttonAndHandler(_("Change password"), name="reset_passwd")
    def change(self, action):
        """Change it, and show the empty form again."""
        PasswordPanel.action_reset_passwd(self, action)
        if not self.widgets.errors:
            self.request.response.redirect(self.request.getURL())
