"""Parameters of a transition: from JSON to values, and are they right?"""

from functools import cache
from jingwei import _
from jingwei.core.bounds import told
from jingwei.core.exc import BadParameters
from jingwei.core.rest.api import NO_DAY
from jingwei.core.texts import blank
from jingwei.core.texts import CLASSIFIED
from jingwei.core.texts import marked
from plone.restapi.interfaces import IFieldDeserializer
from zope import schema
from zope.component import queryMultiAdapter
from zope.interface import Interface
from zope.interface import Invalid
from zope.interface.interface import InterfaceClass
from zope.schema import getFieldsInOrder
from zope.schema import ValidationError
from zope.schema.interfaces import IDate
from zope.schema.interfaces import RequiredMissing


def deserialize(asked: type[Interface], data: dict, context, request) -> dict:
    """Return field values for the JSON object `data`; absent fields stay absent.

    :raises BadParameters: for unknown names and for values that a field cannot read.
    """
    fields = dict(getFieldsInOrder(asked))
    values, errors = {}, _unknown(data, fields)
    for name in data.keys() & fields.keys():
        reader = queryMultiAdapter((fields[name], context, request), IFieldDeserializer)
        try:
            values[name] = reader(data[name])
        except (ValidationError, Invalid, ValueError, TypeError, KeyError) as error:
            no_day = IDate.providedBy(fields[name]) and not isinstance(error, Invalid)
            errors.append({"field": name, "message": NO_DAY} if no_day else _error(name, error))
    if errors:
        raise BadParameters(errors=errors, allowed=tuple(fields))
    return values


def validate(asked: type[Interface], values: dict, context) -> dict:
    """Return `values` completed with defaults, every field checked.

    Blanks around a text are no part of it, and a text of blanks is none.

    What people write at a step is kept for good and read by many: a mark of classification has
    no more place there than in the text of a record (保密法).

    :raises BadParameters: with one entry {"field", "message"} per wrong field.
    """
    fields = dict(getFieldsInOrder(asked))
    result, errors = {}, _unknown(values, fields)
    for name, field in fields.items():
        bound = field.bind(context)
        value = values.get(name)
        if isinstance(value, str):
            value = "" if blank(value) else value.strip()
        if value is None or value == "":
            value = bound.default
        try:
            if value in (None, "", (), []) and bound.required:
                raise RequiredMissing(name).with_field_and_value(bound, value)
            if value is not None:
                bound.validate(value)
            if isinstance(value, str) and marked(value):
                raise Invalid(CLASSIFIED)
        except (ValidationError, Invalid) as error:
            errors.append(_error(name, error))
        result[name] = value
    if errors:
        raise BadParameters(errors=errors, allowed=tuple(fields))
    return result


@cache
def signed(asked: type[Interface]) -> type[Interface]:
    """The same parameters, and the PIN after them: what the form of a signed step asks."""
    pin = schema.Password(
        title=_("PIN"), description=_("You sign what you decide with it."), max_length=64
    )
    return InterfaceClass(f"{asked.__name__}Signed", (asked,), {"pin": pin})


def _unknown(data: dict, fields: dict) -> list[dict]:
    message = _("There is no such parameter.")
    return [{"field": name, "message": message} for name in data.keys() - fields.keys()]


def _error(name: str, error: Exception) -> dict:
    if isinstance(error, ValidationError):
        message = told(error)
    else:
        message = error.args[0] if error.args[:1] == (CLASSIFIED,) else str(error)
    return {"field": name, "message": message}
