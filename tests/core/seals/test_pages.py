"""The auditor's page of seals, and the file that is checked without the site."""

from jingwei.core.audit import api as audit
from jingwei.core.seals.__main__ import main
from jingwei.core.signing import ceremony
from jingwei.core.signing import folder

import io
import pytest
import transaction
import zipfile


PAGE = "/intranet/audit/seals"
FILE = "/intranet/audit/sealed.zip"


@pytest.fixture
def sealed(site, seal_all):
    """Something sealed."""
    with site.open(user="clerk"):
        entry = audit.record("opened", mark="癸")
        transaction.commit()
    seal_all()
    return entry


@pytest.fixture
def root(site, tmp_path):
    """The root certificate, as the auditor got it once."""
    with site.open():
        public = folder.path() / "public" / "root.pem"
    kept = tmp_path / "root.pem"
    kept.write_bytes(public.read_bytes())
    return kept


@pytest.fixture
def taken(sealed, person, tmp_path):
    """The file that the auditor took away."""
    answer = person("auditor").get(FILE)
    assert answer.status_code == 200
    file = tmp_path / "audit.zip"
    file.write_bytes(answer.content)
    return file


def test_the_auditor_reads_that_the_audit_is_whole(sealed, person):
    page = person("auditor").get(f"{PAGE}?check=1").text
    assert "审计日志完整" in page


@pytest.mark.parametrize("account", ["clerk", "leader", "sysadmin", "secadmin", "district"])
@pytest.mark.parametrize("address", [PAGE, FILE])
def test_nobody_else_has_page_or_file(sealed, person, account, address):
    assert person(account).get(address).status_code in (403, 404)


@pytest.mark.parametrize("address", [PAGE, FILE])
def test_visitors_are_sent_to_the_log_in(sealed, person, address):
    answer = person(None).get(address)
    assert answer.status_code == 302
    assert "/login" in answer.headers["Location"]


def test_the_file_is_found_whole_without_the_site(taken, root, capsys):
    assert main([str(taken), "--root", str(root)]) == 0
    assert " 0 faults" in capsys.readouterr().out


def test_one_changed_word_in_the_file_is_found(taken, root, sealed, tmp_path, capsys):
    forged = rewritten(taken, tmp_path, "癸".encode(), "子".encode())
    assert main([str(forged), "--root", str(root)]) == 1
    told = capsys.readouterr().out
    assert sealed.id in told
    assert "changed after it was sealed" in told


def test_a_removed_line_is_found(taken, root, sealed, tmp_path, capsys):
    with zipfile.ZipFile(taken) as package:
        lines = package.read("events-trail.jsonl").splitlines(keepends=True)
    (line,) = [one for one in lines if sealed.id.encode() in one]
    forged = rewritten(taken, tmp_path, line, b"")
    assert main([str(forged), "--root", str(root)]) == 1
    assert "removed after it was sealed" in capsys.readouterr().out


def test_seals_of_another_authority_prove_nothing(taken, tmp_path, capsys):
    ceremony.hold(tmp_path / "keys", "别的机关", "http://localhost/revoked.crl", b"")
    root = tmp_path / "keys" / "public" / "root.pem"
    assert main([str(taken), "--root", str(root)]) == 1
    assert "not of this organ" in capsys.readouterr().out


def test_anything_else_is_no_such_file(root, tmp_path, capsys):
    file = tmp_path / "x.zip"
    file.write_bytes(b"no archive")
    assert main([str(file), "--root", str(root)]) == 2
    assert "no file of a sealed audit" in capsys.readouterr().err


def rewritten(file, tmp_path, old: bytes, new: bytes):
    """The package with other bytes in its events."""
    made = tmp_path / "forged.zip"
    with zipfile.ZipFile(file) as package, zipfile.ZipFile(made, "w") as out:
        for name in package.namelist():
            data = package.read(name)
            if name.startswith("events-trail"):
                assert old in data
                data = data.replace(old, new)
            out.writestr(name, data)
    return made


def test_the_file_names_no_key(taken):
    with zipfile.ZipFile(io.BytesIO(taken.read_bytes())) as package:
        assert not any(b"PRIVATE KEY" in package.read(name) for name in package.namelist())
