"""Refusals of ids."""

from jingwei import _
from jingwei.core.exc import BadParameters


class AddressIsTaken(BadParameters):
    """The id is the name of a page, a service or an attribute."""

    default = _("This name belongs to a page of the site; choose another one.")
