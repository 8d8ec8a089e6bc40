"""Values of fields that come by REST."""

from jingwei import _
from jingwei.core.bounds import told
from jingwei.core.exc import BadParameters
from jingwei.core.pages.layers import IJingweiLayer
from plone.dexterity.interfaces import IDexterityContent
from plone.dexterity.utils import iterSchemata
from plone.restapi.deserializer import json_body
from plone.restapi.deserializer.dxcontent import DeserializeFromJson
from plone.restapi.interfaces import IDeserializeFromJson
from zope.component import adapter
from zope.interface import implementer
from zope.schema import ValidationError
from zope.schema.interfaces import IDate
from zope.schema.interfaces import RequiredMissing

import logging


logger = logging.getLogger(__name__)

SET_LAYOUT = "Modify view template"
NO_DAY = _("There is no such day. Days are written like this: 2026-12-31.")


@implementer(IDeserializeFromJson)
@adapter(IDexterityContent, IJingweiLayer)
class Deserialize(DeserializeFromJson):
    """As plone.restapi does it, but a value of a wrong type is the sender's mistake, not ours, and
    what is wrong is told with the values that are allowed.
    """

    def __call__(self, validate_all=False, data=None, create=False, mask_validation_errors=True):
        """Write the values. plone.restapi lets whoever may edit name any view as the page of the
        object; the permission for that is asked here.
        """
        data = json_body(self.request) if data is None else data
        if not self.sm.checkPermission(SET_LAYOUT, self.context):
            data = {name: value for name, value in data.items() if name != "layout"}
        return super().__call__(validate_all, data, create, mask_validation_errors)

    def get_schema_data(self, data, validate_all, create=False):
        """Values by schema, and errors.

        :raises BadParameters: a field cannot read its value.
        """
        try:
            values, errors = super().get_schema_data(data, validate_all, create)
        except (TypeError, KeyError, AttributeError) as error:
            # Mostly the sender's; if not, the log has what is needed to find it.
            logger.warning("A value could not be read", exc_info=True)
            raise BadParameters() from error
        for error in errors:
            if error["field"] in data and data[error["field"]] is None:
                error["message"] = RequiredMissing.__doc__
            elif isinstance(error.get("error"), ValidationError):
                error["message"] = told(error["error"])
            elif IDate.providedBy(self._field(error["field"])):
                error["message"] = NO_DAY
        return values, errors

    def _field(self, name: str):
        found = (schema.get(name) for schema in iterSchemata(self.context))
        return next(filter(None, found), None)
