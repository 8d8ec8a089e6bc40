"""Names of files: the name alone, without the folders that it had on the sender's machine."""

from jingwei import _
from jingwei.core.exc import WrongValue
from jingwei.core.pages.layers import IJingweiLayer
from jingwei.core.texts import UNWRITTEN
from plone.dexterity.interfaces import IDexterityContent
from plone.namedfile.interfaces import INamedField
from plone.namedfile.utils import safe_basename
from plone.restapi.deserializer.dxfields import NamedFieldDeserializer
from plone.restapi.interfaces import IFieldDeserializer
from plone.restapi.services.content.tus import TUSUpload
from zope.component import adapter
from zope.interface import implementer

import re


LONGEST = 255
BREAKS = re.compile("[\t\n\r\x80-\x9f\u2028\u2029]")


def check_name(name: str | None) -> None:
    """Refuse names that no system of files would take.

    :raises WrongValue: with a sentence that says what is wrong.
    """
    name = name or ""
    if len(name) > LONGEST:
        raise WrongValue(
            _(
                "The name of the file is longer than ${limit} characters.",
                mapping={"limit": LONGEST},
            )
        )
    if name != safe_basename(name) or UNWRITTEN.search(name) or BREAKS.search(name):
        raise WrongValue(_("The name of the file carries characters that no name may have."))


@implementer(IFieldDeserializer)
@adapter(INamedField, IDexterityContent, IJingweiLayer)
class FileFromData(NamedFieldDeserializer):
    """A file that comes by REST, in one piece or in several, named as a form would name it."""

    def __call__(self, value):
        """The file, checked by its field."""
        told = value.metadata() if isinstance(value, TUSUpload) else value
        if isinstance(told, dict) and isinstance(told.get("filename"), str):
            told["filename"] = safe_basename(told["filename"])
        return super().__call__(value)
