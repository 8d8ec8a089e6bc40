"""Opinions that somebody has in hand, without the database: what is wrong with them, and where."""

from jingwei.core import clock
from jingwei.core.signing import certificates
from jingwei.core.signing import cms
from jingwei.core.signing.records import judge_records
from jingwei.core.signing.records import read_record
from jingwei.core.signing.records import Signed
from tests.core.signing.authority import authority
from tests.core.signing.authority import LIST
from tests.core.signing.authority import ORGAN

import datetime
import hashlib
import json
import pytest
import rfc8785


pytestmark = pytest.mark.proof
PEOPLE = ("clerk", "head", "legal", "finance", "secretary", "director", "leader", "principal")
DAY = datetime.timedelta(days=1)


@pytest.fixture(scope="module")
def house():
    return authority()


@pytest.fixture(scope="module")
def keys(house):
    """A key for each person."""
    return {
        name: certificates.person(certificates.Subject(ORGAN, name, name), house.issuing, 30, LIST)
        for name in PEOPLE
    }


def record(number, previous, person, uid="a" * 32, **more):
    """What the opinion of a person says, canonical."""
    said = {
        "record": uid,
        "step": "countersigning",
        "person": person,
        "post": f"post~unit{number}.head",
        "acting_for": "",
        "decision": "agree",
        "text": f"同意。第{number}号",
        "time": clock.now().isoformat(),
        "digest": "d" * 64,
        "attachments": [],
        "previous": previous,
    }
    return rfc8785.dumps({**said, **more})


def sign(house, key, data):
    signature = cms.sign(cms.detached(data), key, moment=clock.now(), clock_service=house.service)
    return Signed(data, signature)


def chained(house, keys, versions=("d" * 64,), **more):
    """The opinions of all on each version of a text, one after the other."""
    chain, previous = [], ""
    given = [(digest, name) for digest in versions for name in keys]
    for number, (digest, name) in enumerate(given, 1):
        data = record(number, previous, name, digest=digest, **more)
        chain.append(sign(house, keys[name], data))
        previous = hashlib.sha256(data).hexdigest()
    return chain


@pytest.fixture(scope="module")
def chain(house, keys):
    return chained(house, keys)


def found(house, chain, **trust):
    judged = judge_records(chain, house.trust._replace(**trust))
    return [(place, str(fault)) for place, one in enumerate(judged, 1) for fault in one.faults]


def test_eight_opinions_in_a_chain_stand(house, chain):
    assert found(house, chain) == []


@pytest.mark.parametrize("place", [0, 3, 7])
def test_a_changed_record_is_named_by_its_place(house, chain, place):
    other = chain[place].data.replace("同意".encode(), "不同意".encode())
    changed = [*chain[:place], Signed(other, chain[place].signature), *chain[place + 1 :]]
    problems = found(house, changed)
    assert problems[0] == (place + 1, "The signature is over other words.")


def test_a_removed_opinion_is_named_where_the_chain_breaks(house, chain):
    problems = found(house, chain[:4] + chain[5:])
    assert problems == [(5, "This opinion does not follow the one before it.")]


def test_the_removed_last_opinion_is_seen_from_outside_alone(house, chain):
    """Which is why a sealed paper says how many there were."""
    assert found(house, chain[:-1]) == []


def test_opinions_in_another_order_are_named(house, chain):
    places = [place for place, _words in found(house, [*chain[:2], chain[3], chain[2], *chain[4:]])]
    assert places == [3, 4, 5]


def test_an_opinion_of_another_record_is_named(house, keys, chain):
    other = chained(house, keys, uid="b" * 32)
    problems = found(house, [*chain[:3], other[3], *chain[4:]])
    assert (4, "The opinion was given on another record.") in problems


def test_an_opinion_on_an_earlier_version_cannot_be_used_once_more(house, keys):
    """Nor in the place of the one that its person gave on the second version, nor rewritten."""
    few = {name: keys[name] for name in PEOPLE[:3]}
    chain = chained(house, few, versions=("1" * 64, "2" * 64))
    assert found(house, chain) == []
    first = chain[1]
    wrong = "This opinion does not follow the one before it."
    assert found(house, [*chain, first]) == [(7, wrong)]
    assert found(house, [*chain[:4], first, chain[5]]) == [(5, wrong), (6, wrong)]
    moved = first.data.replace(b"1" * 64, b"2" * 64).replace(
        read_record(first.data)["previous"].encode(),
        read_record(chain[4].data)["previous"].encode(),
    )
    problems = found(house, [*chain[:4], Signed(moved, first.signature), chain[5]])
    assert problems[0] == (5, "The signature is over other words.")


