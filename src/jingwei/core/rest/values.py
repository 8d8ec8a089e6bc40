"""Values of fields that come by REST."""

from jingwei.core.exc import BadParameters
from jingwei.core.pages.layers import IJingweiLayer
from plone.dexterity.interfaces import IDexterityContent
from plone.restapi.deserializer.dxcontent import DeserializeFromJson
from plone.restapi.interfaces import IDeserializeFromJson
from zope.component import adapter
from zope.interface import implementer


@implementer(IDeserializeFromJson)
@adapter(IDexterityContent, IJingweiLayer)
class Deserialize(DeserializeFromJson):
    """As plone.restapi does it, but a value of a wrong type is the sender's mistake, not ours."""

    def get_schema_data(self, data, validate_all, create=False):
        """Values by schema, and errors.

        :raises BadParameters: a field cannot read its value.
        """
        try:
            return super().get_schema_data(data, validate_all, create)
        except (TypeError, KeyError, AttributeError) as error:
            raise BadParameters() from error
