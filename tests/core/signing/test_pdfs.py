"""What our verifier of sealed papers names; most of it passes one standard tool or another."""

from asn1crypto import keys
from asn1crypto import x509 as asn1
from concurrent.futures import ThreadPoolExecutor
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization import NoEncryption
from cryptography.hazmat.primitives.serialization import PrivateFormat
from cryptography.x509.oid import NameOID
from jingwei.core import clock
from jingwei.core.signing import certificates
from jingwei.core.signing import cms
from jingwei.core.signing.pdfs import judge_pdf
from jingwei.core.signing.pdfs import MOST
from jingwei.core.signing.timestamps import ClockService
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore
from pypdf import PdfReader
from pypdf import PdfWriter
from tests.core.signing.authority import authority
from tests.core.signing.authority import gap
from tests.core.signing.authority import LIST
from tests.core.signing.authority import ORGAN
from tests.core.signing.authority import paper
from tests.core.signing.authority import sealed
from tests.core.signing.authority import signature
from tests.core.signing.authority import with_signature
from tests.core.signing.test_trust import exchange
from tests.core.signing.test_trust import token_of

import datetime
import io
import os
import pytest
import random


pytestmark = pytest.mark.proof
DAY = datetime.timedelta(days=1)


@pytest.fixture(scope="module")
def house():
    return authority()


@pytest.fixture(scope="module")
def whole(house):
    return sealed(house, paper(attached=[("01.json", b'{"decision":"agree"}')]))


def found(house, pdf, **trust):
    verdict = judge_pdf(pdf, house.trust._replace(**trust))
    return verdict.step, str(verdict.fault)