def test_who_signs_in_the_name_of_another_is_named(house, keys, chain):
    forged = sign(house, keys["clerk"], record(1, "", "principal"))
    (problem,) = found(house, [forged])
    assert "Signed with the key of" in problem[1]


def test_the_organ_s_key_and_strangers_sign_no_opinions(house, chain):
    for key in (house.organ, authority().head):
        assert found(house, [sign(house, key, record(1, "", "head"))])


def test_a_stated_time_that_the_clock_does_not_confirm_is_named(house, keys):
    early = (clock.now() - DAY).isoformat()
    forged = sign(house, keys["head"], record(1, "", "head", time=early))
    assert found(house, [forged]) == [(1, "The record states another time than its time stamp.")]


def test_an_opinion_that_is_dated_before_the_one_before_it_is_named(house, keys, chain):
    previous = hashlib.sha256(chain[-1].data).hexdigest()
    early = record(9, previous, "head", time=(clock.now() - DAY).isoformat())
    assert found(house, [*chain, sign(house, keys["head"], early)]) == [
        (9, "It is dated before the opinion before it.")
    ]


def test_without_signature_only_opinions_stand_that_are_older_than_the_keys(house, keys):
    older = {"unsigned_before": clock.now() - 30 * DAY}
    early = record(1, "", "head", time=(clock.now() - 365 * DAY).isoformat())
    follow = record(2, hashlib.sha256(early).hexdigest(), "leader")
    signed = sign(house, keys["leader"], follow)
    bare = Signed(early, b"")
    assert found(house, [bare, signed], **older) == []
    assert found(house, [bare, signed]) == [(1, "The signature is missing.")]
    missing = "The signature is missing."
    assert found(house, [bare, Signed(follow, b"")], **older) == [(2, missing)]
    last = record(3, hashlib.sha256(follow).hexdigest(), "head", time=early_time(early))
    assert found(house, [bare, signed, Signed(last, b"")], **older) == [(3, missing)]


def early_time(data):
    return read_record(data)["time"]


def test_what_was_signed_before_a_revocation_stands(house, keys, chain):
    serial = keys["legal"].certificate.serial_number
    assert found(house, chain, revoked={serial: clock.now() + DAY}) == []
    problems = found(house, chain, revoked={serial: clock.now() - DAY})
    assert problems == [(3, "The certificate was revoked before.")]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b'{"a":1}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a": 1}',
        b'{"a":1,"a":2}',
    ],
)
def test_junk_in_the_place_of_a_record_is_damaged(house, chain, data):
    assert found(house, [Signed(data, chain[0].signature)]) == [(1, "The record is damaged.")]


@pytest.mark.parametrize(
    "more",
    [
        {"attachments": 5},
        {"attachments": "d" * 64},
        {"attachments": [["d" * 64]]},
        *({name: 5} for name in ("record", "person", "time", "previous", "digest")),
    ],
)
def test_a_record_whose_parts_are_of_another_kind_is_damaged_whoever_signed_it(house, keys, more):
    strange = rfc8785.dumps({**json.loads(record(1, "", "head")), **more})
    assert found(house, [sign(house, keys["head"], strange)]) == [(1, "The record is damaged.")]


def test_the_first_moment_of_all_can_be_stated(house, keys):
    first = record(1, "", "head", time="0001-01-01T00:00:00+00:00")
    follow = record(2, hashlib.sha256(first).hexdigest(), "leader")
    chain = [Signed(first, b""), sign(house, keys["leader"], follow)]
    assert found(house, chain, unsigned_before=clock.now()) == []


def test_a_record_in_another_form_is_damaged(house, keys):
    """Two readers could take different words from it."""
    loose = record(1, "", "head").replace(b'"decision":', b'"decision": ')
    assert found(house, [sign(house, keys["head"], loose)]) == [(1, "The record is damaged.")]
