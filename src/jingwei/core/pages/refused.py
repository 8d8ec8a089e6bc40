"""Forms whose values the rules of a record refuse: they come back as typed, each word beside its
field.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from jingwei.core.exc import BadParameters
from z3c.form.interfaces import ActionExecutionError
from z3c.form.interfaces import IErrorViewSnippet
from z3c.form.interfaces import WidgetActionExecutionError
from zope.component import getMultiAdapter
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.interface import Invalid

import transaction


@contextmanager
def shown_in(form) -> Iterator[None]:
    """Undo what was done inside if the rules refuse it, and let `form` show why.

    :raises ActionExecutionError: for z3c.form, which draws the form again.
    """
    before = transaction.savepoint(optimistic=True)
    try:
        yield
    except BadParameters as refusal:
        before.rollback()
        form.request.response.setStatus(refusal.status)
        raise _error(refusal, form) from refusal


def _error(refusal: BadParameters, form) -> ActionExecutionError:
    """Mark the wrong fields that the form has; return the last one's error, which z3c.form marks
    itself. If it has none of them, the whole refusal.
    """
    said: dict[str, list[str]] = {}
    for error in refusal.errors:
        said.setdefault(error["field"], []).append(_words(error["message"]))
    wrong = {name: Invalid(" ".join(said[name])) for name in form.widgets if name in said}
    if not wrong:
        messages = [*chain(*said.values())] or [_words(refusal.message)]
        return ActionExecutionError(Invalid(" ".join(messages)))
    last, error = wrong.popitem()
    for name, other in wrong.items():
        _mark(form, name, other)
    return WidgetActionExecutionError(last, error)


def _mark(form, name: str, error: Invalid) -> None:
    """Show an error beside a field, and in the summary of the form."""
    widget = form.widgets[name]
    parties = (error, form.request, widget, widget.field, form, form.getContent())
    widget.error = getMultiAdapter(parties, IErrorViewSnippet)
    widget.error.update()
    form.widgets.errors += (widget.error,)


def _words(message) -> str:
    return translate(message, context=getRequest())
