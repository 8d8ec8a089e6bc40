"""Making the column and the store ready for inquiries; doing it again changes nothing."""

from jingwei.desk.inquiries import letterbox
from jingwei.desk.inquiries.interfaces import IInquiryColumn
from zope.interface import alsoProvides


def install_inquiries(site) -> None:
    """Let ``/inquiries`` show progress and ``/intranet/inquiries`` know tracking codes."""
    alsoProvides(site["inquiries"], IInquiryColumn)
    letterbox.prepare()
