"""What the kinds of public records share."""

from jingwei.portal.records.content import PublicRecord
from jingwei.portal.records.views import RecordPage


__all__ = ["PublicRecord", "RecordPage"]
