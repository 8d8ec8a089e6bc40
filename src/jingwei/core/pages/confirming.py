"""The form of something that is done once it is confirmed, and is no step of a record."""

from abc import ABC
from abc import abstractmethod
from jingwei import _
from jingwei.core.exc import Refusal
from jingwei.core.pages.choices import leave_open
from jingwei.core.pages.refused import shown_in
from jingwei.core.pages.signing import Signed
from plone.autoform.form import AutoExtensibleForm
from typing import Protocol
from z3c.form import button
from z3c.form import form
from z3c.form.interfaces import ActionExecutionError
from zope.i18nmessageid import Message
from zope.interface import Invalid


class Asked(Protocol):
    """What a form asks: `schema`; `title`: what is done; `told`: what to know before."""

    schema: type
    title: Message
    told: Message | str


class ConfirmForm(Signed, AutoExtensibleForm, form.Form, ABC):
    """Asks what `step` needs and does it; what is refused is shown, and what was typed stays."""

    ignoreContext = True
    step: Asked

    @property
    def schema(self):
        """What the step asks."""
        return self.step.schema

    @property
    def label(self):
        """What the step is called."""
        return self.step.title

    @property
    def description(self):
        """What to know before."""
        return self.step.told

    def updateWidgets(self, prefix=None):
        """Nothing is chosen beforehand that nobody proposed."""
        super().updateWidgets(prefix)
        leave_open(self)

    @abstractmethod
    def act(self, data: dict) -> None:
        """Do it, say so and lead to another page.

        :raises BadParameters: names the field that is wrong.
        :raises Refusal: it is not done.
        """

    @abstractmethod
    def way_back(self) -> str:
        """Address of the page to which whoever does nothing goes."""

    @button.buttonAndHandler(_("Confirm"), name="confirm")
    def confirm(self, action):
        """Do it, or show what is wrong."""
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        try:
            with shown_in(self):
                self.act(data)
        except Refusal as refusal:
            self.request.response.setStatus(refusal.status)
            raise ActionExecutionError(Invalid(refusal.message)) from None
