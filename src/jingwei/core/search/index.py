"""The text index of the catalog.

Truth is in the database: a text for each row, and a journal of what changed. The file of the
machine answers for what it has applied; what it has not, and what it has applied that this
transaction does not see, is scanned. So every answer is that of a scan of all texts as this
transaction sees them, its own changes included.
"""

from BTrees.IIBTree import difference
from BTrees.IIBTree import IISet
from BTrees.IIBTree import intersection
from BTrees.IIBTree import union
from BTrees.IOBTree import IOBTree
from collections.abc import Callable
from itertools import islice
from jingwei.core.search import keeping
from jingwei.core.search.excerpt import heading
from jingwei.core.search.fts import File
from jingwei.core.search.journal import Journal
from jingwei.core.search.journal import pack
from jingwei.core.search.journal import present
from jingwei.core.search.journal import Text
from jingwei.core.search.journal import WINDOW
from jingwei.core.search.query import Clause
from jingwei.core.search.query import fits
from jingwei.core.search.query import parse
from jingwei.core.search.query import Query
from jingwei.core.search.replica import replica
from jingwei.core.search.text import normal
from OFS.SimpleItem import SimpleItem
from Products.PluginIndexes.interfaces import ILimitedResultIndex
from Products.PluginIndexes.interfaces import IPluggableIndex
from Products.PluginIndexes.interfaces import IQueryIndex
from Products.ZCatalog.query import IndexQuery
from ZODB.utils import z64
from zope.interface import implementer

import logging
import sqlite3
import uuid


logger = logging.getLogger(__name__)
# So many texts are scanned sooner than a file is asked.
FEW = 200
# So many entries may wait for the next round of whoever keeps the file.
LATE = 20
# More entries to compare are felt in every search.
MANY = 500


@implementer(IPluggableIndex, IQueryIndex, ILimitedResultIndex)
class TextIndex(SimpleItem):
    """Index of pieces of text; the language of its queries is in `query`."""

    meta_type = "TextIndex"
    operators = ("and", "or")
    useOperator = "and"
    query_options = ("query", "operator")

    def __init__(self, id: str):
        self.id = id
        self.clear()

    def clear(self):
        """Forget all texts; files of the former ones are of no use any more."""
        self.uid = uuid.uuid4().hex
        self.texts = IOBTree()
        self.journal = Journal()

    # What the catalog writes.

    def index_object(self, row, obj, threshold=None):
        """Keep the text of `obj` for a row; return how much was written: 0 if nothing changed."""
        value = getattr(obj, self.id, None)
        value = value() if callable(value) else value
        if value is None:
            return self.unindex_object(row)
        return self.put(row, value if isinstance(value, str) else " ".join(value))

    def put(self, row: int, value: str) -> int:
        """Keep `value` for a row; return 0 if it is the same as before."""
        kept = self.texts.get(row)
        if kept is None:
            self.texts[row] = Text(value)
        elif kept.packed == (packed := pack(value)):
            return 0
        else:
            kept.packed = packed
        self.journal.add(row)
        return 1

    def unindex_object(self, row):
        """Forget the text of a row."""
        if self.texts.pop(row, None) is None:
            return 0
        self.journal.add(row)
        return 1

    # What the catalog asks.

    def query_index(self, record, resultset=None):
        """Rows that answer; None, which narrows nothing, where nothing is asked."""
        between = " OR " if record.get("operator", self.useOperator) == "or" else " "
        asked = between.join(str(key) for key in record.keys)
        return self.find(parse(asked), resultset) if asked.strip() else None

    def _apply_index(self, request, resultset=None):
        record = IndexQuery(request, self.id, self.query_options, self.operators, self.useOperator)
        found = self.query_index(record, resultset) if record.keys is not None else None
        return None if found is None else (found, (self.id,))

    def find(self, query: Query, rows=None) -> IISet:
        """Rows that answer, of `rows` if only those matter."""
        if not query:
            return IISet()
        if rows is None or len(rows) > FEW:
            found = self._found_in_file(query)
            if found is not None:
                return found
        return self.scan(query, self.texts if rows is None else rows)

    def headed(self, query: Query, rows: IISet) -> IISet:
        """Those of `rows`, which answer, whose heading has all wanted terms of an alternative."""
        terms = tuple(Clause(clause.wanted) for clause in query)
        found = self._found_in_file(terms, heading) if len(rows) > FEW else None
        if found is None:
            return self.scan(terms, rows, heading)
        return intersection(found, rows)

    def scan(self, query: Query, rows, part=str) -> IISet:
        """Rows of `rows` of whose text, read from the database, a part answers."""
        found, many = IISet(), rows is self.texts or len(rows) > FEW
        for row in rows:
            text = self.texts.get(row)
            if text is not None and fits(query, normal(part(text.value))):
                found.insert(row)
            if many and text is not None:
                # Nobody has room for all texts at once.
                text._p_deactivate()
        return found

    def _found_in_file(self, query: Query, part=str) -> IISet | None:
        """Rows by file and scan together; None if there is no file to ask."""
        copy = replica(self.uid)
        new = self._p_jar is None or self._p_serial == z64
        if copy is None or new or len(list(islice(self.texts, FEW + 1))) <= FEW:
            return None
        try:
            file = copy.file()
            if file is not None and keeping.trusted(copy, self):
                with file.reading():
                    found = self._answer(query, file, part)
                if found is not None:
                    return found
        except sqlite3.OperationalError:
            logger.exception("The search file cannot be asked; texts are scanned.")
        except sqlite3.DatabaseError:
            logger.exception("The search file is broken; texts are scanned until it is made anew.")
            copy.drop()
        keeping.wake(self)
        return None

    def _answer(self, query: Query, file: File, part) -> IISet | None:
        since = file.settled()
        if file.mark() not in self.journal:
            # The file knows what this transaction does not see.
            since = min(since, self.journal.last() - WINDOW)
        if since < file.floor():
            return None
        applied, mine = file.applied(since), self.journal.since(since)
        late = {row for key, row in mine.items() if key not in applied}
        ahead = {row for key, row in applied.items() if key not in mine}
        unsettled = len(mine) > MANY and since < present() - WINDOW
        if len(late) > LATE or ahead or unsettled:
            keeping.wake(self)
        uncertain = IISet(late | ahead)
        ask = file.headed if part is heading else file.find
        found = difference(_evaluate(query, ask), uncertain)
        return union(found, self.scan(query, uncertain, part))

    # The rest of the contract.

    def getEntryForObject(self, row, default=None):
        """The text of a row."""
        text = self.texts.get(row)
        return default if text is None else text.value

    def getIndexSourceNames(self):
        """The attribute that is indexed."""
        return [self.id]

    def getIndexQueryNames(self):
        """The name under which it is asked."""
        return (self.id,)

    def numObjects(self):
        """Rows with a text."""
        return len(self.texts)

    indexSize = numObjects


def _evaluate(query: Query, ask: Callable[..., IISet]) -> IISet:
    found = IISet()
    for clause in query:
        rows = ask(*clause.wanted)
        for term in clause.unwanted if rows else ():
            rows = difference(rows, ask(term))
        found = union(found, rows)
    return found
