"""People may sign with SM2 and SM3; openssl is the judge of certificate and signature."""

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import Encoding
from jingwei.core import clock
from jingwei.core.signing import algorithms
from jingwei.core.signing import certificates
from jingwei.core.signing import cms
from jingwei.core.signing import der
from jingwei.core.signing.timestamps import ClockService
from jingwei.core.signing.trust import judge
from jingwei.core.signing.trust import Trust
from jingwei.core.signing.wrapping import Cost
from jingwei.core.signing.wrapping import ServerKey
from jingwei.core.signing.wrapping import unwrap
from jingwei.core.signing.wrapping import wrap
from tests.core.signing.judges import openssl
from typing import NamedTuple

import pytest


pytestmark = pytest.mark.proof


ORGAN, LIST = "江城市经济委员会", "http://localhost/revoked.crl"
SM2 = algorithms.ALGORITHMS["sm2"]
RECORD = '{"text":"同意"}'.encode()


class Authority(NamedTuple):
    root: cms.Key
    issuing: cms.Key
    service: ClockService
    head: cms.Key
    trust: Trust


@pytest.fixture(scope="module")
def house():
    root = certificates.root(ORGAN)
    issuing = certificates.issuing(ORGAN, root, 1, LIST)
    subject = certificates.Subject(ORGAN, "陈志远", "head")
    return Authority(
        root,
        issuing,
        ClockService(certificates.clock_key(ORGAN, issuing, LIST)),
        certificates.person(subject, issuing, 30, LIST, SM2),
        Trust(root.certificate, (issuing.certificate,), {}),
    )


def signed(house, data: bytes = RECORD) -> bytes:
    content = cms.detached(data, SM2)
    return cms.sign(content, house.head, moment=clock.now(), clock_service=house.service)


def pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.PEM)


def test_openssl_takes_the_certificate_for_one_of_the_authority(house, tmp_path):
    files = {
        "root.pem": house.root.certificate,
        "issuing.pem": house.issuing.certificate,
        "head.pem": house.head.certificate,
    }
    for name, certificate in files.items():
        (tmp_path / name).write_bytes(pem(certificate))
    root, issuing, head = (str(tmp_path / name) for name in files)
    judged = openssl("verify", "-x509_strict", "-CAfile", root, "-untrusted", issuing, head)
    assert judged.sound, judged.words
    shown = openssl("x509", "-in", head, "-noout", "-text")
    assert "SM2" in shown.words
    assert "UID" in shown.words


def test_openssl_finds_the_signature_to_be_of_the_key_and_of_no_other_words(house, tmp_path):
    """It knows no CMS with SM2, so the parts of one are shown to it."""
    whole = signed(house)
    signers = der.children(der.contents(der.children(whole)[1]))[-1]
    _one, _issued, _digest, attributes, _algorithm, value, *_unsigned = der.children(
        der.children(signers)[0]
    )
    over = bytes((der.SET,)) + attributes[1:]
    files = {"head.pem": pem(house.head.certificate), "value": der.contents(value), "over": over}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    key = tmp_path / "public.pem"
    key.write_text(openssl("x509", "-in", f"{tmp_path}/head.pem", "-noout", "-pubkey").words)

    def verified():
        return openssl(
            *("pkeyutl", "-verify", "-pubin", "-inkey", str(key), "-rawin", "-digest", "sm3"),
            *("-in", f"{tmp_path}/over", "-sigfile", f"{tmp_path}/value"),
            *("-pkeyopt", f"distid:{algorithms.NOBODY.decode()}"),
        )

    judged = verified()
    assert judged.sound, judged.words
    (tmp_path / "over").write_bytes(over[:-1] + bytes((over[-1] ^ 1,)))
    assert not verified().sound


def test_our_verifier_finds_that_it_stands_and_with_what_it_was_made(house):
    verdict = judge(signed(house), RECORD, house.trust)
    assert (verdict.fault, verdict.person, verdict.algorithm) == ("", "head", "sm2")


def test_every_changed_byte_is_noticed(house):
    whole = signed(house)
    for place in range(0, len(whole), 23):
        forged = whole[:place] + bytes((whole[place] ^ 1,)) + whole[place + 1 :]
        assert judge(forged, RECORD, house.trust).fault, place


def test_other_words_and_a_revocation_before_are_named(house):
    whole = signed(house)
    assert "other words" in judge(whole, b"{}", house.trust).fault
    early = clock.now().replace(year=2020)
    revoked = {house.head.certificate.serial_number: early}
    assert "revoked" in judge(whole, RECORD, house.trust._replace(revoked=revoked)).fault


def test_a_key_and_a_certificate_that_do_not_belong_together_sign_nothing(house):
    stranger = house.head._replace(private=SM2.new())
    with pytest.raises(InvalidSignature):
        cms.sign(cms.detached(RECORD, SM2), stranger)


def test_a_wrapped_key_is_the_same_when_it_is_opened(house):
    server, cost = ServerKey(1, b"s" * 32), Cost(1024, 1)
    wrapped = wrap(SM2.stored(house.head.private), "head", "741963", server, cost)
    assert unwrap(wrapped, "head", "741963", server) == house.head.private
    assert unwrap(wrapped, "head", "741964", server) is None


def test_the_stored_key_is_one_that_openssl_reads(house, tmp_path):
    file = tmp_path / "key.der"
    file.write_bytes(SM2.stored(house.head.private))
    shown = openssl("pkey", "-inform", "DER", "-in", str(file), "-noout", "-text_pub")
    assert "SM2" in shown.words


@pytest.mark.parametrize(
    "forged", [b"\x05" + bytes(64), b"\x04" + bytes(64), b"\x00" * 65, b"\x02" + b"\x01" * 64]
)
def test_a_certificate_with_what_is_no_point_of_the_curve_verifies_nothing(house, forged):
    whole, private = house.head.certificate.public_bytes(Encoding.DER), house.head.private
    assert private.point in whole and len(private.point) == len(forged)
    other = x509.load_der_x509_certificate(whole.replace(private.point, forged))
    value = SM2.sign(private, RECORD)
    assert SM2.verifies(house.head.certificate, value, RECORD)
    assert not SM2.verifies(other, value, RECORD)
