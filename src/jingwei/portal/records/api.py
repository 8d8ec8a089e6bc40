"""What the kinds of public records share."""

from jingwei.portal.records.content import PublicRecord
from jingwei.portal.records.views import PublicRecordPage


__all__ = ["PublicRecord", "PublicRecordPage"]
