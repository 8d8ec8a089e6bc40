"""What our own verifier names, where standard tools see nothing or say no more than no."""

from jingwei.core import clock
from jingwei.core.signing import certificates
from jingwei.core.signing import cms
from jingwei.core.signing import der
from jingwei.core.signing.timestamps import ClockService
from jingwei.core.signing.trust import judge
from jingwei.core.signing.trust import Trust
from typing import NamedTuple

import datetime
import pytest


ORGAN = "江城市经济委员会"
LIST = "http://localhost/revoked.crl"
RECORD = '{"decision":"agree","text":"同意。"}'.encode()
DAY = datetime.timedelta(days=1)


class House(NamedTuple):
    root: cms.Key
    issuing: cms.Key
    head: cms.Key
    organ: cms.Key
    service: ClockService

    @property
    def trust(self):
        return Trust(self.root.certificate, (self.issuing.certificate,), {})


def authority():
    root = certificates.root(ORGAN)
    issuing = certificates.issuing(ORGAN, root, 1, LIST)
    return House(
        root,
        issuing,
        certificates.person(certificates.Subject(ORGAN, "陈志远", "head"), issuing, 30, LIST),
        certificates.organ_key(ORGAN, issuing, LIST),
        ClockService(certificates.clock_key(ORGAN, issuing, LIST)),
    )


@pytest.fixture(scope="module")
def house():
    return authority()


def sign(house, key=None, data=RECORD, **more):
    options = {"moment": clock.now(), "clock_service": house.service, **more}
    return cms.sign(cms.detached(data), key or house.head, **options)


def fault(house, signature, data=RECORD, **trust):
    return str(judge(signature, data, house.trust._replace(**trust)).fault)


def revoked(house, moment):
    return {house.head.certificate.serial_number: moment}


def test_a_sound_signature_tells_who_and_when(house):
    with clock.at(datetime.datetime.now(clock.ZONE).replace(microsecond=0)):
        found = judge(sign(house), RECORD, house.trust)
        assert found.fault == ""
        assert (found.person, found.moment) == ("head", clock.now())
        assert found.serial == house.head.certificate.serial_number


@pytest.mark.parametrize("place", range(len(RECORD)))
def test_any_other_byte_of_the_record_is_found(house, place):
    other = bytearray(RECORD)
    other[place] ^= 1
    assert fault(house, sign(house), bytes(other)) == "The signature is over other words."


@pytest.mark.proof
def test_any_other_byte_of_the_signature_is_found(house):
    whole = sign(house)
    passed = []
    for place in range(len(whole)):
        other = bytearray(whole)
        other[place] ^= 1
        if not fault(house, bytes(other)):
            passed.append(place)
    assert passed == []


@pytest.mark.parametrize("cut", [0, 1, 2, 100, -1])
def test_a_cut_signature_is_damaged(house, cut):
    assert fault(house, sign(house)[:cut]) == "The signature is damaged."


def test_what_follows_a_signature_is_damage_too(house):
    assert fault(house, sign(house) + b"\0") == "The signature is damaged."


def test_a_signature_without_time_stamp_proves_no_time(house):
    assert fault(house, sign(house, clock_service=None)) == "The signature has no time stamp."


def test_the_time_stamp_of_another_signature_is_found(house):
    first, second = sign(house), sign(house)
    token = token_of(second)
    exchanged = exchange(first, token)
    assert fault(house, exchanged) == "The time stamp belongs to another signature."


def test_a_clock_of_another_authority_is_found(house):
    assert "clock service" in fault(house, sign(house, clock_service=authority().service))


def test_a_person_s_key_is_no_clock(house):
    found = fault(house, sign(house, clock_service=ClockService(house.head)))
    assert "clock service" in found


def test_a_person_of_another_authority_of_the_same_name_is_found(house):
    other = authority()
    found = fault(house, sign(house, key=other.head))
    assert found == "The certificate is not of this organ's authority."


def test_the_organ_s_key_is_no_person(house):
    found = fault(house, sign(house, key=house.organ))
    assert found == "The certificate was issued for something else."


def test_what_was_signed_before_the_revocation_stands_and_what_came_after_does_not(house):
    whole = sign(house)
    assert fault(house, whole, revoked=revoked(house, clock.now() + DAY)) == ""
    found = fault(house, whole, revoked=revoked(house, clock.now() - DAY))
    assert found == "The certificate was revoked before."


def test_a_certificate_that_is_over_by_now_was_good_when_it_signed(house):
    whole = sign(house)
    with clock.at(clock.now() + 100 * DAY):
        assert fault(house, whole) == ""
        late = sign(house)
    assert fault(house, late) == "The certificate was not good at that time."


def test_a_certificate_under_the_root_itself_is_no_person(house):
    """Nobody but the issuing key makes persons."""
    stray = certificates.person(certificates.Subject(ORGAN, "陈志远", "head"), house.root, 30, LIST)
    found = fault(house, sign(house, key=stray))
    assert found == "The certificate is not of this organ's authority."


def test_a_person_issues_no_persons(house):
    """Whoever holds a key of their own may sign with it what looks like a certificate."""
    stray = certificates.person(certificates.Subject(ORGAN, "周", "leader"), house.head, 30, LIST)
    signed = sign(house, key=stray)
    assert fault(house, signed) == "The certificate is not of this organ's authority."


def token_of(whole):
    return der.contents(unsigned(whole)[1])


def unsigned(whole):
    signed_data = der.children(der.children(whole)[1])[0]
    signer = der.children(der.children(signed_data)[-1])[0]
    return der.children(der.children(der.children(signer)[-1])[0])


def exchange(whole, token):
    """`whole` with another token: all lengths around it are written anew."""
    kind, wrapped = der.children(whole)
    *before, signers = der.children(der.children(wrapped)[0])
    *fields, _unsigned = der.children(der.children(signers)[0])
    mine = der.tagged(1, cms.attribute(cms.TIME_STAMP_TOKEN, token))
    signer = der.sequence(*fields, mine)
    inside = der.sequence(*before, der.set_of(signer))
    return der.sequence(kind, der.tagged(0, inside))
