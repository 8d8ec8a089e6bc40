"""``@@act/<transition>``: the form of a transition, for every record."""

from jingwei import _
from jingwei.core import exc
from jingwei.core.pages.api import leave_open
from jingwei.core.pages.api import leave_out_empty
from jingwei.core.workflow import api
from jingwei.core.workflow.effects import IReason
from jingwei.core.workflow.page import RecordPage
from jingwei.core.workflow.refusals import tell
from plone import api as plone
from plone.autoform.form import AutoExtensibleForm
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage
from z3c.form import button
from z3c.form import form
from z3c.form.interfaces import ITextAreaWidget
from zope.component import queryMultiAdapter
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse
from zope.publisher.interfaces import NotFound


@implementer(IPublishTraverse)
class Act(AutoExtensibleForm, form.Form):
    """Parameters of one transition; sends them through `api.act` as REST does."""

    ignoreContext = True
    template = ViewPageTemplateFile("templates/act.pt")
    transition: str | None = None
    # What the rules of the step found wrong, beside what the fields did.
    faults: list = []
    # Can this form still succeed when it is sent once more?
    mendable = True

    def publishTraverse(self, request, name):
        """Take the transition id from the path; unknown ones are not found."""
        if self.transition is not None or name not in self.context.grid.transitions:
            raise NotFound(self, name, request)
        self.transition = name
        return self

    def update(self):
        """Without a transition there is nothing to show."""
        if self.transition is None:
            raise NotFound(self.context, "act", self.request)
        self._carry()
        super().update()

    def _carry(self) -> None:
        """What was typed in the box of the record's page is the beginning of a reason here."""
        if self.schema.isOrExtends(IReason):
            typed = self.request.form.get("form.widgets.opinion", "")
            self.request.form.setdefault("form.widgets.reason", typed)

    def updateWidgets(self, prefix=None):
        """Nothing is chosen beforehand that nobody proposed, nor asked where there is no choice."""
        super().updateWidgets(prefix)
        leave_open(self)
        leave_out_empty(self)

    @property
    def rule(self):
        """The transition as the grid tells it."""
        return self.context.grid.transitions[self.transition]

    @property
    def schema(self):
        """Parameters of the transition."""
        return api.asked(self.context, self.transition)

    @property
    def label(self):
        """Heading of the form."""
        return api.title_of(self.rule.title)

    @property
    def action(self) -> str:
        """Where the form is sent."""
        return f"{self.context.absolute_url()}/@@act/{self.transition}"

    def seen(self) -> str:
        """The token that this page shows; kept when the form comes back with errors."""
        return self.request.form.get("seen") or api.seen(self.context)

    def open(self) -> bool:
        """May the present person fire it now?"""
        return any(t.id == self.transition for t in api.open_to_me(self.context))

    def why_not(self):
        """The reason why not, if nothing was refused that tells it already."""
        return "" if self.status else api.why_not(self.context, self.transition)

    def typed(self) -> list[dict]:
        """Texts that were sent along and are not stored: label and value of each."""
        return [
            {"label": widget.label, "value": widget.value}
            for widget in self.widgets.values()
            if ITextAreaWidget.providedBy(widget) and widget.value
        ]

    def may_edit(self) -> bool:
        """Can the person mend what the record lacks?"""
        return plone.user.has_permission("Modify portal content", obj=self.context)

    def record(self) -> RecordPage | None:
        """The page of the record, whose sheet shows what is decided on; None where there is no
        such page, or nothing to show any more.
        """
        page = queryMultiAdapter((self.context, self.request), name="view")
        if not isinstance(page, RecordPage):
            return None
        try:
            page.judged().text()
        except exc.Refusal:
            return None
        return page.only_read()

    def notices(self) -> list:
        """What the person should know beforehand (a vacant post ahead, text changed ...)."""
        return api.effect_of(self.context, self.transition).notices()

    @button.buttonAndHandler(_("Confirm"), name="confirm")
    def confirm(self, action):
        """Fire the transition, or show the refusal with everything still filled in."""
        CheckAuthenticator(self.request)
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            tell(self.context, self.transition, exc.BadParameters.__name__)
            return
        try:
            pin = data.pop("pin", None)
            seen = self.request.form.get("seen")
            api.act(self.context, self.transition, data, seen=seen, pin=pin)
        except exc.BadParameters as refusal:
            self.request.response.setStatus(refusal.status)
            self.status = refusal.message
            self.faults = [error["message"] for error in refusal.errors]
            self.mendable = all(error["field"] in self.schema for error in refusal.errors)
            return
        except exc.DoneAlready as refusal:
            self._leave(refusal.message)
            return
        except exc.Refusal as refusal:
            self.request.response.setStatus(refusal.status)
            self.status = refusal.message
            self.mendable = False
            return
        self._leave(_("Done: ${step}.", mapping={"step": api.title_of(self.rule.title)}))

    def _leave(self, done) -> None:
        """Say what was done, and go back to the record."""
        IStatusMessage(self.request).add(done)
        address = self.context.absolute_url()
        if not plone.user.has_permission("View", obj=self.context):
            # With the step the record has left the person's hands, and their sight.
            address = f"{plone.portal.get().absolute_url()}/intranet/worklist"
        self.request.response.redirect(address)


class ToTheForm(BrowserView):
    """Lead stock menus to the form of the transition."""

    def __call__(self) -> str:
        """Redirect; nothing is fired here."""
        transition = str(self.request.form.get("workflow_action", ""))
        address = self.context.absolute_url()
        if transition in self.context.grid.transitions:
            address += f"/@@act/{transition}"
        return self.request.response.redirect(address)
