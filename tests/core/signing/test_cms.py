"""Signatures, tokens and lists as standard tools judge them."""

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization import pkcs7
from jingwei.core import clock
from jingwei.core.signing import certificates
from jingwei.core.signing import cms
from jingwei.core.signing import der
from jingwei.core.signing.timestamps import ClockService
from tests.core.signing.judges import cms_is_sound
from tests.core.signing.judges import openssl
from tests.core.signing.judges import token_is_sound
from tests.core.signing.judges import trust
from typing import NamedTuple

import datetime
import hashlib
import pytest


ORGAN = "江城市经济委员会"
LIST = "http://localhost/list.crl"
RECORD = '{"decision":"agree","text":"同意。"}'.encode()


class House(NamedTuple):
    root: cms.Key
    issuing: cms.Key
    person: cms.Key
    service: ClockService


@pytest.fixture(scope="module")
def house():
    root = certificates.root(ORGAN)
    issuing = certificates.issuing(ORGAN, root, 1, LIST)
    person = certificates.person(certificates.Subject(ORGAN, "陈志远", "head"), issuing, 730, LIST)
    return House(root, issuing, person, ClockService(certificates.clock_key(ORGAN, issuing, LIST)))


def lists(house, *revoked):
    return (
        certificates.revocation_list(house.root, 1, []),
        certificates.revocation_list(house.issuing, 1, revoked),
    )


def signature(house, data=RECORD, **options):
    options = {"moment": clock.now(), "clock_service": house.service, **options}
    return cms.sign(cms.detached(data), house.person, **options)


def token_in(whole):
    """(token, signature value) out of a SignedData."""
    signed_data = der.children(der.children(whole)[1])[0]
    signer = der.children(der.children(signed_data)[-1])[0]
    *_others, value, unsigned = der.children(signer)
    return der.children(der.children(der.children(unsigned)[0])[1])[0], der.contents(value)


def test_openssl_takes_a_signature_for_a_cades_one_of_the_person(house, tmp_path):
    trusted = trust(tmp_path, house.root.certificate, *lists(house))
    found = cms_is_sound(tmp_path, signature(house), RECORD, trusted, "-crl_check_all")
    assert found.sound, found.words
    shown = openssl(
        "cms", "-cmsout", "-print", "-inform", "DER", "-in", f"{tmp_path}/signature.der"
    )
    assert "id-smime-aa-signingCertificateV2" in shown.words
    assert "id-smime-aa-timeStampToken" in shown.words


@pytest.mark.parametrize("place", [0, 11, len(RECORD) - 1])
def test_openssl_refuses_a_record_with_one_other_byte(house, tmp_path, place):
    other = bytearray(RECORD)
    other[place] ^= 1
    trusted = trust(tmp_path, house.root.certificate)
    assert not cms_is_sound(tmp_path, signature(house), bytes(other), trusted).sound


def test_openssl_refuses_a_signature_that_does_not_bind_its_certificate(house, tmp_path):
    """So the option -cades is not looked over."""
    builder = pkcs7.PKCS7SignatureBuilder().set_data(RECORD)
    builder = builder.add_signer(house.person.certificate, house.person.private, hashes.SHA256())
    builder = builder.add_certificate(house.issuing.certificate)
    options = [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary]
    trusted = trust(tmp_path, house.root.certificate)
    found = cms_is_sound(tmp_path, builder.sign(Encoding.DER, options), RECORD, trusted)
    assert not found.sound
    assert "signing certificate" in found.words


def test_openssl_refuses_a_certificate_that_the_list_names(house, tmp_path):
    revoked = certificates.Revoked(
        house.person.certificate.serial_number,
        clock.now(),
        x509.ReasonFlags.key_compromise,
        house.issuing.certificate.subject,
    )
    trusted = trust(tmp_path, house.root.certificate, *lists(house, revoked))
    found = cms_is_sound(tmp_path, signature(house), RECORD, trusted, "-crl_check_all")
    assert not found.sound
    assert "certificate revoked" in found.words


def test_openssl_refuses_a_person_of_another_authority_of_the_same_name(house, tmp_path):
    other = certificates.root(ORGAN)
    trusted = trust(tmp_path, other.certificate)
    assert not cms_is_sound(tmp_path, signature(house), RECORD, trusted).sound


def test_openssl_finds_the_token_to_be_over_this_signature_alone(house, tmp_path):
    trusted = trust(tmp_path, house.root.certificate)
    token, value = token_in(signature(house))
    found = token_is_sound(tmp_path, token, value, trusted)
    assert found.sound, found.words
    assert not token_is_sound(tmp_path, token, token_in(signature(house))[1], trusted).sound


def test_the_token_says_the_time_of_the_house(house, tmp_path):
    with clock.at(datetime.datetime(2026, 11, 26, 23, 59, 58, 7)):
        token = house.service.token(hashlib.sha256(b"").digest())
    (tmp_path / "token.der").write_bytes(token)
    shown = openssl("ts", "-reply", "-token_in", "-in", f"{tmp_path}/token.der", "-text")
    assert "Time stamp: Nov 26 15:59:58 2026 GMT" in shown.words


def test_a_person_s_key_makes_no_token_that_openssl_takes(house, tmp_path):
    trusted = trust(tmp_path, house.root.certificate)
    forged = ClockService(house.person).token(hashlib.sha256(b"x").digest())
    assert not token_is_sound(tmp_path, forged, b"x", trusted).sound


@pytest.mark.parametrize("name", ["person", "service"])
def test_openssl_is_content_with_the_certificates_even_when_strict(house, tmp_path, name):
    trusted = trust(tmp_path, house.root.certificate)
    key = house.person if name == "person" else house.service.key
    files = {"end": key.certificate, "between": house.issuing.certificate}
    for title, certificate in files.items():
        (tmp_path / f"{title}.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    found = openssl(
        *("verify", "-x509_strict", "-CAfile", trusted),
        *("-untrusted", f"{tmp_path}/between.pem", f"{tmp_path}/end.pem"),
    )
    assert found.sound, found.words


def test_a_key_that_does_not_fit_the_certificate_signs_nothing(house):
    stranger = house.person._replace(private=certificates.new_key())
    with pytest.raises(InvalidSignature):
        cms.sign(cms.detached(RECORD), stranger)


@pytest.mark.parametrize("more", range(0, 260, 4))
def test_a_signature_of_any_length_is_made_and_read(house, tmp_path, more):
    """A library that this house does without made some lengths take seconds or minutes."""
    padding = cms.attribute(der.object_id("2.25.1"), der.octets(b"x" * more))
    whole = signature(house, attributes=[padding])
    trusted = trust(tmp_path, house.root.certificate)
    assert cms_is_sound(tmp_path, whole, RECORD, trusted).sound


def test_certificates_say_what_they_are_for(house):
    assert certificates.is_for(house.person.certificate, certificates.PERSON)
    assert not certificates.is_for(house.person.certificate, certificates.ORGAN)
    assert not certificates.is_for(house.issuing.certificate, certificates.PERSON)
    paper = certificates.organ_key(ORGAN, house.issuing, LIST)
    assert certificates.is_for(paper.certificate, certificates.ORGAN)
