"""What a person could see when a job began, beside what they can see now.

A file holds what the person could see then. Who has lost a post or a deputation, or was recused
from a record meanwhile, asks for a new one.
"""

from jingwei.core.organisation import api as organisation
from jingwei.core.rights import hidden_rows
from plone import api
from typing import NamedTuple


class Standing(NamedTuple):
    """Groups of a person (posts, units, those stood in for), and catalog rows hidden from them."""

    groups: frozenset[str]
    hidden: frozenset[int]

    def holds(self, now: "Standing") -> bool:
        """May the person still see all that they could see then?"""
        return self.groups <= now.groups and now.hidden <= self.hidden


def standing(person: str) -> Standing:
    """The present standing of a user id."""
    catalog = api.portal.get_tool("portal_catalog")
    groups = organisation.tokens_of(person)
    return Standing(frozenset(groups), hidden_rows(catalog, person))
