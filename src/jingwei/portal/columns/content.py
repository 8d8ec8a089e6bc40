"""Columns of the public site: open to everybody, filled by editors and by the door."""

from jingwei import _
from jingwei.core.filing.content import Unindexed
from plone.supermodel import model
from zope import schema
from zope.interface import implementer


class IColumn(model.Schema):
    """What a column says of itself; the meta tags of its page are made of it (handbook §5.4)."""

    title = schema.TextLine(title=_("Title"), max_length=60)
    description = schema.TextLine(title=_("Summary"), required=False, max_length=200)
    column_type = schema.TextLine(title=_("Column type"), required=False, max_length=40)


@implementer(IColumn)
class Column(Unindexed):
    """A column such as ``/policies``. It has no order of its own: lists come from the catalog."""

    column_type = ""
