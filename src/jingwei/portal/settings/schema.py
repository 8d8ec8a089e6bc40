"""What the foot of every public page must say (handbook §5.4)."""

from jingwei import _
from jingwei.core.addresses import web_address
from zope import schema
from zope.interface import Interface
from zope.interface import Invalid

import re


MAIL = re.compile(r"[^@\s]+@[\w-]+(\.[\w-]+)+")
SITE_CODE = re.compile(r"[0-9]{10}|bm[0-9]{8}")


def right_code(value: str | None) -> bool:
    """Ten digits, or ``bm`` and eight for ministries."""
    if value and not SITE_CODE.fullmatch(value):
        raise Invalid(_("A site code has ten digits."))
    return True


def right_address(value: str | None) -> bool:
    """Nothing, or a page of the web, never a script."""
    return not value or web_address(value)


def right_mail(value: str | None) -> bool:
    """A name, an @ and a host; the whole public reads it."""
    if value and not MAIL.fullmatch(value):
        raise Invalid(_("This is no e-mail address."))
    return True


class IFooterSettings(Interface):
    """Statutory entries of the footer; empty ones are left out."""

    host = schema.TextLine(
        title=_("Organ in charge"),
        description=_("Empty: the title of the site."),
        required=False,
        max_length=100,
    )
    english_name = schema.TextLine(
        title=_("Name in English"),
        description=_("Stands below the name of the organ."),
        required=False,
        max_length=100,
    )
    undertaker = schema.TextLine(title=_("Undertaking organ"), required=False, max_length=100)
    address = schema.TextLine(title=_("Postal address"), required=False, max_length=200)
    phone = schema.TextLine(title=_("Telephone"), required=False, max_length=60)
    email = schema.TextLine(
        title=_("E-mail"), required=False, max_length=100, constraint=right_mail
    )
    site_code = schema.TextLine(
        title=_("Site code"), required=False, max_length=10, constraint=right_code
    )
    icp = schema.TextLine(title=_("ICP record number"), required=False, max_length=60)
    police = schema.TextLine(title=_("Police record number"), required=False, max_length=60)
    error_report = schema.TextLine(
        title=_("Address for reporting errors of this site"),
        required=False,
        max_length=300,
        constraint=right_address,
    )
    mark = schema.TextLine(
        title=_("Address of the certificate behind the mark of a government site"),
        required=False,
        max_length=300,
        constraint=right_address,
    )
