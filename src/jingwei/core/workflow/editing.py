"""The edit form of records: whoever saves over another's change is told, and nothing is lost."""

from jingwei import _
from jingwei.core.audit import api as audit
from jingwei.core.exc import OutOfTurn
from jingwei.core.pages.api import shown_in
from jingwei.core.pages.api import Signed
from jingwei.core.workflow import api
from plone.dexterity.browser.edit import DefaultEditForm
from plone.dexterity.interfaces import IDexterityEditForm
from plone.z3cform import layout
from zope.interface import classImplements


class RecordEditForm(Signed, DefaultEditForm):
    """Plone's form with the token of what the person saw when the form was opened."""

    def seen(self) -> str:
        """The token; the old one stays when the form comes back, so that it stays refused."""
        return self.request.form.get("seen") or api.seen(self.context)

    def applyChanges(self, data):
        """Save; what the rules of the record refuse is shown beside its field."""
        with shown_in(self):
            return super().applyChanges(data)

    def extractData(self, setErrors=True):
        """Values and errors; a stale page is an error, and the form comes back as typed."""
        data, errors = super().extractData(setErrors)
        if self.seen() == api.seen(self.context):
            return data, errors
        self.request.response.setStatus(OutOfTurn.status)
        audit.aside("edit.refused", obj=self.context, result="OutOfTurn")
        self.formErrorsMessage = _(
            "Nothing was saved: somebody changed this record after you opened the form. What you "
            "typed still stands below. Open the record in a second window, compare, and enter "
            "your changes there."
        )
        return data, errors or ("stale",)


RecordEditView = layout.wrap_form(RecordEditForm)
classImplements(RecordEditView, IDexterityEditForm)
