"""The one action of the form: what was written goes into the letterbox."""

from collections.abc import Iterator
from collective.easyform.actions import Action
from collective.easyform.actions import ActionFactory
from collective.easyform.api import get_context
from collective.easyform.api import get_schema
from collective.easyform.config import FORM_ERROR_MARKER
from collective.easyform.interfaces import IAction
from jingwei import _
from jingwei.core import exc
from jingwei.core.audit import api as audit
from jingwei.desk.inquiries import letterbox
from jingwei.desk.inquiries import rates
from jingwei.desk.inquiries.exc import NotTaken
from jingwei.desk.inquiries.form.fixed import NEEDED
from plone.supermodel.exportimport import BaseHandler
from zope.annotation.interfaces import IAnnotations
from zope.i18n import translate
from zope.interface import implementer
from zope.schema import getFieldsInOrder

import datetime
import json


RECEIPT = "jingwei.desk.inquiries.receipt"
# People never see this field; who fills it in is a machine.
HONEYPOT = "website"


class ILetterboxAction(IAction):
    """Hands a letter in."""


@implementer(ILetterboxAction)
class LetterboxAction(Action):
    """Called by EasyForm with the checked values of all fields."""

    def onSuccess(self, fields, request):
        """Hand in and leave the receipt on the request; return errors by field."""
        schema = get_schema(get_context(self))
        try:
            if request.form.get(HONEYPOT):
                raise NotTaken(_("Your inquiry could not be taken."))
            ticket = str(request.form.get("ticket", ""))
            letter = [fields[name] or "" for name in ("topic", "question", "contact")]
            letter += [bool(fields.get("publish")), list(rows(schema, fields, request))]
            rates.count_letter(request, json.dumps([ticket, *letter]))
            receipt = letterbox.hand_in(*letter, ticket=ticket)
        except exc.Refusal as refusal:
            return refused(refusal, request)
        IAnnotations(request)[RECEIPT] = receipt
        return None


def refused(refusal: exc.Refusal, request) -> dict:
    """Errors as EasyForm wants them; the refusal goes to the audit."""
    audit.aside("letterbox.refused", path=request["PATH_INFO"], result=type(refusal).__name__)
    request.response.setStatus(refusal.status)
    errors = getattr(refusal, "errors", ())
    for error in errors:
        if error["field"] in NEEDED:
            return {error["field"]: translate(error["message"], context=request)}
    return {FORM_ERROR_MARKER: errors[0]["message"] if errors else refusal.message}


def rows(schema, fields: dict, request) -> Iterator[tuple[str, str]]:
    """(question, answer) for every field that the editor added."""
    for name, field in getFieldsInOrder(schema):
        if name not in NEEDED and name in fields:
            yield field.title, written(fields[name], request)


def written(value, request) -> str:
    """An answer as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return translate(_("Yes") if value else _("No"), context=request)
    if isinstance(value, (set, frozenset, list, tuple)):
        return "、".join(sorted(written(one, request) for one in value))
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value)


# The guard of this permission is held by nobody: the action is there already.
Factory = ActionFactory(LetterboxAction, _("Letterbox"), "jingwei.inquiries.add_form")
Handler = BaseHandler(LetterboxAction)
