"""The index of reading rights, which also knows who must not find a record."""

from Acquisition import aq_base
from BTrees.IIBTree import difference
from BTrees.IIBTree import IISet
from jingwei.core.rights.negative import recused
from plone.dexterity.interfaces import IDexterityContent
from plone.indexer import indexer
from Products.CMFPlone.CatalogTool import allowedRolesAndUsers as stock
from Products.PluginIndexes.KeywordIndex.KeywordIndex import KeywordIndex


NAME = "allowedRolesAndUsers"
PERSON = "user:"
NOT = "not:"


class RightsIndex(KeywordIndex):
    """Keyword index in which ``not:<user id>`` hides a row from that person's queries."""

    meta_type = "RightsIndex"

    def query_index(self, record, resultset=None):
        """Rows found for the roles and ids asked for, less those hidden from the person."""
        found = super().query_index(record, resultset)
        for key in record.keys or ():
            if found and key.startswith(PERSON):
                hidden = self._index.get(NOT + key.removeprefix(PERSON))
                if hidden is not None:
                    hidden = IISet((hidden,)) if isinstance(hidden, int) else hidden
                    found = difference(found, hidden)
        return found


@indexer(IDexterityContent)
def allowed(obj):
    """Roles and principals who may see `obj`, and ``not:`` everybody who must not."""
    return [*stock.callable(obj), *(NOT + user for user in recused(obj))]


def convert(catalog) -> None:
    """Let the catalog's rights index subtract; rows stay, doing it again changes nothing."""
    indexes = catalog._catalog.indexes
    old = aq_base(indexes.get(NAME))
    if old is None or isinstance(old, RightsIndex):
        return
    index = RightsIndex(NAME)
    index.__dict__.update(old.__dict__)
    catalog._catalog.indexes = {**indexes, NAME: index}
