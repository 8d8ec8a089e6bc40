"""Records are created at the address of their store and nowhere else."""

from jingwei import _
from jingwei.core.exc import BadParameters
from plone import api
from plone.restapi.deserializer import json_body
from plone.restapi.services.content.add import FolderPost
from zExceptions import Unauthorized


# Portal type -> where it is handed in, below the site root.
HOMES = {
    "OfficialDocument": "intranet/documents",
}


class FiledPost(FolderPost):
    """POST on any container: a record in the wrong place is told the right address."""

    def reply(self):
        """Create the object, or name the address where it belongs."""
        wanted = json_body(self.request).get("@type")
        if not wanted or not isinstance(wanted, str):
            message = _("Name the type of what is to be made.")
            raise BadParameters(errors=[{"field": "@type", "message": message}])
        home = HOMES.get(wanted)
        if home is not None:
            address = f"{api.portal.get().absolute_url()}/{home}"
            if self.context.absolute_url() != address:
                message = _("This is created at ${address} only.", mapping={"address": address})
                raise BadParameters(
                    message=message,
                    errors=[{"field": "@type", "message": message}],
                    allowed=(address,),
                )
        if not api.user.has_permission("Add portal content", obj=self.context):
            raise Unauthorized(self.context.getId())
        return super().reply()
