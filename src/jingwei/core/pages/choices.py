"""Choices in forms."""

from z3c.form.interfaces import ICheckBoxWidget
from z3c.form.interfaces import ISelectWidget


def leave_open(form) -> None:
    """Let nothing be chosen beforehand that nobody proposed and that is not the only choice."""
    for widget in form.widgets.values():
        if ISelectWidget.providedBy(widget) and widget.required and len(widget.terms) > 1:
            widget.prompt = widget.field.bind(form.context).default is None


def leave_out_empty(form) -> None:
    """Show no list to choose from that is empty, where nothing has to be chosen."""
    for name, widget in list(form.widgets.items()):
        chosen = ICheckBoxWidget.providedBy(widget) or ISelectWidget.providedBy(widget)
        if chosen and not widget.required and not len(widget.terms):
            del form.widgets[name]
