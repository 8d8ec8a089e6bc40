"""The file of a machine: late, ahead, lost, broken, of another database; answers stay right."""

from BTrees.LLBTree import LLBTree
from jingwei.core.search import journal
from jingwei.core.search import keeping
from jingwei.core.search.index import FEW
from jingwei.core.search.index import LATE
from jingwei.core.search.replica import replica
from tests.core.search.conftest import Bench
from tests.core.search.conftest import find
from ZODB.DB import DB
from ZODB.DemoStorage import DemoStorage
from ZODB.FileStorage import FileStorage

import itertools
import pytest
import time
import transaction


def in_file(bench, term: str) -> set[int]:
    """What the file alone finds."""
    return set(bench.copy.file().find(term))


def until(true) -> None:
    """Wait for the thread that keeps the file."""
    for _turn in range(3000):
        if true():
            return
        time.sleep(0.01)
    raise AssertionError("the thread has not done its work")


def test_the_file_and_its_folder_are_for_their_owner_only(bench):
    bench.put(1, "新的一份")
    transaction.commit()
    bench.keep()
    modes = {path.stat().st_mode & 0o777 for path in bench.copy.folder.glob("*.sqlite*")}
    assert modes == {0o600}
    assert bench.copy.folder.stat().st_mode & 0o777 == 0o700


def test_what_is_not_committed_is_found_by_its_writer_only(bench):
    bench.put(1, "尚未提交的文字")
    assert bench.find("未提交") == {1}
    other = bench.connection.db().open(transaction.TransactionManager())
    assert set(find(other.root()["index"], "未提交")) == set()
    other.close()
    transaction.abort()
    assert bench.find("未提交") == set()


def test_what_the_file_has_not_applied_is_found_all_the_same(bench):
    bench.put(1, "改了的文字")
    bench.put(2, None)
    transaction.commit()
    assert in_file(bench, "改了") == set()
    assert bench.find("改了") == {1}
    assert not {1, 2} & bench.find("底稿")
    assert bench.keep() == 2
    assert in_file(bench, "改了") == {1}
    assert not {1, 2} & bench.find("底稿")


def test_the_same_text_again_writes_nothing(bench):
    before = bench.index.journal.last()
    assert bench.index.put(1, bench.texts[1]) == 0
    assert bench.index.journal.last() == before
    assert not bench.connection._registered_objects


def test_a_reader_of_an_older_state_is_not_told_of_a_newer_one(bench):
    other = bench.connection.db().open(transaction.TransactionManager())
    index = other.root()["index"]
    assert set(find(index, "底稿第1份")) == {1}
    bench.put(1, "后来的文字")
    bench.put(FEW + 1, "后来的文字")
    transaction.commit()
    bench.keep()
    assert bench.find("后来的文字") == {1, FEW + 1}
    assert set(find(index, "后来的文字")) == set()
    assert set(find(index, "底稿第1份")) == {1}
    other.close()


def test_a_reader_older_than_the_file_remembers_scans(bench):
    other = bench.connection.db().open(transaction.TransactionManager())
    index = other.root()["index"]
    assert set(find(index, "底稿第1份")) == {1}
    bench.put(1, "后来的文字")
    transaction.commit()
    bench.keep()
    file = bench.copy.file()
    with file.writing():
        file.settle(file.mark(), file.mark())
    assert set(find(index, "后来的文字")) == set()
    assert set(find(index, "底稿第1份")) == {1}
    other.close()


def test_a_thread_applies_what_waits_too_long(bench):
    for row in range(LATE + 5):
        bench.put(row, "积压的文字")
    transaction.commit()
    assert len(bench.find("积压")) == LATE + 5
    until(lambda: len(in_file(bench, "积压")) == LATE + 5)


def test_a_lost_file_is_made_anew(bench):
    bench.copy.drop()
    assert bench.find("底稿第1份") == {1}
    until(lambda: bench.copy.newest() is not None)
    assert keeping.faults(bench.index) == []


def test_a_broken_file_is_made_anew(bench):
    path = bench.copy.newest()
    bench.put(1, "写进文件")
    transaction.commit()
    bench.keep()
    for left in bench.copy.folder.glob("*-wal"):
        left.unlink()
    path.write_bytes(b"\x00" * 100_000)
    assert bench.find("写进文件") == {1}
    until(lambda: bench.copy.newest() not in (None, path))
    assert keeping.faults(bench.index) == []


def test_a_file_made_anew_takes_the_place_of_the_former_one_under_its_readers(bench):
    reader = bench.copy.file()
    former = bench.copy.newest()
    with reader.reading():
        assert set(reader.find("底稿第1份")) == {1}
        assert keeping.rebuild(bench.index) == 2 * FEW
        assert set(reader.find("底稿第1份")) == {1}
    assert bench.copy.newest() != former
    assert not former.exists()
    assert bench.copy.file() is not reader
    assert bench.find("底稿第1份") == {1}


def test_only_one_makes_it_anew_at_a_time(bench):
    with bench.copy.making() as file:
        assert keeping.rebuild(bench.index) == 0
        file.note({})


def test_the_check_names_what_is_wrong(bench):
    assert keeping.faults(bench.index) == []
    bench.put(1, "迟到的文字")
    transaction.commit()
    assert any("not applied" in fault for fault in keeping.faults(bench.index))
    bench.keep()
    file = bench.copy.file()
    with file.writing():
        file.put(2, "别的文字")
        file.put(99_999, "多出来的文字")
    assert keeping.faults(bench.index) == ["2 texts are not those of the database."]


