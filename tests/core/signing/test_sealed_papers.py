"""Real papers, set by typst and sealed: what outside tools find, and how long it takes."""

from jingwei.core.rendition.press import Attached
from jingwei.core.rendition.press import pressed
from jingwei.core.signing.package import embedded
from jingwei.core.signing.pdfs import judge_pdf
from pypdf import PdfReader
from tests.core.rendition.conftest import document
from tests.core.rendition.conftest import paragraph
from tests.core.rendition.conftest import the_fonts
from tests.core.signing.authority import authority
from tests.core.signing.authority import covered
from tests.core.signing.authority import sealed
from tests.core.signing.authority import signature
from tests.core.signing.judges import cms_is_sound
from tests.core.signing.judges import nss
from tests.core.signing.judges import pdfsig
from tests.core.signing.judges import qpdf
from tests.core.signing.judges import trust

import io
import pytest
import subprocess


pytestmark = pytest.mark.proof
__all__ = ["document", "the_fonts"]
RECORDS = {f"opinion-0{number}.json": b'{"decision":"agree"}' for number in range(1, 9)}
FILES = {**RECORDS, **{name.replace("json", "p7s"): b"\x30\x00" for name in RECORDS}}


@pytest.fixture(scope="module")
def house():
    return authority()


@pytest.fixture
def plain(document):
    """A red-header document with records inside."""
    attached = [Attached(name, data, "application/json", name) for name, data in FILES.items()]
    return pressed("redhead", document(), attached)


def test_outside_tools_are_content_with_a_sealed_red_header_document(house, plain, tmp_path):
    whole = sealed(house, plain)
    assert judge_pdf(whole, house.trust).fault == ""
    found = pdfsig(tmp_path, whole, nss(tmp_path, house.root.certificate))
    assert found.sound, found.words
    checked = qpdf(tmp_path, whole)
    assert checked.sound, checked.words
    trusted = trust(tmp_path, house.root.certificate)
    assert cms_is_sound(tmp_path, signature(whole), covered(whole), trusted).sound


def test_it_is_still_described_as_pdf_a_and_brings_all_its_fonts(house, plain, tmp_path):
    whole = sealed(house, plain)
    before, after = (PdfReader(io.BytesIO(one)) for one in (plain, whole))
    assert after.pdf_header == before.pdf_header == "%PDF-1.7"
    assert "/Version" not in after.root_object
    described = after.root_object["/Metadata"].get_object().get_data().decode()
    assert "pdfaid:part>3<" in described or 'pdfaid:part="3"' in described
    (tmp_path / "sealed.pdf").write_bytes(whole)
    listed = subprocess.run(["pdffonts", f"{tmp_path}/sealed.pdf"], capture_output=True, text=True)
    fonts = listed.stdout.splitlines()[2:]
    assert fonts
    # Columns of `pdffonts`: ... emb sub uni object ID.
    assert {line.split()[-5] for line in fonts} == {"yes"}


def test_records_inside_come_out_as_they_went_in(house, plain, tmp_path):
    whole = sealed(house, plain)
    (tmp_path / "sheet.pdf").write_bytes(whole)
    out = tmp_path / "out"
    out.mkdir()
    done = subprocess.run(["pdfdetach", "-saveall", "../sheet.pdf"], cwd=out, capture_output=True)
    assert done.returncode == 0
    assert {file.name: file.read_bytes() for file in out.iterdir()} == FILES
    assert [one.name for one in embedded(whole)] == sorted(
        name.removesuffix(".json") for name in RECORDS
    )


def test_two_pages_are_two_pages_when_they_are_sealed(house, document):
    data = document(body=[paragraph("为掌握全市工业企业用能的情况" * 45)])
    whole = sealed(house, pressed("redhead", data))
    assert len(PdfReader(io.BytesIO(whole)).pages) == 2
