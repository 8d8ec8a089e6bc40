"""The evidence package: what is in it, and that others can check it as it says itself."""

from jingwei.core.papers import api as papers
from jingwei.core.papers.making import make
from jingwei.core.signing import ceremony
from jingwei.core.signing import folder
from jingwei.core.signing.checking import lost
from jingwei.core.signing.organ import sign_as_organ
from tests.core.rendition.measure import FONTS
from tests.office.documents.conftest import office
from typing import NamedTuple
from urllib.parse import unquote
from zipfile import ZipFile

import base64
import datetime
import io
import json
import os
import pytest
import re
import shutil
import subprocess
import sys
import tempfile
import transaction


pytestmark = pytest.mark.proof
__all__ = ["office"]
FILES = {"附件1 情况表.csv": b"a,b\r\n1,2\r\n", "plan.txt": "计划".encode()}


class Taken(NamedTuple):
    """The package of an issued document with two attachments: its bytes and the answer."""

    path: str
    data: bytes
    answer: object


@pytest.fixture(scope="module")
def the_fonts():
    """Those that `make test` brings."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JINGWEI_FONTS", str(FONTS))
        yield


@pytest.fixture(scope="module")
def taken(office, site, person, the_fonts):
    """Papers are put on the shelf as the worker would."""
    address = office.draft()
    for name, data in FILES.items():
        file = {
            "filename": name,
            "content-type": "text/plain",
            "encoding": "base64",
            "data": base64.b64encode(data).decode(),
        }
        added = person("clerk").rest("POST", address, **{"@type": "Attachment", "file": file})
        assert added.status_code == 201, added.text
    office.walk_on(address, "issued")
    path = "/intranet" + address.split("/intranet")[1]
    with site.open() as portal:
        record = portal.unrestrictedTraverse(path[1:])
        for kind in ("issued", "sheet"):
            make(record, kind)
        transaction.commit()
    answer = person("clerk").get(f"{path}/@@evidence.zip")
    return Taken(path, answer.content, answer)


@pytest.fixture
def unpacked(taken, tmp_path):
    """The package in a folder."""
    (tmp_path / "package.zip").write_bytes(taken.data)
    with ZipFile(tmp_path / "package.zip") as opened:
        opened.extractall(tmp_path / "package")
    return tmp_path / "package"


def test_a_sheet_tells_of_a_missing_opinion_though_its_note_was_changed_too(taken, site):
    with site.open() as portal:
        record = portal.unrestrictedTraverse(taken.path[1:])
        assert lost(record) == []
        record.opinion_log._rows = record.opinion_log._rows[:-1]
        row = record.opinion_log._rows[-1]
        for one in papers.papers(record):
            one.count, one.head = len(record.opinion_log._rows), row.sealed
        [found] = lost(record)
        assert "are missing at the end" in str(found)
        transaction.abort()


def test_whoever_comes_while_the_papers_are_made_waits_for_them(office, site, person, the_fonts):
    path = "/intranet" + office.walk("issued").split("/intranet")[1]
    early = person("leader").get(f"{path}/@@evidence.zip")
    assert (early.status_code, early.headers["Refresh"]) == (202, "2")
    assert "证据包随后提供" in early.text
    with site.open() as portal:
        for kind in ("issued", "sheet"):
            make(portal.unrestrictedTraverse(path[1:]), kind)
        transaction.commit()
    there = person("leader").get(f"{path}/@@evidence.zip")
    assert (there.status_code, there.headers["Content-Type"]) == (200, "application/zip")


def run(file, *options):
    """What the command says of a file, and its exit code."""
    command = [
        sys.executable,
        "-m",
        "jingwei.core.signing",
        "verify",
        str(file),
        *map(str, options),
    ]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def packed(folder, target):
    """Pack a folder; only its content counts."""
    shutil.make_archive(str(target.with_suffix("")), "zip", folder)
    return target


def summed(folder):
    """Write the sums anew, as whoever changes a package would."""
    done = subprocess.run(
        "find . -type f ! -name SHA256SUMS -printf '%P\\n' | sort | xargs -d '\\n' sha256sum",
        shell=True,
        cwd=folder,
        capture_output=True,
        text=True,
    )
    (folder / "SHA256SUMS").write_text(done.stdout)


def resealed(folder):
    """Sign the sums anew, as the organ would for another package."""
    summed(folder)
    (folder / "SHA256SUMS.p7s").write_bytes(sign_as_organ((folder / "SHA256SUMS").read_bytes()))


def judged(unpacked):
    """What the command says of the package as it is now, and its exit code."""
    target = packed(unpacked, unpacked.parent / "changed.zip")
    return run(target, "--root", folder.path() / "public/root.pem")


def test_all_that_proves_the_document_is_in_the_package(taken):
    assert taken.answer.status_code == 200
    assert taken.answer.headers["Content-Type"] == "application/zip"
    assert int(taken.answer.headers["Content-Length"]) == len(taken.data)
    name = unquote(taken.answer.headers["Content-Disposition"].rpartition("'")[2])
    assert name == "关于开展工业企业用能情况专项调查的通知（证据包）.zip"
    names = ZipFile(io.BytesIO(taken.data)).namelist()
    opinions = sum(name.endswith(".p7s") for name in names if "records" in name)
    assert opinions == 3
    assert {"papers/issued.pdf", "papers/sheet.pdf", "SHA256SUMS", "README.txt"} <= {*names}
    assert "SHA256SUMS.p7s" in names
    assert {f"attachments/{name}" for name in FILES} <= {*names}
    known = {name.removeprefix("certificates/") for name in names if "certificates" in name}
    assert {"root.pem", "issuing-1.pem", "organ-1.pem", "clock-1.pem", "trust.pem"} <= known
    assert {"root.crl", "issuing-1.crl"} <= known
    assert sum(name.startswith("person-") for name in known) >= 3
    assert not any(name.endswith(".key") for name in names)


def test_whoever_does_what_the_readme_says_finds_all_in_order(unpacked):
    readme = (unpacked / "README.txt").read_text(encoding="utf-8")
    commands = re.findall(r"^    \$ (.+)$", readme, re.MULTILINE)
    assert len(commands) == 9
    said = ""
    for command in commands:
        done = subprocess.run(
            ["/bin/bash", "-c", command], cwd=unpacked, capture_output=True, text=True
        )
        assert done.returncode == 0, (command, done.stdout, done.stderr)
        said += done.stdout + done.stderr
    assert re.search(r"Fingerprint=([0-9A-F:]+)", said)[1] in readme
    records = len([*(unpacked / "records").glob("*.p7s")])
    assert said.count("Verification successful") == records + 1
    assert said.count("Signature is Valid") == said.count("Total document signed") == 2
    assert len([*(unpacked / "embedded").iterdir()]) == 2 * records
    strict = "for one in records/*.p7s; do openssl cms -verify -cades -binary -inform DER -in $one"
    strict += " -content ${one%.p7s}.json -CAfile certificates/trust.pem -crl_check_all"
    done = subprocess.run(["/bin/bash", "-c", f"{strict} -out {os.devnull}; done"], cwd=unpacked)
    assert done.returncode == 0


def test_the_commands_of_the_readme_also_end_well_before_any_paper_is_made(
    office, person, tmp_path
):
    path = "/intranet" + office.walk("signing").split("/intranet")[1]
    with ZipFile(io.BytesIO(person("head").get(f"{path}/@@evidence.zip").content)) as opened:
        opened.extractall(tmp_path)
    readme = (tmp_path / "README.txt").read_text(encoding="utf-8")
    for command in re.findall(r"^    \$ (.+)$", readme, re.MULTILINE):
        done = subprocess.run(["/bin/bash", "-c", command], cwd=tmp_path, capture_output=True)
        assert done.returncode == 0, (command, done.stderr)


def test_the_command_finds_the_package_in_order_and_says_so_in_both_languages(taken, unpacked):
    code, said = run(unpacked.parent / "package.zip", "--root", folder.path() / "public/root.pem")
    assert code == 0, said
    assert "[!!]" not in said
    for words in ("follow one another", "前后衔接", "sheet was sealed with", "papers/issued.pdf"):
        assert words in said
    today = datetime.datetime.now(datetime.UTC).date()
    assert f"those in the package, of {today}" in said
    lists = [f"--crl={one}" for one in (unpacked / "certificates").glob("*.crl")]
    root = folder.path() / "public/root.pem"
    code, said = run(unpacked.parent / "package.zip", "--root", root, *lists)
    assert (code, "those in the package" in said) == (0, False)


def test_without_a_root_the_command_says_that_the_package_speaks_for_itself(unpacked):
    code, said = run(unpacked.parent / "package.zip")
    assert (code, "Compare the fingerprint" in said) == (0, True)


def test_the_command_judges_a_sheet_with_its_records(unpacked):
    root = unpacked / "certificates/root.pem"
    code, said = run(unpacked / "papers/sheet.pdf", "--root", root)
    assert code == 0, said
    assert "signed opinions stand" in said
    lists = [f"--crl={unpacked}/certificates/{name}.crl" for name in ("issuing-1", "root")]
    code, said = run(unpacked / "papers/sheet.pdf", "--root", root, *lists)
    assert (code, "No list" in said) == (0, False)
    assert run(unpacked / "papers/sheet.pdf")[0] == 1


def last(unpacked):
    """The name of the last opinion."""
    return max(one.stem for one in (unpacked / "records").glob("*.json"))


def rename(unpacked, first, second):
    """Give the files of one opinion the name of another."""
    for suffix in ("json", "p7s"):
        folder = unpacked / "records"
        (folder / f"{first}.{suffix}").rename(folder / f"{second}.{suffix}")


def drop(unpacked, name):
    """Take an opinion out."""
    for suffix in ("json", "p7s"):
        (unpacked / "records" / f"{name}.{suffix}").unlink()


def without_last(unpacked):
    drop(unpacked, last(unpacked))


def without_second(unpacked):
    drop(unpacked, "opinion-02")


def exchanged(unpacked):
    rename(unpacked, "opinion-02", "x")
    rename(unpacked, "opinion-03", "opinion-02")
    rename(unpacked, "x", "opinion-03")


def one_byte(unpacked):
    file = unpacked / "records/opinion-02.json"
    file.write_bytes(file.read_bytes().replace(b'"text":"', b'"text":"x'))


def other_signature(unpacked):
    one, two = (unpacked / f"records/opinion-0{number}.p7s" for number in (1, 2))
    two.write_bytes(one.read_bytes())


def no_signature(unpacked):
    (unpacked / "records/opinion-02.p7s").unlink()


def other_text(unpacked):
    file = next((unpacked / "texts").iterdir())
    file.write_bytes(file.read_bytes().replace(b"body", b"bodY"))


def swapped(unpacked):
    one, two = (unpacked / "attachments" / name for name in FILES)
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)


def added(unpacked):
    (unpacked / "attachments/附件3.txt").write_bytes(b"new")


def changed_paper(unpacked):
    file = unpacked / "papers/issued.pdf"
    data = bytearray(file.read_bytes())
    data[data.index(b"stream") + 60] ^= 1
    file.write_bytes(bytes(data))


def stripped_paper(unpacked):
    file = unpacked / "papers/issued.pdf"
    file.write_bytes(file.read_bytes().replace(b"/ByteRange", b"/ByteRanch"))


@pytest.mark.parametrize(
    ("attack", "words"),
    [
        (without_last, "one is missing, or is another"),
        (without_second, "does not follow the one before"),
        (exchanged, "does not follow the one before"),
        (one_byte, "over other words"),
        (other_signature, "over other words"),
        (no_signature, "The signature is missing"),
        (other_text, "No opinion judged texts/"),
        (swapped, "No opinion judged attachments/"),
        (added, "No opinion judged attachments/附件3.txt"),
        (changed_paper, "What the file says is not what was sealed"),
        (stripped_paper, "The file carries no seal"),
    ],
)
def test_a_package_that_does_not_fit_together_is_found_even_if_the_organ_sealed_it(
    unpacked, attack, words
):
    attack(unpacked)
    resealed(unpacked)
    code, said = judged(unpacked)
    assert (code, words in said) == (1, True), said
    assert "list of sums says" in said
    assert "sealed the package as a whole" in said


def test_a_file_that_is_not_as_its_sum_is_named(unpacked):
    (unpacked / "README.txt").write_text("trust me")
    (unpacked / "attachments/plan.txt").unlink()
    (unpacked / "more.txt").write_text("")
    code, said = run(packed(unpacked, unpacked.parent / "changed.zip"))
    assert code == 1
    for words in ("README.txt was changed", "plan.txt is missing", "more.txt is not on the list"):
        assert words in said


def test_what_was_left_out_for_its_reader_is_told_and_is_no_fault(unpacked):
    (unpacked / "attachments/plan.txt").unlink()
    resealed(unpacked)
    code, said = judged(unpacked)
    assert (code, "opinion-01 judged is not, or not all" in said) == (0, True)


@pytest.mark.parametrize("junk", [b"", b"PK\x03\x04", b"%PDF-1.7", os.urandom(2000)])
def test_junk_is_refused_in_words(unpacked, junk):
    (unpacked / "junk").write_bytes(junk)
    code, said = run(unpacked / "junk", "--root", unpacked / "certificates/root.pem")
    assert (code, "[!!]" in said, "Traceback" in said) == (1, True, False)


def test_a_cut_package_is_damaged(taken, unpacked):
    (unpacked / "cut.zip").write_bytes(taken.data[:3000] + taken.data[5000:])
    code, said = run(unpacked / "cut.zip", "--root", unpacked / "certificates/root.pem")
    assert (code, "Traceback" in said) == (1, False), said


def test_who_may_not_see_the_document_gets_no_package(taken, person):
    for account in ("clerk2", "head2", "district", "firm1", None):
        assert person(account).get(f"{taken.path}/@@evidence.zip").status_code in (302, 404), (
            account
        )


def test_taking_it_is_in_the_audit_and_nothing_is_left_behind(
    taken, person, tmp_path, monkeypatch, session, site
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert person("head").get(f"{taken.path}/@@evidence.zip").status_code == 200
    assert [*tmp_path.iterdir()] == []
    told = person("auditor").get("/intranet/audit", params={"event": "evidence.taken"}).text
    assert told.count("下载证据包") >= 2


def test_a_package_of_another_authority_is_not_trusted(unpacked, tmp_path):
    ceremony.hold(tmp_path / "other", "江城市经济委员会", "http://localhost/revoked.crl")
    root = tmp_path / "other/public/root.pem"
    code, said = run(unpacked.parent / "package.zip", "--root", root)
    assert code == 1
    assert "was not sealed by this organ" in said


def test_the_records_are_those_that_rest_tells(taken, person):
    rest = person("clerk").rest("GET", f"{taken.path}/@opinions").json()["items"]
    with ZipFile(io.BytesIO(taken.data)) as opened:
        for position, item in enumerate(rest, 1):
            data = opened.read(f"records/opinion-{position:02}.json")
            assert data.decode() == item["record"]
            assert json.loads(data)["digest"]
