"""The form as the public sees it, and the page to print after sending."""

from collective.easyform.browser.view import EasyFormForm
from collective.easyform.browser.view import EasyFormFormWrapper
from jingwei.desk.inquiries import tickets
from jingwei.desk.inquiries.form.action import HONEYPOT
from jingwei.desk.inquiries.form.action import RECEIPT
from jingwei.desk.inquiries.settings import settings
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from z3c.form.interfaces import ICheckBoxWidget
from z3c.form.interfaces import IRadioWidget
from zope.annotation.interfaces import IAnnotations


class AskForm(EasyFormForm):
    """EasyForm with a ticket against double sending and our own page after it."""

    form_template = ViewPageTemplateFile("templates/form.pt")
    thank_you_template = ViewPageTemplateFile("templates/receipt.pt")
    # Nothing that was written may stand in an address.
    method = "post"
    allow_prefill_from_GET_request = False
    # Visitors have no session to protect; people logged in are covered by the site-wide check.
    enableCSRFProtection = False
    honeypot = HONEYPOT

    def update(self):
        """A form holds a ticket and a receipt holds a code: no cache keeps either."""
        self.request.response.setHeader("Cache-Control", "no-store")
        super().update()

    def action(self) -> str:
        """Where the form is sent."""
        return self.context.absolute_url()

    def text(self, name: str) -> str:
        """What the editor wrote before or after the questions, made safe for the page."""
        value = getattr(self.context, name)
        return (value.output_relative_to(self.context) or "") if value else ""

    def ticket(self) -> str:
        """A new ticket."""
        return tickets.issue()

    def all_widgets(self) -> list:
        """Widgets of the form and of the editor's field sets, in order."""
        groups = (widget for group in self.groups for widget in group.widgets.values())
        return [*self.widgets.values(), *groups]

    def contact_days(self) -> int:
        """Days after the end until contact data are deleted."""
        return settings().contact_days

    def several(self, widget) -> bool:
        """Is it a group of buttons, which one label cannot name?"""
        return IRadioWidget.providedBy(widget) or ICheckBoxWidget.providedBy(widget)

    def receipt(self):
        """Number and tracking code."""
        return IAnnotations(self.request).get(RECEIPT)

    def column_url(self) -> str:
        """Address of the column, under which the progress is shown."""
        return self.context.aq_parent.absolute_url()


class AskView(EasyFormFormWrapper):
    """The form in the page."""

    form = AskForm
