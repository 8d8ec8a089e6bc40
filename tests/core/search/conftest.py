"""An index in a database of its own, with a folder for its file."""

from jingwei.core.search import keeping
from jingwei.core.search.index import FEW
from jingwei.core.search.index import TextIndex
from jingwei.core.search.replica import replica
from ZODB.DB import DB
from ZODB.MappingStorage import MappingStorage

import pytest
import transaction


class Bench:
    """An index with more than a few texts; `texts` is what was put into it."""

    def __init__(self, connection):
        self.connection = connection
        connection.root()["index"] = self.index = TextIndex("SearchableText")
        self.texts = {}
        for row in range(-FEW, FEW):
            self.put(row, f"底稿第{row}份")
        transaction.commit()

    @property
    def copy(self):
        """The file of the index."""
        return replica(self.index.uid)

    def put(self, row: int, text: str | None) -> None:
        """Keep or forget a text."""
        if text is None:
            self.index.unindex_object(row)
            self.texts.pop(row, None)
        else:
            self.index.put(row, text)
            self.texts[row] = text

    def find(self, query: str) -> set[int]:
        """Rows that the catalog would get."""
        return set(find(self.index, query))

    def keep(self) -> int:
        """Bring the file up to date."""
        return keeping.bring_up_to_date(self.index)


def find(index, query: str):
    """Rows of an index, by a catalog query."""
    return index._apply_index({"SearchableText": query})[0]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder of the stores."""
    monkeypatch.setenv("JINGWEI_VAR", str(tmp_path))
    return tmp_path


@pytest.fixture
def bench(folder):
    """An index whose file is up to date."""
    database = DB(MappingStorage())
    transaction.begin()
    connection = database.open()
    bench = Bench(connection)
    bench.keep()
    yield bench
    transaction.abort()
    connection.close()
    database.close()
