"""Parameters of the inquiry's transitions."""

from jingwei import _
from jingwei.desk.inquiries.content import MAX_ANSWER
from plone.supermodel import model
from zope import schema


class IAssign(model.Schema):
    """Which unit answers."""

    unit = schema.Choice(title=_("Handling unit"), vocabulary="jingwei.inquiries.units")


class IAnswer(model.Schema):
    """The answer as the writer will read it."""

    answer = schema.Text(title=_("Answer"), min_length=2, max_length=MAX_ANSWER)
