"""The auditor's page of seals, and the file that is checked without the site."""

from bs4 import BeautifulSoup
from jingwei.core.audit import api as audit
from jingwei.core.jobs.worker import JobWorker
from jingwei.core.seals.__main__ import main
from jingwei.core.signing import ceremony
from jingwei.core.signing import folder
from tests.core.seals.test_seals import forge
from tests.core.seals.test_seals import shard_of

import io
import pytest
import transaction
import zipfile


PAGE = "/intranet/audit/seals"


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
def press(person):
    """Return a function: somebody presses a button of the page, "check" or "pack"."""

    def press(button: str, account: str = "auditor"):
        page = BeautifulSoup(person("auditor").get(PAGE).text, "html.parser")
        token = page.select_one("main [name=_authenticator]")["value"]
        data = {"_authenticator": token}
        return person(account).post(f"/intranet/audit/{button}-seals", data)

    return press


@pytest.fixture
def jobs(person, session):
    """Return a function: the auditor's jobs when all of them are done, newest first."""

    def jobs() -> list[dict]:
        worker = JobWorker()
        while worker.work(session):
            pass
        return person("auditor").rest("GET", "/intranet/jobs/@jobs").json()["items"]

    return jobs


@pytest.fixture
def taken(sealed, person, press, jobs, tmp_path):
    """The file that the auditor took away."""
    assert press("pack").status_code == 302
    answer = person("auditor").get(jobs()[0]["result"].split("/jingwei", 1)[1])
    assert answer.status_code == 200
    file = tmp_path / "audit.zip"
    file.write_bytes(answer.content)
    return file


def test_the_auditor_reads_that_the_audit_is_whole(sealed, person, press, jobs):
    assert press("check").headers["Location"].endswith("/intranet/jobs")
    assert jobs()[0]["state"] == "done"
    page = person("auditor").get(PAGE).text
    assert "审计日志完整" in page and "处不一致" not in page


def test_the_auditor_reads_which_events_were_changed(sealed, site, person, press, jobs):
    forge(site, lambda: put(sealed._replace(person="head")))
    press("check")
    jobs()
    page = BeautifulSoup(person("auditor").get(PAGE).text, "html.parser")
    told = page.select_one("main [role=alert]").get_text(" ", strip=True)
    assert "发现1处不一致" in told and sealed.id in told and "被更改" in told
    forge(site, lambda: put(sealed))


def test_two_clicks_are_one_job(sealed, press, jobs):
    before = len(jobs())
    press("check")
    press("check")
    press("pack")
    assert len(jobs()) == before + 2


@pytest.mark.parametrize("button", ["check", "pack"])
@pytest.mark.parametrize("account", ["clerk", "leader", "sysadmin", "secadmin", "district"])
def test_nobody_else_asks_for_them(sealed, press, person, account, button):
    assert press(button, account).status_code in (403, 404)
    found = person(account).rest("GET", "/intranet/jobs/@jobs")
    assert found.status_code in (403, 404) or found.json()["items"] == []


@pytest.mark.parametrize("button", ["check", "pack"])
def test_a_link_or_a_page_of_another_site_asks_for_nothing(sealed, person, jobs, button):
    before = len(jobs())
    path = f"/intranet/audit/{button}-seals"
    assert person("auditor").get(path).status_code == 302
    assert person("auditor").post(path, {}).status_code == 403
    assert len(jobs()) == before


def test_the_file_is_for_who_is_an_auditor_still(sealed, press, jobs, person, site):
    press("pack")
    result = jobs()[0]["result"].split("/jingwei", 1)[1]
    assert person("clerk").get(result).status_code == 404
    post = "/intranet/organisation/administration/audit"
    assert person("secadmin").rest("PATCH", post, holders=["planninghead"]).status_code == 204
    assert person("auditor").get(result).status_code in (403, 404)
    assert person("secadmin").rest("PATCH", post, holders=["auditor"]).status_code == 204


@pytest.mark.parametrize("account", ["clerk", "leader", "sysadmin", "secadmin", "district"])
def test_nobody_else_has_the_page(sealed, person, account):
    assert person(account).get(PAGE).status_code in (403, 404)


def test_visitors_are_sent_to_the_log_in(sealed, person):
    answer = person(None).get(PAGE)
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


def put(entry) -> None:
    """Let the trail hold an event as it is here."""
    shard_of(entry)[-entry.key] = entry[1:]


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
