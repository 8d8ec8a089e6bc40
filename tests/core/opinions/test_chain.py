"""Opinions are rows in a chain; who changes one is found out."""

from jingwei.core import clock
from jingwei.core.opinions import api
from jingwei.core.opinions.canonical import canonical
from jingwei.core.opinions.canonical import digest
from jingwei.core.opinions.interfaces import ISigner
from jingwei.core.opinions.interfaces import ITextOfRecord
from jingwei.core.opinions.log import seal
from jingwei.core.signing.checking import check
from plone.namedfile.file import NamedBlobFile
from plone.uuid.interfaces import IUUID
from tests.core.signing.authority import authority
from zope.interface import implementer

import datetime
import pickle
import pytest
import zope.component


class Record:
    """Something that can be judged."""

    opinion_log = None

    def __init__(self, uid="a" * 32):
        self.uid = uid
        self.data = {"title": "关于印发实施方案的通知"}
        self.files = []


class Judged(api.TextOfRecord):
    def text(self):
        return self.context.data

    def files(self):
        return self.context.files


@pytest.fixture(autouse=True)
def adapters():
    site = zope.component.getGlobalSiteManager()
    known = [(Judged, (Record,), ITextOfRecord), (lambda r: r.uid, (Record,), IUUID)]
    for factory, required, provided in known:
        site.registerAdapter(factory, required, provided)
    # A chain is sound or broken whether its opinions are signed or not.
    signer = site.queryUtility(ISigner)
    site.unregisterUtility(signer, ISigner)
    yield
    if signer is not None:
        site.registerUtility(signer, ISigner)
    for factory, required, provided in known:
        site.unregisterAdapter(factory, required, provided)


@pytest.fixture
def record():
    """A record with three opinions."""
    record = Record()
    give(record, "unit_review", "同意。")
    give(record, "office_check", "格式已核。")
    give(record, "signing", "同意印发。")
    return record


def give(record, step="unit_review", text="同意。", **more):
    return api.add(record, step, "agree", text, person="head", post="post~operation.head", **more)


def forge(record, index, **changes):
    """Change a stored row behind the API, as somebody with access to the database could."""
    rows = list(record.opinion_log.rows)
    rows[index] = rows[index]._replace(**changes)
    record.opinion_log._rows = tuple(rows)


@pytest.fixture(scope="module")
def faults():
    """Position -> what is wrong, judged as opinions from before there were keys."""
    tomorrow = clock.now() + datetime.timedelta(days=1)
    trust = authority().trust._replace(unsigned_before=tomorrow)

    def judged(record):
        return {one.position: str(one.fault) for one in check(record, trust) if one.fault}

    return judged


def test_a_record_without_opinions_has_none(faults):
    assert api.rows(Record()) == ()
    assert api.older(Record()) == ()
    assert faults(Record()) == {}


def test_an_opinion_says_who_when_and_what():
    record = Record()
    with clock.at(datetime.datetime(2026, 11, 23, 9, 30)):
        row = give(record, acting_for="post~urban.head")
    assert (row.step, row.person, row.post) == ("unit_review", "head", "post~operation.head")
    assert (row.decision, row.text, row.acting_for) == ("agree", "同意。", "post~urban.head")
    assert row.time.isoformat() == "2026-11-23T09:30:00+08:00"
    assert row.digest == digest(record.data)
    assert api.rows(record) == (row,)


def test_rows_are_chained_and_sound(record, faults):
    first, second, third = api.rows(record)
    assert first.previous == ""
    assert second.previous == first.sealed
    assert third.previous == second.sealed
    assert faults(record) == {}


def test_rows_survive_storage(record, faults):
    record.opinion_log = pickle.loads(pickle.dumps(record.opinion_log))
    assert faults(record) == {}


def test_rows_cannot_be_set_or_changed(record):
    with pytest.raises(AttributeError):
        record.opinion_log.rows = ()
    with pytest.raises(AttributeError):
        api.rows(record)[0].text = "不同意。"


def test_a_row_that_does_not_continue_the_chain_is_not_taken(record):
    with pytest.raises(ValueError):
        record.opinion_log.append(api.rows(record)[0])


