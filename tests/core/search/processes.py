"""What a process does with an index: ``processes.py write | kill ARGUMENTS``.

Both write texts of their own and bring the file up to date between; started by the tests.
"""

from jingwei.core.search import keeping
from jingwei.core.search.index import FEW
from jingwei.core.search.index import TextIndex
from tests.core.search import texts
from ZEO.ClientStorage import ClientStorage
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage
from ZODB.POSException import ConflictError

import json
import random
import sys
import time
import transaction


NAME = "SearchableText"


def prepared(connection) -> TextIndex:
    """The index of a database, made with more than a few texts if it is missing."""
    root = connection.root()
    if "index" not in root:
        root["index"] = TextIndex(NAME)
        for row in range(2 * FEW):
            root["index"].put(row, f"底稿第{row}份")
        transaction.commit()
    return root["index"]


def found(index, words: str) -> set[int]:
    """Rows that the catalog would get."""
    return set(index._apply_index({NAME: words})[0])


def write(port: str, name: str, count: str) -> None:
    """Commit texts over ZEO, look for each at once; print what was missed and how often it met
    a conflict.
    """
    database = DB(ClientStorage(("127.0.0.1", int(port)), wait_timeout=20))
    index = prepared(database.open())
    chance, missed, conflicts = random.Random(name), [], 0
    for turn in range(int(count)):
        row = 10_000 * (1 + int(name)) + turn
        text = f"{texts.text(chance)} 第{row}号标记 {name}甲"
        while True:
            transaction.begin()
            index.put(row, text)
            try:
                transaction.commit()
                break
            except ConflictError:
                transaction.abort()
                conflicts += 1
                time.sleep(chance.uniform(0, 0.02))
        if found(index, f"第{row}号标记") != {row}:
            missed.append(row)
        if chance.random() < 0.3:
            keeping.bring_up_to_date(index)
    transaction.abort()
    database.close()
    print(json.dumps({"missed": missed, "conflicts": conflicts}))


def kill(path: str, log: str) -> None:
    """Change texts for ever, until somebody ends it; write down what is about to be committed, and
    what is.
    """
    database = DB(FileStorage(path))
    index = prepared(database.open())
    chance = random.Random()
    with open(log, "a", encoding="utf-8") as acknowledged:
        while True:
            changed = {}
            for _change in range(chance.randint(1, 4)):
                row = chance.randrange(300)
                text = None if chance.random() < 0.1 else texts.text(chance)
                changed[row] = text
                index.unindex_object(row) if text is None else index.put(row, text)
            for committed in (False, True):
                if committed:
                    transaction.commit()
                acknowledged.write(json.dumps([committed, changed]) + "\n")
                acknowledged.flush()
            if chance.random() < 0.6:
                keeping.bring_up_to_date(index)


if __name__ == "__main__":
    {"write": write, "kill": kill}[sys.argv[1]](*sys.argv[2:])
