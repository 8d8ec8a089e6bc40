"""What was taken out of an evidence package, or put in from elsewhere, is named."""

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from jingwei.core.papers.making import make
from jingwei.core.signing import ceremony
from jingwei.core.signing import certificates
from jingwei.core.signing import cms
from jingwei.core.signing import folder
from tests.core.papers.conftest import keep
from tests.core.papers.test_evidence import judged
from tests.core.papers.test_evidence import office
from tests.core.papers.test_evidence import packed
from tests.core.papers.test_evidence import resealed
from tests.core.papers.test_evidence import run
from tests.core.papers.test_evidence import summed
from tests.core.papers.test_evidence import taken
from tests.core.papers.test_evidence import the_fonts
from tests.core.papers.test_evidence import unpacked
from tests.core.papers.test_evidence import without_last
from tests.core.signing.authority import paper
from zipfile import ZipFile

import io
import json
import pytest
import rfc8785
import shutil


pytestmark = pytest.mark.proof
__all__ = ["office", "taken", "the_fonts", "unpacked"]


def without_sheet(unpacked):
    without_last(unpacked)
    (unpacked / "papers/sheet.pdf").unlink()


def without_papers(unpacked):
    """So it would look if it had been taken before the last opinion."""
    without_last(unpacked)
    shutil.rmtree(unpacked / "papers")


def without_records(unpacked):
    for name in ("papers", "records", "texts", "attachments"):
        shutil.rmtree(unpacked / name)


def in_front(data: bytes) -> bytes:
    """Whoever reads from the front finds another paper."""
    made = io.BytesIO()
    with ZipFile(made, "w") as small:
        small.writestr("papers/issued.pdf", paper("Pay at once"))
    return made.getvalue() + data


def as_pdf(data: bytes) -> bytes:
    """A PDF, whose end stands in the comment of the package."""
    made = io.BytesIO(paper("Pay at once") + data)
    with ZipFile(made, "a") as opened:
        opened.comment = b"startxref\n0\n%%EOF\n"
    return made.getvalue()


def with_comment(data: bytes) -> bytes:
    made = io.BytesIO(data)
    with ZipFile(made, "a") as opened:
        opened.comment = b"anything"
    return made.getvalue()


@pytest.mark.parametrize(
    ("attack", "words"),
    [
        (in_front, "There is more in the file"),
        (with_comment, "There is more in the file"),
        (as_pdf, "[!!]"),
    ],
)
def test_a_package_that_is_something_else_as_well_is_named(taken, tmp_path, attack, words):
    file = tmp_path / "package.zip"
    root = ("--root", folder.path() / "public/root.pem")
    file.write_bytes(taken.data)
    assert run(file, *root)[0] == 0
    file.write_bytes(attack(taken.data))
    code, said = run(file, *root)
    assert (code, words in said) == (1, True), said


UNSEALED = "The seal on the list of sums does not stand"


@pytest.mark.parametrize(
    ("attack", "words"),
    [
        (without_sheet, "The approval sheet is missing, which every issued document has"),
        (without_papers, "nobody says that there was none"),
        (without_records, "There is not one opinion in the package"),
    ],
)
def test_who_takes_things_out_is_found_whatever_is_left(unpacked, attack, words):
    attack(unpacked)
    summed(unpacked)
    code, said = judged(unpacked)
    assert (code, words in said, UNSEALED in said) == (1, True, True), said
    assert "0 signed opinions" not in said


def test_a_package_whose_sums_nobody_sealed_proves_less_and_says_so(unpacked):
    (unpacked / "SHA256SUMS.p7s").unlink()
    code, said = judged(unpacked)
    assert (code, "The list of sums carries no seal" in said) == (1, True), said


def test_a_person_s_key_seals_no_package(unpacked):
    """Whoever may sign opinions has a key of the same authority."""
    keys, about = folder.keys(), certificates.Subject("江城市经济委员会", "陈志远", "head")
    own = certificates.person(about, keys.issuing, 30, keys.list_address)
    without_papers(unpacked)
    summed(unpacked)
    content = cms.detached((unpacked / "SHA256SUMS").read_bytes())
    (unpacked / "SHA256SUMS.p7s").write_bytes(cms.sign(content, own, clock_service=keys.clock))
    code, said = judged(unpacked)
    assert (code, "issued for something else" in said) == (1, True), said


def test_what_was_taken_before_there_is_a_sheet_says_what_it_does_not_prove(
    office, person, tmp_path
):
    path = "/intranet" + office.walk("signed").split("/intranet")[1]
    (tmp_path / "early.zip").write_bytes(person("leader").get(f"{path}/@@evidence.zip").content)
    code, said = run(tmp_path / "early.zip", "--root", folder.path() / "public/root.pem")
    assert (code, "[!!]" in said) == (0, False), said
    assert "There was no approval sheet yet" in said