def updated(pdf, change):
    """`pdf` with an update at its end, as an editor of PDF files writes it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def white_box(writer):
    """Cover the text of the first page."""
    place = writer.root["/Pages"]["/Kids"].raw_get(0)
    page = place.get_object()
    drawn = generic.StreamObject(stream_data=b"q 1 1 1 rg 60 700 400 60 re f Q")
    contents = [page.raw_get("/Contents"), writer.add_object(drawn)]
    page["/Contents"] = generic.ArrayObject(contents)
    writer.mark_update(place)


def no_form(writer):
    """Take the field of the seal away, and with it what readers show of it."""
    del writer.root["/AcroForm"]
    writer.update_root()


def saved_anew(pdf, form=True):
    """`pdf` as another program writes it; without its form, the pages alone are left."""
    read = PdfReader(io.BytesIO(pdf))
    writer = PdfWriter(clone_from=read if form else None)
    for page in read.pages if not form else ():
        page.pop("/Annots", None)
        writer.add_page(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_sealed_paper_stands_and_tells_when_and_with_which_key(house, whole):
    verdict = judge_pdf(whole, house.trust)
    assert verdict.fault == verdict.step == ""
    assert abs(verdict.moment - clock.now()) < DAY
    assert verdict.serial == house.organ.certificate.serial_number


@pytest.mark.parametrize("place", ["text", "record", "update"])
def test_one_changed_byte_is_found(house, place):
    whole = sealed(house, paper(attached=[("01.json", b'{"decision":"agree"}')]))
    sought = {"text": b"Notice No.", "record": b"agree", "update": b"/Reason"}[place]
    other = bytearray(whole)
    other[whole.index(sought) + 3] ^= 1
    step, fault = found(house, bytes(other))
    assert (step, "changed" in fault) == ("content", True)


def test_any_flipped_byte_is_found_and_nothing_is_raised(house, whole):
    chosen = random.Random(4).sample(range(len(whole)), 400)
    start, end = gap(whole)
    chosen += [start - 1, start, end - 1, end, 0, len(whole) - 1, *range(start, start + 300)]
    for place in chosen:
        other = bytearray(whole)
        other[place] ^= random.Random(place).choice((1, 0x20, 0x80))
        if other != whole:
            assert judge_pdf(bytes(other), house.trust).fault, place


def test_a_cut_file_is_found_at_every_length(house, whole):
    for length in [*range(0, len(whole), 97), len(whole) - 1]:
        verdict = judge_pdf(whole[:length], house.trust)
        assert verdict.fault, length
    assert found(house, whole[:-1]) == ("whole", "The end of the file is missing.")


@pytest.mark.parametrize(
    "junk",
    [b"", b"\0", b"%PDF-", b"%PDF-1.7 /ByteRange [0 0 0 0]", b"%PDF-1.7 /ByteRange [0 9 8 12]"],
)
def test_junk_is_refused_in_words(house, junk):
    assert judge_pdf(junk, house.trust).fault


def test_noise_is_refused_and_so_is_what_is_too_large(house):
    noise = b"%PDF-1.7\n" + os.urandom(1024) * (50 * 1024)
    assert found(house, noise)[0] == "seal"
    assert found(house, noise * 2)[0] == "file"
    assert len(noise) < MOST < 2 * len(noise)


@pytest.mark.parametrize("change", [white_box, no_form])
def test_an_update_at_the_end_is_found(house, whole, change):
    step, fault = found(house, updated(whole, change))
    assert (step, "added" in fault) == ("whole", True)


def test_a_comment_at_the_end_is_found(house, whole):
    assert found(house, whole + b"\n% seen\n")[0] == "whole"


def test_a_file_saved_anew_is_found(house, whole):
    assert found(house, saved_anew(whole))[0] in ("whole", "seal", "content")


def test_a_seal_that_was_taken_off_is_missed(house, whole):
    step, fault = found(house, saved_anew(whole, form=False))
    assert (step, "no seal" in fault) == ("seal", True)
    assert found(house, paper())[0] == "seal"


def test_the_seal_of_another_paper_is_found(house, whole):
    """Also that of a second sealing of the same paper."""
    for other in (sealed(house, paper("Notice No. 13")), sealed(house)):
        assert found(house, with_signature(whole, signature(other)))[0] == "content"


def test_a_person_s_key_in_the_organ_s_place_is_named(house):
    step, fault = found(house, sealed(house, key=house.head))
    assert step == "organ"
    assert "person's own key" in fault


def test_the_clock_is_no_organ(house):
    assert found(house, sealed(house, key=house.service.key))[0] == "organ"


def test_a_key_that_the_register_does_not_know_is_named(house):
    stray = certificates.organ_key(ORGAN, house.issuing, "http://localhost/")
    step, fault = found(house, sealed(house, key=stray))
    assert (step, "register" in fault) == ("organ", True)
    # Without the register, what the authority has issued for the organ counts.
    assert found(house, sealed(house, key=stray), organs=None) == ("", "")


@pytest.mark.parametrize("issuer", ["another authority", "the root itself", "a person"])
def test_a_paper_of_another_issuer_of_the_same_name_is_found(house, issuer):
    key = {
        "another authority": lambda: authority().organ,
        "the root itself": lambda: certificates.organ_key(ORGAN, house.root, "http://localhost/"),
        "a person": lambda: certificates.organ_key(ORGAN, house.head, "http://localhost/"),
    }[issuer]()
    step, fault = found(house, sealed(house, key=key))
    assert (step, ORGAN in str(fault) or "not sealed by this organ" in fault) == ("organ", True)


def test_a_missing_time_stamp_is_found(house):
    class Silent:
        def token(self, digest):
            return b""

    step, fault = found(house, sealed(house, service=Silent()))
    assert (step, "taken off" in fault) == ("time", True)


def test_the_time_stamp_of_another_seal_is_found(house, whole):
    other = token_of(signature(sealed(house)))
    exchanged = with_signature(whole, exchange(signature(whole), other))
    step, fault = found(house, exchanged)
    assert (step, "another seal" in fault) == ("time", True)


def test_a_clock_that_nobody_trusts_is_found(house):
    for service in (authority().service, ClockService(house.head), ClockService(house.organ)):
        step, fault = found(house, sealed(house, service=service))
        assert (step, "clock" in fault) == ("time", True)


def test_what_was_sealed_before_the_revocation_stands_and_what_came_after_does_not(house, whole):
    serial = house.organ.certificate.serial_number
    assert found(house, whole, revoked={serial: clock.now() + DAY}) == ("", "")
    step, fault = found(house, whole, revoked={serial: clock.now() - DAY})
    assert (step, "revoked" in fault) == ("good", True)


def test_a_key_that_is_over_by_now_was_good_when_it_sealed(house, whole):
    with clock.at(clock.now() + 3000 * DAY):
        assert found(house, whole) == ("", "")


def test_a_key_that_is_over_seals_nothing_that_stands_whatever_the_clock_says(house):
    """Whoever has it by now seals without asking us."""
    with clock.at(clock.now() + 1800 * DAY):
        newer = certificates.issuing(ORGAN, house.root, 2, LIST)
        service = ClockService(certificates.clock_key(ORGAN, newer, LIST))
    with clock.at(clock.now() + 1840 * DAY):
        late = sealed(house, service=service)
    issuers = (house.issuing.certificate, newer.certificate)
    verdict = judge_pdf(late, house.trust._replace(issuers=issuers))
    assert (verdict.step, "not good at that time" in str(verdict.fault)) == ("good", True)


def test_a_paper_of_ours_without_any_of_our_writing_is_not_taken_for_ours(house, whole):
    """A signature that is sound, but written in another way, as another program would."""
    blob = signature(whole)
    start, _end = gap(whole)
    lower = whole[:start] + blob.hex().encode() + whole[start + 2 * len(blob) :]
    assert found(house, lower)[0] == "content"
    assert found(house, with_signature(whole, blob + b"\x01"))[0] == "content"


def test_a_plain_signature_of_the_organ_is_no_seal(house, whole):
    other = cms.sign(cms.detached(b"other"), house.organ, clock_service=house.service)
    assert found(house, with_signature(whole, other))[0] == "content"


def signed_by_others():
    """A paper that another organ has signed with an RSA key and a program of its own."""
    private = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "某某市商务委员会")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name)
    builder = builder.public_key(private.public_key()).serial_number(7)
    builder = builder.not_valid_before(clock.now() - DAY).not_valid_after(clock.now() + DAY)
    certificate = builder.sign(private, hashes.SHA256())
    key = private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    signer = signers.SimpleSigner(
        asn1.Certificate.load(certificate.public_bytes(Encoding.DER)),
        keys.PrivateKeyInfo.load(key),
        SimpleCertificateStore(),
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(paper()))
    about = signers.PdfSignatureMetadata(field_name="Signature1")
    # In a thread of its own: the library begins a loop, and a browser's may be running in this one.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(signers.sign_pdf, writer, about, signer=signer).result().getvalue()


def test_a_sound_paper_of_another_organ_is_named_with_its_signer(house):
    verdict = judge_pdf(signed_by_others(), house.trust)
    assert verdict.step == "organ"
    assert verdict.fault.mapping["name"] == "某某市商务委员会"
