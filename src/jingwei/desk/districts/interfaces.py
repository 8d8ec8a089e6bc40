"""The places of districts, as the features that show something there know them."""

from jingwei import _
from plone.supermodel import model
from zope import schema


class IDistrictHouse(model.Schema):
    """The folder of all districts has a title and nothing else."""

    title = schema.TextLine(title=_("Title"))


class IDistrictDesk(model.Schema):
    """The place of one district."""

    title = schema.TextLine(title=_("Title"))
