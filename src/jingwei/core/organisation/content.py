"""Units and posts, edited by the security administrator at /intranet/organisation."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from jingwei import _
from jingwei.core.filing.content import NotInCatalog
from jingwei.core.organisation import tokens
from plone import api
from plone.autoform import directives
from plone.dexterity.content import Container
from plone.dexterity.content import Item
from plone.supermodel import model
from zope import schema
from zope.interface import implementer
from zope.interface import Interface


PATH = "intranet/organisation"


class IOrganisationPart(Interface):
    """The organisation, a unit or a post."""


class IOrganisation(model.Schema, IOrganisationPart):
    """The organ's units."""

    title = schema.TextLine(title=_("Title"), max_length=100)


class IUnit(model.Schema, IOrganisationPart):
    """A unit with its posts; its id is part of every post's token and never changes."""

    title = schema.TextLine(title=_("Name of the unit"), max_length=100)
    names_posts = schema.Bool(
        title=_("Titles of posts begin with the name of the unit"),
        description=_("Not for leaders of the commission and for administrators."),
        required=False,
        default=True,
    )
    handles = schema.Bool(
        title=_("Drafts documents and answers inquiries"),
        description=_("Not units that only hold the offices of leaders and administrators."),
        required=False,
        default=True,
    )


class IPost(model.Schema, IOrganisationPart):
    """A post; people come and go, records name the post."""

    title = schema.TextLine(title=_("Title of the post"), max_length=100)
    # People are picked on a page of its own; REST takes the field as it is.
    directives.omitted("holders")
    holders = schema.Tuple(
        title=_("Holders"),
        description=_("Account names of the people who hold the post now."),
        value_type=schema.TextLine(),
        required=False,
        default=(),
        missing_value=(),
    )


@implementer(IOrganisation)
class Organisation(NotInCatalog, Container):
    """Holds the units in the order in which the organ lists them.

    Units and posts are looked up by token, not in the catalog.
    """


@implementer(IUnit)
class Unit(NotInCatalog, Container):
    """A unit such as 经济运行处."""

    names_posts = True
    handles = True


@implementer(IPost)
class Post(NotInCatalog, Item):
    """A post such as 处长."""

    holders: tuple[str, ...] = ()


def token_of(post: Post) -> str:
    """What records and grants write for the post."""
    return tokens.post(aq_parent(aq_inner(post)).getId(), post.getId())


def full_title(post: Post) -> str:
    """The post's title with the unit's name, as people say it."""
    unit = aq_parent(aq_inner(post))
    return f"{unit.title}{post.title}" if unit.names_posts else post.title


def find(token: str) -> Post | None:
    """The post that a token names."""
    step = api.portal.get()
    names = (*PATH.split("/"), tokens.unit_of_post(token), tokens.name_of_post(token))
    for name in names:
        step = step.get(name) if step is not None else None
    return step
