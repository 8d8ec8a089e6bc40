"""The form as REST shows and changes it."""

from jingwei.core.pages.layers import IJingweiLayer
from jingwei.core.rest.api import Deserialize
from jingwei.desk.inquiries.form.content import IInquiryForm
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.serializer.dxcontent import SerializeToJson
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


@implementer(ISerializeToJson)
@adapter(IInquiryForm, Interface)
class FormAsData(SerializeToJson):
    """Without EasyForm's saved answers: our form saves none, and EasyForm asks for a permission
    by a name that plone.api does not know, which ended every GET in an error.
    """


@adapter(IInquiryForm, IJingweiLayer)
class FormFromData(Deserialize):
    """As all content of ours; EasyForm's own way lets the editor name any view as its page."""
