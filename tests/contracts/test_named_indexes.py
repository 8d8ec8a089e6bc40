"""What a change brings up to date by name is an index: columns of rows come along by themselves."""

from jingwei.core.deadlines import errands
from jingwei.core.workflow import subscribers
from jingwei.core.workflow import turns
from plone.dexterity.utils import resolveDottedName


def test_names_of_indexes_are_indexes(portal):
    known = set(portal.portal_catalog.indexes())
    types = portal.portal_types.objectValues("Dexterity FTI")
    named = {
        one.getId(): getattr(resolveDottedName(one.klass), "turn_indexes", ()) for one in types
    }
    named |= {one.__name__: one.INDEXES for one in (errands, subscribers, turns)}
    assert sum(map(bool, named.values())) > 5
    assert {name: set(indexes) - known for name, indexes in named.items()} == {
        name: set() for name in named
    }