@pytest.mark.parametrize("index", [0, 1, 2])
@pytest.mark.parametrize(
    "change",
    [
        {"text": "不同意。"},
        {"person": "head2"},
        {"post": "post~urban.head"},
        {"acting_for": "post~urban.head"},
        {"decision": "dissent"},
        {"step": "drafting"},
        {"time": datetime.datetime(2020, 1, 1, tzinfo=clock.ZONE)},
        {"digest": "0" * 64},
        {"attachments": ("0" * 64,)},
        {"sealed": "0" * 64},
    ],
    ids=lambda change: next(iter(change)),
)
def test_exactly_the_changed_row_is_named_first(record, index, change, faults):
    forge(record, index, **change)
    found = faults(record)
    assert min(found) == index + 1
    assert "changed" in found[index + 1]


def test_the_row_after_a_changed_one_does_not_follow_it(record, faults):
    forge(record, 1, text="不同意。")
    assert faults(record)[3] == "This opinion does not follow the one before it."


def test_a_changed_row_that_was_sealed_again_breaks_the_link_after_it(record, faults):
    row = api.rows(record)[0]._replace(text="不同意。")
    forge(record, 0, text=row.text, sealed=seal(row, record.uid))
    assert [*faults(record)] == [2]


def test_a_missing_row_is_found_where_it_is_missing(record, faults):
    rows = api.rows(record)
    record.opinion_log._rows = (rows[0], rows[2])
    assert [*faults(record)] == [2]
    record.opinion_log._rows = rows[1:]
    assert [*faults(record)] == [1]


def test_exchanged_rows_are_found(record, faults):
    first, second, third = api.rows(record)
    record.opinion_log._rows = (first, third, second)
    assert min(faults(record)) == 2


def test_a_chain_fits_no_other_record(record, faults):
    other = Record(uid="b" * 32)
    other.opinion_log = record.opinion_log
    assert min(faults(other)) == 1


def test_an_edit_shows_which_opinions_judged_an_older_text(faults):
    record = Record()
    give(record, "unit_review")
    record.data = {"title": "关于印发实施细则的通知"}
    assert [row.step for row in api.older(record)] == ["unit_review"]
    give(record, "office_check")
    assert [row.step for row in api.older(record)] == ["unit_review"]
    assert faults(record) == {}


def test_a_text_changed_back_is_the_text_that_was_judged():
    record = Record()
    give(record)
    before, record.data = record.data, {"title": "x"}
    assert api.older(record)
    record.data = before
    assert api.older(record) == ()


@pytest.mark.parametrize(
    "files",
    [
        [],
        [("附件1.pdf", b"2")],
        [("附件2.pdf", b"1")],
        [("附件1.pdf", b"1"), ("附件2.pdf", b"2")],
    ],
    ids=["removed", "exchanged", "renamed", "added"],
)
def test_another_attachment_makes_an_opinion_an_older_one(portal, files):
    record = Record()
    record.files = [NamedBlobFile(b"1", filename="附件1.pdf")]
    give(record)
    assert api.older(record) == ()
    record.files = [NamedBlobFile(content, filename=name) for name, content in files]
    assert len(api.older(record)) == 1


def test_a_signer_signs_what_the_seal_covers():
    @implementer(ISigner)
    class Signer:
        def sign(self, person, data):
            self.seen = (person, data)
            return b"signed"

    signer, record = Signer(), Record()
    zope.component.provideUtility(signer, ISigner)
    try:
        row = give(record)
    finally:
        zope.component.getGlobalSiteManager().unregisterUtility(signer, ISigner)
    person, data = signer.seen
    assert person == "head"
    assert digest_of_bytes(data) == row.sealed
    assert row.signature == b"signed"


def digest_of_bytes(data):
    import hashlib

    return hashlib.sha256(data).hexdigest()


def test_canonical_json_has_sorted_keys_and_no_blanks():
    moment = datetime.datetime(2026, 11, 23, 9, 30, tzinfo=clock.ZONE)
    data = {"乙": [1, True, None], "a": {"c": "文", "b": moment}}
    assert canonical(data).decode() == (
        '{"a":{"b":"2026-11-23T09:30:00+08:00","c":"文"},"乙":[1,true,null]}'
    )


def test_canonical_json_takes_no_vague_values():
    for vague in (object(), {1, 2}, b"bytes"):
        with pytest.raises(TypeError):
            canonical({"value": vague})
    with pytest.raises(ValueError):
        canonical(float("nan"))


def test_half_characters_do_not_stop_an_opinion(faults):
    record = Record()
    give(record, text="同意\ud800")
    assert faults(record) == {}
