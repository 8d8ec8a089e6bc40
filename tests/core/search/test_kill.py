"""A process that writes texts and its file is killed in the midst, again and again."""

from jingwei.core.search import keeping
from jingwei.core.search.text import normal
from tests.core.search import processes
from tests.core.search import texts
from tests.core.search.test_race import start
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage

import json
import pytest
import random
import time
import transaction


ROUNDS = 10


def possible(log) -> dict[int, set[str | None]]:
    """Row -> the last text of which the writer heard that it is committed, and those after it.

    Of these, the killed writer could not hear any more.
    """
    rows: dict[int, set[str | None]] = {}
    for line in log.read_text(encoding="utf-8").splitlines():
        committed, changed = json.loads(line)
        for row, text in changed.items():
            known = set() if committed else rows.get(int(row), {f"底稿第{row}份"})
            rows[int(row)] = known | {text}
    return rows


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_and_no_answer_is_wrong(folder):
    chance = random.Random(9)
    path, log = folder / "Data.fs", folder / "acknowledged"
    for _round in range(ROUNDS):
        before = log.stat().st_size if log.exists() else 0
        writer = start("kill", str(path), str(log), var=folder)
        while not log.exists() or log.stat().st_size <= before:
            time.sleep(0.01)
        time.sleep(chance.uniform(0.2, 1.5))
        writer.kill()
        writer.wait()

        database = DB(FileStorage(str(path)))
        index = database.open().root()["index"]
        kept = {row: text.value for row, text in index.texts.items()}
        assert not [row for row, told in possible(log).items() if kept.get(row) not in told]
        # The words of the killed process are answered before and after the file is mended.
        for mended in (False, True):
            for _query in range(15):
                asked, meant = texts.query(chance, list(kept.values()))
                wanted = {row for row, text in kept.items() if texts.answers(meant, text)}
                assert processes.found(index, asked) == wanted, (asked, mended)
            keeping.bring_up_to_date(index)
            assert keeping.faults(index) == []
        assert normal(kept[max(kept)]) == normal(f"底稿第{max(kept)}份")
        transaction.abort()
        database.close()
