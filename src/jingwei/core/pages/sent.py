"""What a form was sent with, before anybody reads it."""

from jingwei import _
from jingwei.core.exc import BadParameters
from jingwei.core.pages.layers import IJingweiLayer
from z3c.form.interfaces import IFileWidget
from z3c.form.interfaces import ITextAreaWidget
from z3c.form.interfaces import ITextWidget


def text_for_texts(event) -> None:
    """Subscriber to every control of a form: a box for text takes one text.

    No browser sends it twice or as a file; z3c.form would show what Python calls that.

    :raises BadParameters: it was sent otherwise.
    """
    widget = event.widget
    if not IJingweiLayer.providedBy(widget.request) or IFileWidget.providedBy(widget):
        return
    if not (ITextWidget.providedBy(widget) or ITextAreaWidget.providedBy(widget)):
        return
    if not isinstance(widget.request.form.get(widget.name, ""), str):
        raise BadParameters(
            _(
                "“${field}” was sent twice or as a file; it takes one text.",
                mapping={"field": widget.label or widget.name},
            )
        )
