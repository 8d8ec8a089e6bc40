"""The organ's seal on a PDF, as standard tools judge it."""

from jingwei.core.signing import cms
from jingwei.core.signing import der
from jingwei.core.signing import exc
from jingwei.core.signing.pdfs import judge_pdf
from pypdf import PdfReader
from tests.core.signing.authority import authority
from tests.core.signing.authority import covered
from tests.core.signing.authority import paper
from tests.core.signing.authority import sealed
from tests.core.signing.authority import signature
from tests.core.signing.judges import cms_is_sound
from tests.core.signing.judges import nss
from tests.core.signing.judges import pdfsig
from tests.core.signing.judges import qpdf
from tests.core.signing.judges import trust

import io
import pytest
import statistics
import time


pytestmark = pytest.mark.proof


@pytest.fixture(scope="module")
def house():
    return authority()


@pytest.fixture(scope="module")
def store(house, tmp_path_factory):
    return nss(tmp_path_factory.mktemp("nss"), house.root.certificate)


def test_pdfsig_qpdf_and_openssl_are_content_with_a_sealed_paper(house, store, tmp_path):
    whole = sealed(house)
    found = pdfsig(tmp_path, whole, store)
    assert found.sound, found.words
    assert "ETSI.CAdES.detached" in found.words
    checked = qpdf(tmp_path, whole)
    assert checked.sound, checked.words
    trusted = trust(tmp_path, house.root.certificate)
    judged = cms_is_sound(tmp_path, signature(whole), covered(whole), trusted)
    assert judged.sound, judged.words


def test_the_file_stays_what_it_was_before_the_seal(house):
    """PDF 1.7, so that it stays PDF/A; nothing is drawn, so no font comes in."""
    plain = paper()
    whole = sealed(house, plain)
    assert whole.startswith(plain)
    read = PdfReader(io.BytesIO(whole))
    assert read.pdf_header == "%PDF-1.7"
    assert "/Version" not in read.root_object
    form = read.root_object["/AcroForm"]
    assert "/DR" not in form
    (field,) = form["/Fields"]
    assert (field["/Rect"], "/AP" in field) == ([0, 0, 0, 0], False)


@pytest.mark.parametrize(
    "pdf",
    [b"", b"%PDF-1.7\n", b"no pdf at all", paper()[:300]],
    ids=["none", "head", "text", "cut"],
)
def test_what_is_no_pdf_is_not_sealed(house, pdf):
    with pytest.raises(exc.CannotBeSealed):
        sealed(house, pdf or b" ")


def test_a_paper_is_sealed_once(house):
    with pytest.raises(exc.CannotBeSealed):
        sealed(house, sealed(house))


def test_a_seal_of_any_length_takes_about_the_same_time_and_stands(house, store, tmp_path):
    """A library that this house does without took 200 times as long for some lengths."""
    took = []
    plain = paper()
    for more in range(260):
        padding = cms.attribute(der.object_id("2.25.1"), der.octets(b"x" * more))
        begun = time.thread_time()
        whole = sealed(house, plain, more=(padding,))
        took.append(time.thread_time() - begun)
        assert judge_pdf(whole, house.trust).fault == "", more
        if more % 20 == 0:
            found = pdfsig(tmp_path, whole, store)
            assert found.sound, found.words
    assert max(took) < 60 * statistics.median(took)
