"""What a form was sent with, before anybody reads it."""

from jingwei import _
from jingwei.core.exc import BadParameters
from jingwei.core.pages.layers import IJingweiLayer
from urllib.parse import parse_qs
from z3c.form.interfaces import IButtonAction
from z3c.form.interfaces import IFileWidget
from z3c.form.interfaces import ITextAreaWidget
from z3c.form.interfaces import ITextWidget
from zope.schema.interfaces import IPassword


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


def nothing_by_address(event) -> None:
    """Subscriber to every control of a form: whatever stands in an address is kept in histories
    and logs, so it presses no button and is no PIN and no password.

    :raises BadParameters: it should be.
    """
    widget = event.widget
    if not IJingweiLayer.providedBy(widget.request):
        return
    if not (IButtonAction.providedBy(widget) or IPassword.providedBy(widget.field)):
        return
    written = parse_qs(widget.request.get("QUERY_STRING", ""), keep_blank_values=True)
    if widget.name in written:
        raise BadParameters(
            _(
                "Nothing was done: an address is no place for a PIN or password, nor for what a "
                "button sends. If one stood in it, change it, for addresses are kept in logs."
            )
        )
