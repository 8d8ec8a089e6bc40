"""Records are created at the address of their store and nowhere else."""

from jingwei import _
from jingwei.core.exc import BadParameters
from jingwei.core.filing.content import IRecordStore
from plone import api
from plone.restapi.deserializer import json_body
from plone.restapi.services.content.add import FolderPost
from zExceptions import Unauthorized


# The stores of the office lie directly in this folder.
OFFICE = "intranet"


class FiledPost(FolderPost):
    """POST on any container: a record in the wrong place is told the right address."""

    def reply(self):
        """Create the object, or name the address where it belongs."""
        wanted = json_body(self.request).get("@type")
        if not wanted or not isinstance(wanted, str):
            message = _("Name the type of what is to be made.")
            raise BadParameters(errors=[{"field": "@type", "message": message}])
        homes = self.homes(wanted)
        if homes and self.context.absolute_url() not in homes:
            message = _("This is created at ${address} only.", mapping={"address": homes[0]})
            raise BadParameters(
                message=message,
                errors=[{"field": "@type", "message": message}],
                allowed=homes,
            )
        if not api.user.has_permission("Add portal content", obj=self.context):
            raise Unauthorized(self.context.getId())
        return super().reply()

    def homes(self, wanted: str) -> tuple[str, ...]:
        """Addresses of the stores where the present person may hand in what is `wanted`."""
        return tuple(
            store.absolute_url()
            for store in api.portal.get()[OFFICE].objectValues()
            if IRecordStore.providedBy(store)
            and wanted in store.holds
            and wanted in [fti.getId() for fti in store.allowedContentTypes()]
        )
