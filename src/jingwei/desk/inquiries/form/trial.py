"""A question on trial: drawn, answered and read back as a visitor's browser would do it."""

from io import BytesIO
from jingwei.core import clock
from jingwei.core.pages.layers import IJingweiLayer
from jingwei.desk.inquiries.letterbox import MAX_EXTRA
from plone import api
from plone.autoform.form import AutoExtensibleForm
from z3c.form import field
from z3c.form import form
from z3c.form.interfaces import IDataConverter
from zope.interface import alsoProvides
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IInt
from ZPublisher.HTTPRequest import HTTPRequest
from ZPublisher.HTTPResponse import HTTPResponse

import logging


logger = logging.getLogger(__name__)
# A request of nobody's: what the editor sends along says nothing of the question.
ENVIRON = {"REQUEST_METHOD": "GET", "SERVER_NAME": "localhost", "SERVER_PORT": "80"}


class Trial(AutoExtensibleForm, form.Form):
    """One question of a model on an empty form, drawn as the model says."""

    schema = None
    ignoreContext = True
    ignoreRequest = True

    def __init__(self, schema, name: str):
        request = HTTPRequest(BytesIO(), dict(ENVIRON), HTTPResponse())
        alsoProvides(request, IJingweiLayer)
        super().__init__(api.portal.get(), request)
        self.schema = schema
        self.asked = name

    def updateFieldsFromSchemata(self):
        """The one question, in whatever field set it stands."""
        super().updateFieldsFromSchemata()
        every = field.Fields(self.fields, *(group.fields for group in self.groups))
        self.fields, self.groups = every.select(self.asked), ()


def passed(schema, name: str) -> bool:
    """Can a question of a model be shown, and is there an answer to it that could be kept?"""
    try:
        answer = some_answer(schema[name])
        schema[name].bind(None).validate(answer)
        trial = Trial(schema, name)
        trial.update()
        widget = trial.widgets[name]
        widget.render()
        converter = IDataConverter(widget)
        return converter.toFieldValue(converter.toWidgetValue(answer)) == answer
    except Exception:
        # Whatever fails here would fail before the public.
        logger.info("The question %s failed its trial", name, exc_info=True)
        return False


def some_answer(question):
    """The shortest answer that a question may take.

    :raises ValueError: there is none that could be kept.
    """
    if IChoice.providedBy(question):
        return next(iter(question.vocabulary)).value
    if ICollection.providedBy(question):
        values = [term.value for term in question.value_type.vocabulary]
        return question._type(values[: max(question.min_length or 0, 1)])
    if IBool.providedBy(question):
        return True
    if IInt.providedBy(question) or IDate.providedBy(question):
        bounds = (question.min, question.max, clock.today() if IDate.providedBy(question) else 0)
        return next(bound for bound in bounds if bound is not None)
    length = max(question.min_length or 0, 1)
    if length > MAX_EXTRA:
        raise ValueError(length)
    return "x" * length
