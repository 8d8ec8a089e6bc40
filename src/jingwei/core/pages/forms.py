"""How z3c.form's forms look here: label, hint, error, control, and no script needed."""

from jingwei.core.bounds import said
from plone.app.z3cform.interfaces import IPasswordWidget
from plone.app.z3cform.interfaces import IRichTextWidget
from plone.app.z3cform.views import Macros
from plone.app.z3cform.views import RenderWidget
from plone.formwidget.namedfile.interfaces import INamedFileWidget
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from z3c.form.error import ErrorViewSnippet
from z3c.form.interfaces import ICheckBoxWidget
from z3c.form.interfaces import IDataManager
from z3c.form.interfaces import IMultiWidget
from z3c.form.interfaces import INPUT_MODE
from z3c.form.interfaces import IRadioWidget
from z3c.form.interfaces import ISingleCheckBoxWidget
from zope.browserpage.viewpagetemplatefile import ViewPageTemplateFile as WidgetTemplate
from zope.component import getMultiAdapter
from zope.i18n import translate

import re


# Our policy forbids scripts in the page; what these would do is done by office.js.
SCRIPT = re.compile(r'\s+on[a-z]+="[^"]*"|<script.*?</script>', re.DOTALL)
MANY = (ICheckBoxWidget, IRadioWidget, IMultiWidget)


class FormMacros(Macros):
    """``@@ploneform-macros``: the frame of every form."""

    index = ViewPageTemplateFile("templates/form.pt")

    def faulty(self, form) -> list[dict]:
        """What is wrong, in the order of the form: id of the control, label, message."""
        found = []
        for part in (form, *(getattr(form, "groups", None) or ())):
            widgets = getattr(part, "widgets", None)
            for error in getattr(widgets, "errors", None) or ():
                widget = getattr(error, "widget", None)
                label = getattr(widget, "label", "") or ""
                found.append(
                    {
                        "id": getattr(widget, "id", None),
                        "label": translate(label, context=self.request),
                        "message": translate(error.message, context=self.request),
                    }
                )
        return found


class OutOfBounds(ErrorViewSnippet):
    """A value that is too long or too short, too big or too small."""

    def createMessage(self):
        """With the number that is allowed."""
        return said(self.error)


class Field(RenderWidget):
    """``@@ploneform-render-widget``: one field with its label, hint and error."""

    index = WidgetTemplate("templates/widget.pt")

    @property
    def many(self) -> bool:
        """Does it consist of several controls, so that no label can be for one of them?"""
        widget = self.context
        return not ISingleCheckBoxWidget.providedBy(widget) and any(
            kind.providedBy(widget) for kind in MANY
        )

    @property
    def target(self) -> str:
        """Id of the control that the label is for; Plone's file widget puts it into a frame."""
        framed = INamedFileWidget.providedBy(self.context)
        return f"{self.context.id}-input" if framed else self.context.id

    def control(self) -> str:
        """The control; it names its hint and error to those who do not see them beside it."""
        widget = self.context
        if IPasswordWidget.providedBy(widget):
            # What was typed would stand in the page, and in whatever keeps it.
            widget.value = ""
        if widget.mode == INPUT_MODE and not self.many and not IRichTextWidget.providedBy(widget):
            self._describe(widget)
        if INamedFileWidget.providedBy(widget) and widget.error:
            forget_refused(widget)
        shown = widget.render()
        return SCRIPT.sub("", shown) if INamedFileWidget.providedBy(widget) else shown

    def _describe(self, widget) -> None:
        field = widget.field
        hint = getattr(widget, "description", None) or (field.description if field else "")
        told = [f"{widget.id}-error"] if widget.error else []
        told += [f"{widget.id}-hint"] if hint else []
        attributes = getattr(widget, "attributes", None)
        if attributes is None or not told:
            return
        # The widget keeps this dictionary for its own rendering.
        attributes["aria-describedby"] = " ".join(told)
        if widget.error:
            attributes["aria-invalid"] = "true"


def forget_refused(widget) -> None:
    """A file that was refused is not the existing one that a person may keep."""
    stored = None
    if not widget.ignoreContext:
        stored = getMultiAdapter((widget.context, widget.field), IDataManager).query()
    widget.value = stored
