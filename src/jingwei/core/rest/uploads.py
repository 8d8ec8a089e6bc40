"""Uploads in pieces: bounded before the first byte is kept.

plone.restapi keeps whatever is announced, for an hour, beside the database.
"""

from AccessControl import getSecurityManager
from jingwei import _
from jingwei.core.attachments.api import MAX_BYTES
from jingwei.core.exc import BadParameters
from jingwei.core.exc import NotYourPost
from plone.dexterity.utils import iterSchemata
from plone.dexterity.utils import iterSchemataForType
from plone.namedfile.interfaces import INamedField
from plone.rest.interfaces import IAPIRequest
from plone.restapi.services.content.tus import UploadPatch
from plone.restapi.services.content.tus import UploadPost
from zope.schema import getFields


def check(event) -> None:
    """Refuse an upload that could not end in a file here; subscriber to the end of traversal.

    :raises NotYourPost: the person may add no file here.
    :raises BadParameters: it is larger than any file may be, or than it was announced.
    """
    request = event.request
    if not IAPIRequest.providedBy(request):
        return
    published = request.get("PUBLISHED")
    service = getattr(published, "__self__", published)
    if isinstance(service, UploadPost):
        if not takes_files(service):
            raise NotYourPost()
        _check_size(_number(request.get_header("Upload-Length")), MAX_BYTES)
    elif isinstance(service, UploadPatch):
        upload = service.tus_upload()
        if upload is not None:
            size = upload.offset() + _number(request.get("CONTENT_LENGTH") or "0")
            _check_size(size, upload.length())


def takes_files(service: UploadPost) -> bool:
    """Can what is uploaded become a file of this object, or one added to it by this person?"""
    context = service.context
    if service.__name__.endswith("@tus-replace"):
        return _has_file(iterSchemata(context))
    allowed = getSecurityManager().checkPermission("Add portal content", context)
    types = context.allowedContentTypes() if allowed else ()
    return any(_has_file(iterSchemataForType(fti.getId())) for fti in types)


def _has_file(schemata) -> bool:
    return any(
        INamedField.providedBy(field) for one in schemata for field in getFields(one).values()
    )


def _number(text: str | None) -> int:
    """A size, in plain digits. :raises BadParameters:"""
    if not text or not text.isascii() or not text.isdigit() or len(text) > 18:
        raise BadParameters(_("The size of the file is not told, or is no number."))
    return int(text)


def _check_size(size: int, most: int) -> None:
    if size > most:
        limit = max(1, most // 2**20)
        raise BadParameters(_("The file is larger than ${limit} MB.", mapping={"limit": limit}))
