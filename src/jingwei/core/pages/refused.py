"""Forms whose values the rules of a record refuse: they come back as typed, each word beside its
field.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from jingwei.core.exc import BadParameters
from z3c.form.interfaces import ActionExecutionError
from z3c.form.interfaces import WidgetActionExecutionError
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
    """The first wrong field that the form has, with its message; else the whole refusal."""
    for error in refusal.errors:
        if error["field"] in form.widgets:
            return WidgetActionExecutionError(error["field"], Invalid(_words(error["message"])))
    messages = [error["message"] for error in refusal.errors] or [refusal.message]
    return ActionExecutionError(Invalid(" ".join(map(_words, messages))))


def _words(message) -> str:
    return translate(message, context=getRequest())
