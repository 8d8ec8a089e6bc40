"""The line about the release that the pages of lower floors show."""

from jingwei import _
from jingwei.core.workflow.interfaces import IAside
from jingwei.door import api
from zope.interface import implementer


@implementer(IAside)
class ReleaseAside:
    """State of the record's release and the way to it, for those who may see it."""

    title = _("Public release")

    def __init__(self, record, request):
        shown = api.shown_to_me(record) or {"state": "", "url": ""}
        self.text = shown["state"]
        self.url = shown["url"]
