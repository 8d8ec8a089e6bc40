"""Choices in forms."""

from z3c.form.interfaces import ISelectWidget


def leave_open(form) -> None:
    """Let nothing be chosen beforehand that nobody proposed and that is not the only choice."""
    for widget in form.widgets.values():
        if ISelectWidget.providedBy(widget) and widget.required and len(widget.terms) > 1:
            widget.prompt = widget.field.bind(form.context).default is None