def test_a_long_transaction_enters_its_changes_at_its_end(bench, monkeypatch):
    monkeypatch.setattr(journal, "SOON", -journal.SECOND)
    bench.put(1, "很久以前开始的事务")
    (key,) = set(bench.index.journal.since(0)) - set(bench.copy.file().applied(0))
    transaction.commit()
    assert key not in bench.index.journal
    assert bench.index.journal.last() > key
    assert bench.keep() == 1
    assert in_file(bench, "很久以前") == {1}


def test_a_machine_whose_clock_is_behind_is_not_overlooked(bench):
    ahead = bench.index.journal.last() + 100 * journal.WINDOW
    bench.put(1, "快钟写下的文字")
    bench.index.journal._shard(ahead)[ahead] = 1
    transaction.commit()
    bench.keep()
    bench.put(2, "慢钟写下的文字")
    transaction.commit()
    assert bench.index.journal.last() > ahead
    assert bench.keep() == 1
    assert in_file(bench, "慢钟") == {2}


def test_a_machine_that_slept_longer_than_the_journal_remembers_makes_its_file_anew(bench):
    bench.put(1, "睡着的机器")
    transaction.commit()
    for shard in bench.index.journal.shards:
        assert isinstance(shard, LLBTree)
        shard.clear()
    for row in (2, 3):
        bench.put(row, "醒来之后")
    transaction.commit()
    file = bench.copy.file()
    with file.writing():
        file.link.execute("UPDATE applied SET at = 0")
    before = bench.copy.newest()
    bench.keep()
    assert bench.copy.newest() != before
    assert keeping.faults(bench.index) == []
    assert bench.find("睡着的机器") == {1}


def test_pruning_keeps_what_files_still_ask_for(bench):
    last = bench.index.journal.last()
    bench.index.journal.prune(days=0)
    assert last in bench.index.journal
    transaction.commit()
    assert bench.keep() == 0


def test_what_is_older_than_the_window_is_compared_no_more(bench, monkeypatch):
    assert bench.copy.file().settled() < bench.index.journal.last()
    monkeypatch.setattr(keeping, "WINDOW", 0)
    bench.keep()
    assert bench.copy.file().settled() == bench.index.journal.last()
    bench.put(1, "安定之后的文字")
    bench.put(2, None)
    transaction.commit()
    assert bench.find("安定之后") == {1}
    assert 2 not in bench.find("底稿")
    assert bench.keep() == 2
    assert keeping.faults(bench.index) == []


@pytest.mark.parametrize("later", [0, 3])
def test_an_older_database_under_a_newer_file_is_noticed(folder, later):
    """`later`: changes that the database gets after it was put back, before anybody searches."""
    base = FileStorage(str(folder / "Data.fs"))
    database = DB(base)
    Bench(database.open())
    database.close()
    old = FileStorage(str(folder / "Data.fs"), read_only=True)
    database = DB(DemoStorage(base=old))
    connection = database.open()
    index = connection.root()["index"]
    index.put(1, "恢复之后不存在的文字")
    index.put(FEW + 7, "恢复之后不存在的文字")
    transaction.commit()
    keeping.bring_up_to_date(index)
    assert set(find(index, "恢复之后不存在")) == {1, FEW + 7}
    transaction.abort()
    database.close()

    database = DB(FileStorage(str(folder / "Data.fs")))
    connection = database.open()
    index = connection.root()["index"]
    for row in range(later):
        index.put(row + 50, "恢复之后的新文字")
    transaction.commit()
    copy = replica(index.uid)
    newest = copy.newest()
    assert set(find(index, "恢复之后不存在")) == set()
    assert set(find(index, "底稿第1份")) == {1}
    assert len(find(index, "恢复之后的新文字")) == later
    until(lambda: copy.newest() != newest)
    assert keeping.faults(index) == []
    transaction.abort()
    database.close()


def test_without_a_folder_all_is_scanned(bench, monkeypatch):
    asked = ["底稿第1份", "第1", "份", "底稿 -第1", "没有"]
    by_file = [bench.find(query) for query in asked]
    monkeypatch.delenv("JINGWEI_VAR")
    assert [bench.find(query) for query in asked] == by_file
    assert keeping.bring_up_to_date(bench.index) == 0


def test_of_rows_that_matter_no_others_are_found(bench):
    few, many = range(5), range(-FEW, FEW - 1)
    for rows in (few, many):
        found = bench.index._apply_index({"SearchableText": "第1"}, list(rows))[0]
        assert set(found) & set(rows) == {
            row for row, text in bench.texts.items() if "第1" in text and row in rows
        }


def test_nothing_asked_narrows_nothing_and_no_word_finds_nothing(bench):
    assert bench.index._apply_index({"SearchableText": " "}) is None
    assert bench.index._apply_index({}) is None
    assert bench.find("，") == set()


def test_several_words_in_a_list_are_alternatives_or_not(bench):
    words = ["第1份", "第2份"]
    either = {"query": words, "operator": "or"}
    assert set(bench.index._apply_index({"SearchableText": either})[0]) == {1, 2}
    assert set(bench.index._apply_index({"SearchableText": words})[0]) == set()


def test_all_combinations_of_late_and_applied_rows_agree(bench):
    chosen = itertools.product(["甲", "乙", None], ["甲", "乙", None], [True, False])
    for row, (first, second, kept) in enumerate(chosen):
        bench.put(row, first)
        transaction.commit()
        if kept:
            bench.keep()
        bench.put(row, second)
        transaction.commit()
    for word in "甲乙":
        assert bench.find(word) == {row for row, text in bench.texts.items() if word in text}
