"""What is too long or too short, told with the number that is allowed."""

from jingwei import _
from zope.i18nmessageid import Message
from zope.schema import ValidationError
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import TooLong
from zope.schema.interfaces import TooShort


OF_TEXT = {
    TooLong: _("At most ${number} characters."),
    TooShort: _("At least ${number} characters."),
}
OF_CHOICES = {
    TooLong: _("Choose at most ${number}."),
    TooShort: _("Choose at least ${number}."),
}


def said(error: ValidationError) -> Message | str:
    """What a field says of a wrong value."""
    words = OF_CHOICES if ICollection.providedBy(error.field) else OF_TEXT
    sentence = words.get(type(error))
    if sentence is None or len(error.args) < 2:
        return error.doc()
    return Message(sentence, mapping={"number": error.args[1]})
