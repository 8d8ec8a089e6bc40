"""The line about the release that the pages of lower floors show."""

from jingwei import _
from jingwei.core.workflow.interfaces import IAside
from jingwei.door import api
from jingwei.door import publishing
from zope.interface import implementer


@implementer(IAside)
class PublicAside:
    """The way to the public page of the record, for everybody, while it is public; afterwards that
    it was.
    """

    title = _("Public page")
    text = ""
    url = ""

    def __init__(self, record, request):
        release = api.release_of(record)
        public = publishing.public_record(release) if release is not None else None
        if public is None:
            return
        if release.withdrawn_on is not None:
            self.text = _("Published and withdrawn since")
        else:
            self.text, self.url = _("Read the published answer"), public.absolute_url()


@implementer(IAside)
class ReleaseAside:
    """State of the record's release and the way to it, for those who may see it."""

    title = _("Public release")

    def __init__(self, record, request):
        shown = api.shown_to_me(record) or {"state": "", "url": ""}
        self.text = shown["state"]
        self.url = shown["url"]
