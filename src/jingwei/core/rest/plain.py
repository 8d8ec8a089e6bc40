"""Numbers and yes-or-no as JSON has them: nothing else is taken for one.

Python takes ``true`` for 1, and zope.schema every word but “true” for no: a sender's mistake would
stand in a record as what was meant.
"""

from jingwei import _
from jingwei.core.exc import WrongValue
from jingwei.core.pages.layers import IJingweiLayer
from plone.dexterity.interfaces import IDexterityContent
from plone.restapi.deserializer.dxfields import DefaultFieldDeserializer
from plone.restapi.interfaces import IFieldDeserializer
from zope.component import adapter
from zope.interface import implementer
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IInt

import re


WHOLE = re.compile(r"-?[0-9]{1,18}")


@implementer(IFieldDeserializer)
@adapter(IBool, IDexterityContent, IJingweiLayer)
class YesOrNo(DefaultFieldDeserializer):
    """``true`` or ``false``; ``null`` for a field that may stay empty."""

    def __call__(self, value):
        """Return the value. :raises WrongValue:"""
        if value is not None and not isinstance(value, bool):
            raise WrongValue(_("Allowed are true and false, without quotation marks."))
        return super().__call__(value)


@implementer(IFieldDeserializer)
@adapter(IInt, IDexterityContent, IJingweiLayer)
class WholeNumber(DefaultFieldDeserializer):
    """A whole number, also as a text of digits; ``null`` for a field that may stay empty."""

    def __call__(self, value):
        """Return the value. :raises WrongValue:"""
        digits = isinstance(value, str) and WHOLE.fullmatch(value)
        whole = isinstance(value, int) and not isinstance(value, bool)
        if value is not None and not digits and not whole:
            raise WrongValue(self._allowed())
        return super().__call__(value)

    def _allowed(self):
        first, last = self.field.min, self.field.max
        if first is None or last is None:
            return _("Allowed is a whole number.")
        limits = {"first": first, "last": last}
        return _("Allowed is a whole number from ${first} to ${last}.", mapping=limits)
