"""Units and posts, edited by the security administrator at /intranet/organisation."""

from jingwei import _
from jingwei.core.organisation import tokens
from plone.dexterity.content import Container
from plone.dexterity.content import Item
from plone.supermodel import model
from zope import schema
from zope.interface import implementer


PATH = "intranet/organisation"


class IOrganisation(model.Schema):
    """The organ's units."""

    title = schema.TextLine(title=_("Title"), max_length=100)


class IUnit(model.Schema):
    """A unit with its posts; its id is part of every post's token and never changes."""

    title = schema.TextLine(title=_("Name of the unit"), max_length=100)
    names_posts = schema.Bool(
        title=_("Titles of posts begin with the name of the unit"),
        description=_("Not for leaders of the commission and for administrators."),
        required=False,
        default=True,
    )


class IPost(model.Schema):
    """A post; people come and go, records name the post."""

    title = schema.TextLine(title=_("Title of the post"), max_length=100)
    holders = schema.Tuple(
        title=_("Holders"),
        description=_("Account names of the people who hold the post now."),
        value_type=schema.TextLine(),
        required=False,
        default=(),
        missing_value=(),
    )


class NotInCatalog:
    """Units and posts are looked up by token; searches and lists never meet them."""

    def indexObject(self, *args, **kw):
        """Not in the catalog."""

    def reindexObject(self, *args, **kw):
        """Not in the catalog."""

    def reindexObjectSecurity(self, *args, **kw):
        """Not in the catalog."""

    def unindexObject(self, *args, **kw):
        """Not in the catalog."""


@implementer(IOrganisation)
class Organisation(NotInCatalog, Container):
    """Holds the units in the order in which the organ lists them."""


@implementer(IUnit)
class Unit(NotInCatalog, Container):
    """A unit such as 经济运行处."""

    names_posts = True


@implementer(IPost)
class Post(NotInCatalog, Item):
    """A post such as 处长."""

    holders: tuple[str, ...] = ()

    @property
    def token(self) -> str:
        """What records and grants write."""
        return tokens.post(self.__parent__.getId(), self.getId())

    @property
    def full_title(self) -> str:
        """The title with the unit's name, as people say it."""
        unit = self.__parent__
        return f"{unit.title}{self.title}" if unit.names_posts else self.title
