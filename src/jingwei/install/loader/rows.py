"""Rows of the catalog, copied: only what differs between two records is reckoned anew."""

from collections.abc import Collection
from Missing import MV
from plone import api
from plone.indexer.interfaces import IIndexableObject
from plone.uuid.interfaces import ATTRIBUTE_NAME
from Products.CMFCore.indexing import processQueue
from Products.PluginIndexes.KeywordIndex.KeywordIndex import KeywordIndex
from Products.PluginIndexes.unindex import UnIndex
from random import randint
from zope.component import getMultiAdapter


# What differs between any two records, or tells of the moment at which they were made.
OWN = {
    *("id", "getId", "UID", "path", "Title", "sortable_title", "Description", "SearchableText"),
    *("created", "modified", "effective", "effectiveRange", "Date", "last_turn"),
    *("CreationDate", "ModificationDate", "EffectiveDate", "getObjSize"),
    *("worklist_row", "public_row", "board_row", "supervision_facts", "soon_on", "late_on"),
    *("row_month", "row_number", "report_row", "escalates_on", "due_by"),
    "published_year",
}


class Facts:
    """What the catalog asks of a record, each fact reckoned once."""

    def __init__(self, record, tool):
        self.wrapped = getMultiAdapter((record, tool), IIndexableObject)
        self.id = self.getId = record.getId()
        self.UID = getattr(record, ATTRIBUTE_NAME)
        self.Title = record.title
        self.created, self.modified = record.creation_date, record.modification_date

    def __getattr__(self, name: str):
        found = getattr(self.wrapped, name)
        setattr(self, name, found)
        return found


class Row:
    """The row of one record in the catalog, as a model for those of its copies."""

    def __init__(self, record, own: Collection[str] = ()):
        # What waits to be entered in the catalog comes first.
        processQueue()
        self.tool = api.portal.get_tool("portal_catalog")
        self.catalog = self.tool._catalog
        row = self.catalog.uids["/".join(record.getPhysicalPath())]
        own = OWN | {*own}
        self.metadata = self.catalog.data[row]
        # What a record of this kind has not, its copies have not either.
        self.columns = [
            (place, name)
            for name, place in self.catalog.schema.items()
            if name in own and self.metadata[place] not in (MV, None)
        ]
        self.copied, self.own = [], []
        for name, index in self.catalog.indexes.items():
            if not isinstance(index, UnIndex) or (row in index._unindex and name in own):
                self.own.append(index)
            elif row in index._unindex:
                self.copied.append((index, index._unindex[row]))

    def enter(self, record) -> None:
        """Enter `record`, a copy of the model, as one that the catalog does not know yet."""
        uid = "/".join(record.getPhysicalPath())
        facts = Facts(record, self.tool)
        row = self._new_row(self._line(facts))
        self.catalog.uids[uid], self.catalog.paths[row] = row, uid
        self.catalog._length.change(1)
        for index, entry in self.copied:
            _copy(index, entry, row)
        for index in self.own:
            index.__of__(self.catalog).index_object(row, facts)
        self.tool._increment_counter()

    def _line(self, facts: Facts) -> tuple:
        line = list(self.metadata)
        for place, name in self.columns:
            value = getattr(facts, name, MV)
            line[place] = value() if value is not MV and callable(value) else value
        return tuple(line)

    def _new_row(self, line: tuple) -> int:
        """As the catalog numbers its rows: one after the other from a place of chance."""
        row = getattr(self.catalog, "_v_nextid", 0)
        if row % 4000 == 0:
            row = randint(-2_000_000_000, 2_000_000_000)  # noqa: S311
        while not self.catalog.data.insert(row, line):
            row = randint(-2_000_000_000, 2_000_000_000)  # noqa: S311
        self.catalog._v_nextid = row + 1
        return row


def _copy(index: UnIndex, entry, row: int) -> None:
    for value in entry if isinstance(index, KeywordIndex) else (entry,):
        index.insertForwardIndexEntry(value, row)
    index._unindex[row] = entry
    index._increment_counter()
