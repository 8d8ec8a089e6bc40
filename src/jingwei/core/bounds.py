"""What is wrong with a value, told with what is allowed: a number, or the values to choose from."""

from jingwei import _
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.schema import ValidationError
from zope.schema.interfaces import ConstraintNotSatisfied
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IIterableSource
from zope.schema.interfaces import IVocabularyTokenized
from zope.schema.interfaces import RequiredMissing
from zope.schema.interfaces import TooBig
from zope.schema.interfaces import TooLong
from zope.schema.interfaces import TooShort
from zope.schema.interfaces import TooSmall
from zope.schema.interfaces import WrongContainedType


OF_TEXT = {
    TooLong: _("At most ${number} characters."),
    TooShort: _("At least ${number} characters."),
    TooBig: _("At most ${number}."),
    TooSmall: _("At least ${number}."),
}
OF_CHOICES = {
    TooLong: _("Choose at most ${number}."),
    TooShort: _("Choose at least ${number}."),
}
# Of longer lists only so many values are told.
MOST = 20


def said(error: ValidationError) -> Message | str:
    """What a field says of a wrong value."""
    words = OF_CHOICES if ICollection.providedBy(error.field) else OF_TEXT
    sentence = words.get(type(error))
    if sentence is None or len(error.args) < 2:
        return error.doc()
    return Message(sentence, mapping={"number": error.args[1]})


def told(error: ValidationError) -> Message | str:
    """The same for programs, which see no form: with the values that there are to choose from."""
    inner = getattr(error, "errors", None)
    if isinstance(error, WrongContainedType) and inner:
        return told(inner[0])
    field, value = error.field, error.value
    if isinstance(error, ConstraintNotSatisfied) and IChoice.providedBy(field):
        missing = value is None or value == ""
        sentence = RequiredMissing.__doc__ if missing else _("There is no such value.")
    elif isinstance(error, RequiredMissing | TooShort):
        sentence = said(error)
        field = getattr(field, "value_type", field)
    else:
        return said(error)
    choices = _choices(field)
    if not choices:
        return sentence
    request = getRequest()
    values = {"said": translate(sentence, context=request), "values": choices}
    return _("${said} Allowed are: ${values}.", mapping=values)


def _choices(field) -> str:
    """Values of a bound choice with their titles; "" where they cannot be listed."""
    terms = field.vocabulary if IChoice.providedBy(field) else None
    if not (IVocabularyTokenized.providedBy(terms) or IIterableSource.providedBy(terms)):
        return ""
    request = getRequest()
    found = []
    for term in list(terms)[:MOST]:
        title = translate(term.title or "", context=request)
        found.append(term.token if title in ("", term.token) else f"{term.token}（{title}）")
    return "、".join(found) + ("……" if len(terms) > MOST else "")
