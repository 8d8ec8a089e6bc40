"""The index of reading rights, which also knows who must not find a record."""

from Acquisition import aq_base
from Acquisition import aq_parent
from BTrees.IIBTree import difference
from BTrees.IIBTree import IISet
from collections.abc import Iterable
from jingwei.core.rights.negative import recused
from plone.dexterity.interfaces import IDexterityContent
from plone.indexer import indexer
from Products.CMFCore.indexing import processQueue
from Products.CMFPlone.CatalogTool import allowedRolesAndUsers as stock
from Products.PluginIndexes.KeywordIndex.KeywordIndex import KeywordIndex


NAME = "allowedRolesAndUsers"
PERSON = "user:"
NOT = "not:"


class RightsIndex(KeywordIndex):
    """Keyword index in which ``not:<user id>`` hides a row from that person's queries."""

    meta_type = "RightsIndex"

    def query_index(self, record, resultset=None):
        """Rows found for the roles and ids asked for, less those hidden from the person; or, if
        only ``not`` is asked for, all rows but those.
        """
        if not record.keys and record.get("not"):
            return self._all_but(record.get("not"), resultset)
        found = super().query_index(record, resultset)
        for key in record.keys or ():
            if found and key.startswith(PERSON):
                hidden = self._index.get(NOT + key.removeprefix(PERSON))
                if hidden is not None:
                    hidden = IISet((hidden,)) if isinstance(hidden, int) else hidden
                    found = difference(found, hidden)
        return found

    def _all_but(self, keys, resultset):
        """`resultset`, or all rows, without those of `keys`; Zope's own way unites all rows of the
        index if nothing is left out.
        """
        rows = IISet(aq_parent(self).paths.keys()) if resultset is None else resultset
        out = self._apply_not(list(map(self._convert, keys)))
        return difference(rows, out) if out else rows

    def rows_hidden_from(self, user_id: str) -> frozenset[int]:
        """Rows that are hidden from a person."""
        rows = self._index.get(NOT + user_id, ())
        return frozenset((rows,) if isinstance(rows, int) else rows)


def not_hidden(catalog, user_id: str) -> dict:
    """The part of a catalog query that leaves out what is hidden from a person; nothing for almost
    everybody, so that their queries need not begin with all rows.
    """
    return {NAME: {"not": NOT + user_id}} if hidden_rows(catalog, user_id) else {}


def hidden_rows(catalog, user_id: str) -> frozenset[int]:
    """Numbers of the rows that a person must not find."""
    processQueue()
    return catalog.Indexes[NAME].rows_hidden_from(user_id)


def hidden_from(people: Iterable[str]) -> dict:
    """The part of a catalog query that finds what is hidden from one of these user ids, for those
    who may look past rights.
    """
    return {NAME: [NOT + user for user in people]}


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
