"""Keeps the plugin's tables equal to the organisation's content."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from jingwei.core.organisation import api
from jingwei.core.organisation.content import full_title
from jingwei.core.organisation.content import Organisation
from jingwei.core.organisation.content import Post
from jingwei.core.organisation.content import token_of
from jingwei.core.organisation.content import Unit
from jingwei.core.organisation.plugin import UnitRow


def register_post(post: Post) -> None:
    """The post, its title and its holders."""
    api.plugin().set_group(token_of(post), full_title(post), post.holders)


def register_unit(unit: Unit) -> None:
    """The unit's title, which its posts' titles repeat."""
    for post in unit.objectValues():
        register_post(post)
    register_units(aq_parent(aq_inner(unit)))


def register_units(organisation: Organisation) -> None:
    """Ids, titles and order of all units and their posts."""
    api.plugin().units = tuple(
        UnitRow(unit.getId(), unit.title, tuple(unit.objectIds()), unit.handles)
        for unit in organisation.objectValues()
    )
