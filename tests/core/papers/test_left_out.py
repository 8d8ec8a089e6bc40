"""What was taken out of an evidence package, or put in from elsewhere, is named."""

from jingwei.core.papers.making import make
from jingwei.core.signing import certificates
from jingwei.core.signing import cms
from jingwei.core.signing import folder
from tests.core.papers.conftest import keep
from tests.core.papers.test_evidence import judged
from tests.core.papers.test_evidence import office
from tests.core.papers.test_evidence import resealed
from tests.core.papers.test_evidence import run
from tests.core.papers.test_evidence import summed
from tests.core.papers.test_evidence import taken
from tests.core.papers.test_evidence import the_fonts
from tests.core.papers.test_evidence import unpacked
from tests.core.papers.test_evidence import without_last
from tests.core.signing.authority import paper
from zipfile import ZipFile

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


def test_two_files_of_one_name_are_named(taken, tmp_path):
    """Tools differ in which of them they take."""
    file = tmp_path / "twice.zip"
    file.write_bytes(taken.data)
    with ZipFile(file, "a") as opened, pytest.warns(UserWarning, match="Duplicate name"):
        opened.writestr("README.txt", opened.read("README.txt"))
    code, said = run(file, "--root", folder.path() / "public/root.pem")
    assert (code, "README.txt is there more than once" in said) == (1, True), said