def test_a_document_without_an_opinion_has_nothing_that_could_be_proved(office, person, tmp_path):
    path = "/intranet" + office.walk("drafting").split("/intranet")[1]
    (tmp_path / "early.zip").write_bytes(person("clerk").get(f"{path}/@@evidence.zip").content)
    code, said = run(tmp_path / "early.zip", "--root", folder.path() / "public/root.pem")
    assert (code, "There is not one opinion in the package" in said) == (1, True), said


def test_the_whole_paper_of_another_document_is_found(unpacked, office, site):
    path = "intranet" + office.walk("issued").split("/intranet")[1]
    with site.open() as portal:
        other = make(portal.unrestrictedTraverse(path), "issued").file.data
    (unpacked / "papers/issued.pdf").write_bytes(other)
    resealed(unpacked)
    code, said = judged(unpacked)
    assert (code, "issued.pdf is the paper of another record" in said) == (1, True), said


def test_another_paper_in_the_place_of_the_sheet_is_found(unpacked):
    without_last(unpacked)
    shutil.copy(unpacked / "papers/issued.pdf", unpacked / "papers/sheet.pdf")
    resealed(unpacked)
    code, said = judged(unpacked)
    assert (code, "it is no approval sheet" in said) == (1, True), said


def test_a_paper_that_does_not_say_whose_it_is_is_named(unpacked, taken, site):
    with site.open() as portal:
        record = portal.unrestrictedTraverse(taken.path[1:])
        older = keep(record, "AAAA-BBBB-CCCC", "issued", {}, paper("Other"))
    (unpacked / "papers/issued.pdf").write_bytes(older)
    resealed(unpacked)
    code, said = judged(unpacked)
    assert (code, "does not say of which record it is" in said) == (1, True), said


def test_of_a_record_that_is_none_the_rest_is_judged_all_the_same(unpacked):
    file = unpacked / "records/opinion-02.json"
    said = json.loads(file.read_bytes()) | {"attachments": 5}
    file.write_bytes(rfc8785.dumps(said))
    resealed(unpacked)
    code, said = judged(unpacked)
    assert (code, "opinion-02: The record is damaged" in said) == (1, True), said
    assert "The opinions are those" not in said and "one is missing, or is another" in said


def given_up(unpacked):
    """The root's list says that the issuing key, and the clock below it, counted for nothing."""
    keys, root = folder.keys(), ceremony.open_root(folder.path())
    issuing = keys.issuing.certificate
    before = issuing.not_valid_before_utc
    line = certificates.Revoked(
        issuing.serial_number, before, x509.ReasonFlags.key_compromise, issuing.issuer
    )
    found = certificates.revocation_list(root, 99, [line])
    (unpacked / "certificates/root.crl").write_bytes(found.public_bytes(Encoding.PEM))


def test_a_list_that_is_named_takes_nothing_from_those_in_the_package(unpacked):
    own, older = (unpacked.parent / name for name in ("own.crl", "older.crl"))
    shutil.copy(unpacked / "certificates/issuing-1.crl", own)
    shutil.copy(unpacked / "certificates/root.crl", older)
    given_up(unpacked)
    resealed(unpacked)
    target = packed(unpacked, unpacked.parent / "changed.zip")
    root = ("--root", folder.path() / "public/root.pem")
    for lists in ((), (own,), (own, older)):
        code, said = run(target, *root, *(f"--crl={one}" for one in lists))
        refused = "opinion-01: The time stamp is not of this organ's clock service" in said
        assert (code, refused) == (1, True), said


def test_of_a_list_that_only_the_package_has_the_day_is_told(unpacked):
    target, root = unpacked.parent / "package.zip", folder.path() / "public/root.pem"
    crl = unpacked / "certificates/issuing-1.crl"
    code, said = run(target, "--root", root, "--crl", crl)
    assert (code, "those in the package" in said) == (0, False), said
    assert "of “内部根证书” is that in the package, of 20" in said
    assert "内部签发证书" not in said


def test_a_list_that_neither_the_package_has_nor_anybody_named_is_missing(unpacked):
    crl = shutil.copy(unpacked / "certificates/root.crl", unpacked.parent / "named.crl")
    (unpacked / "certificates/issuing-1.crl").unlink()
    resealed(unpacked)
    missing = "“内部签发证书 1” is missing"
    code, said = judged(unpacked)
    assert (code, missing in said) == (0, True), said
    root = folder.path() / "public/root.pem"
    code, said = run(unpacked.parent / "changed.zip", "--root", root, "--crl", crl)
    assert (code, missing in said) == (1, True), said


def test_two_files_of_one_name_are_named(taken, tmp_path):
    """Tools differ in which of them they take."""
    file = tmp_path / "twice.zip"
    file.write_bytes(taken.data)
    with ZipFile(file, "a") as opened, pytest.warns(UserWarning, match="Duplicate name"):
        opened.writestr("README.txt", opened.read("README.txt"))
    code, said = run(file, "--root", folder.path() / "public/root.pem")
    assert (code, "README.txt is there more than once" in said) == (1, True), said
