"""The forms of the registrar: keep numbers for somebody, release one, explain a gap."""

from jingwei.core.numbering.exc import BadNumber
from jingwei.core.numbering.number import own
from jingwei.core.numbering.steps import Step
from jingwei.core.numbering.steps import STEPS
from jingwei.core.pages.api import ConfirmForm
from jingwei.core.workflow.parameters import validate
from Products.statusmessages.interfaces import IStatusMessage
from urllib.parse import urlencode
from z3c.form.interfaces import HIDDEN_MODE
from zope.i18nmessageid import Message


class StepForm(ConfirmForm):
    """The form of one of `STEPS`."""

    step: Step

    def act(self, data: dict) -> None:
        """Do it, say what was done, and show it in its register."""
        numbers = self.step.take(validate(self.schema, data, self.context))
        mapping = {"numbers": "、".join(numbers)}
        IStatusMessage(self.request).add(Message(self.step.done, mapping=mapping))
        self.request.response.redirect(self.register(numbers[0]))

    def way_back(self) -> str:
        """All registers."""
        return self.context.absolute_url()

    def register(self, number: str) -> str:
        """Address of the register of a number."""
        found = own(number)
        query = urlencode({"prefix": found.prefix, "year": found.year})
        return f"{self.context.absolute_url()}/register?{query}"


class Reserve(StepForm):
    """Keeps the next numbers for somebody."""

    step = STEPS["reserve"]


class OfNumber(StepForm):
    """A form about ``?number=``, which is shown in its title and asked no more."""

    @property
    def label(self):
        """The step and its number."""
        number = self.number()
        titled = Message(self.step.titled, mapping={"number": number})
        return titled if number else self.step.title

    def number(self) -> str:
        """The number, if the address or the form has one of ours."""
        form = self.request.form
        asked = str(form.get("form.widgets.number") or form.get("number") or "")
        try:
            return str(own(asked))
        except BadNumber:
            return ""

    def way_back(self) -> str:
        """The register of the number."""
        number = self.number()
        return self.register(number) if number else super().way_back()

    def updateWidgets(self, prefix=None):
        """What the address says is not asked, but goes along: Plone fills no form from one."""
        number = self.number()
        if number:
            self.fields["number"].mode = HIDDEN_MODE
        super().updateWidgets(prefix)
        if number:
            self.widgets["number"].value = number


class Release(OfNumber):
    """Lets a reserved number go."""

    step = STEPS["release"]


class Void(OfNumber):
    """Explains a gap."""

    step = STEPS["void"]
