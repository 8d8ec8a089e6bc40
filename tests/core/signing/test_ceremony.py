"""The keys outside the database: made whole or not at all, and renewed beside old ones."""

from cryptography import x509
from jingwei.core import clock
from jingwei.core.signing import ceremony
from jingwei.core.signing import cms
from jingwei.core.signing import exc
from jingwei.core.signing import folder as keys
from tests.core.signing.judges import cms_is_sound
from tests.core.signing.judges import openssl
from tests.core.signing.judges import trust

import datetime
import os
import pytest
import stat
import subprocess
import sys


ORGAN = "江城市经济委员会"
LIST = "http://localhost/revoked.crl"
NINE_YEARS = datetime.timedelta(days=9 * 365)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    folder = tmp_path / "keys"
    monkeypatch.setenv("JINGWEI_KEYS", str(folder))
    ceremony.hold(folder, ORGAN, LIST, b"a long phrase")
    return folder


def test_a_ceremony_leaves_keys_that_sign_for_the_organ(folder, tmp_path):
    made = keys.keys()
    whole = cms.sign(cms.detached(b"paper"), made.organ, clock_service=made.clock)
    trusted = trust(tmp_path, made.root, made.root_list)
    found = cms_is_sound(tmp_path, whole, b"paper", trusted)
    assert found.sound, found.words
    assert made.name == ORGAN
    assert len(made.server.secret) == 32


def test_secret_files_are_their_owner_s_alone(folder):
    for part in ("root", "server"):
        assert stat.S_IMODE((folder / part).stat().st_mode) == 0o700
        for file in (folder / part).iterdir():
            assert stat.S_IMODE(file.stat().st_mode) == 0o600, file


def test_the_root_s_key_opens_with_its_phrase_alone(folder):
    with pytest.raises(ValueError, match="password"):
        ceremony.open_root(folder, b"another phrase")
    with pytest.raises(TypeError):
        ceremony.open_root(folder)
    assert ceremony.open_root(folder, b"a long phrase").certificate == keys.keys().root


def test_the_server_works_without_the_root_s_key(folder):
    (folder / "root/root.key").unlink()
    assert keys.keys().issuing.certificate.issuer == keys.keys().root.subject


def test_a_second_ceremony_touches_nothing(folder):
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    with pytest.raises(OSError, match="keys"):
        ceremony.hold(folder, ORGAN, LIST)
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before
    assert [one.name for one in folder.parent.iterdir()] == ["keys"]


def test_a_renewed_key_is_used_and_the_older_one_is_kept(folder):
    older = keys.keys()
    assert ceremony.renew(folder, keys.ORGAN) == 2
    assert ceremony.renew(folder, keys.SERVER) == 2
    newer = keys.keys()
    assert newer.organ.certificate != older.organ.certificate
    assert set(newer.organs) == {older.organ.certificate, newer.organ.certificate}
    assert newer.server.number == 2
    assert newer.servers[1] == older.server


def test_persons_of_both_issuing_keys_are_good(folder, tmp_path):
    root = ceremony.open_root(folder, b"a long phrase")
    older = keys.keys()
    ceremony.renew_issuing(folder, root)
    ceremony.renew(folder, keys.ORGAN)
    newer = keys.keys()
    trusted = trust(tmp_path, newer.root)
    for made in (older, newer):
        whole = cms.sign(cms.detached(b"paper"), made.organ, clock_service=made.clock)
        found = cms_is_sound(tmp_path, whole, b"paper", trusted)
        assert found.sound, found.words
    assert older.issuing.certificate.subject != newer.issuing.certificate.subject
    assert set(newer.issuers) == {older.issuing.certificate, newer.issuing.certificate}


def test_the_renewed_root_and_the_older_one_both_stand_above_what_was_signed(tmp_path, monkeypatch):
    folder = tmp_path / "keys"
    monkeypatch.setenv("JINGWEI_KEYS", str(folder))
    with clock.at(clock.now() - NINE_YEARS):
        ceremony.hold(folder, ORGAN, LIST)
    root = ceremony.open_root(folder)
    ceremony.renew_issuing(folder, root)
    older = keys.keys()
    assert older.issuing.until == older.root.not_valid_after_utc, "cut short by the root"
    for kind in (keys.ORGAN, keys.CLOCK):
        ceremony.renew(folder, kind)
    signer = keys.keys()
    signed = cms.sign(cms.detached(b"paper"), signer.organ, clock_service=signer.clock)

    ceremony.renew_root(folder, root)
    newer = keys.keys()
    assert newer.root.public_key() == older.root.public_key()
    assert newer.root.not_valid_before_utc == older.root.not_valid_before_utc
    assert newer.root.not_valid_after_utc > clock.now() + NINE_YEARS
    [kept] = (folder / "public").glob("root-*.pem")
    assert x509.load_pem_x509_certificate(kept.read_bytes()) == older.root
    for trusted in (older.root, newer.root):
        found = cms_is_sound(tmp_path, signed, b"paper", trust(tmp_path, trusted, newer.root_list))
        assert found.sound, found.words
    ceremony.renew_issuing(folder, ceremony.open_root(folder))
    assert keys.keys().issuing.until > older.root.not_valid_after_utc


def test_the_root_s_list_has_a_new_number_each_time(folder, tmp_path):
    ceremony.renew_list(folder, ceremony.open_root(folder, b"a long phrase"))
    number = keys.keys().root_list.extensions.get_extension_for_class(x509.CRLNumber).value
    assert number.crl_number == 2
    root = tmp_path / "keys/public/root"
    found = openssl("crl", "-in", f"{root}.crl", "-CAfile", f"{root}.pem", "-noout")
    assert "verify OK" in found.words


@pytest.mark.parametrize("lost", ["server/organ-1.key", "public/authority.json", "public/root.pem"])
def test_keys_that_cannot_be_read_are_refused_in_words(folder, lost):
    (folder / lost).unlink()
    with pytest.raises(exc.KeysMissing, match="cannot be read"):
        keys.keys()


def test_no_key_is_ever_written_over(folder):
    with pytest.raises(FileExistsError):
        ceremony.write(folder / "server/organ-1.key", b"")


def run(*words, phrase="a long phrase"):
    environment = os.environ | {"JINGWEI_ROOT_PHRASE": phrase}
    command = [sys.executable, "-m", "jingwei.core.signing", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, env=environment)


@pytest.mark.proof
def test_the_commands_make_and_renew_keys(tmp_path, monkeypatch):
    folder = tmp_path / "keys"
    monkeypatch.setenv("JINGWEI_KEYS", str(folder))
    words = ("--organ", ORGAN, "--list", LIST, "--keys", folder)
    assert run("ceremony", *words).returncode == 0
    again = run("ceremony", *words)
    assert (again.returncode, "already" in again.stderr) == (2, True)
    for kind in ("organ", "clock", "server", "issuing", "list", "root"):
        done = run("renew", kind, "--keys", folder)
        assert done.returncode == 0, done.stderr
    assert keys.keys().server.number == 2


def test_a_key_that_is_given_up_has_a_successor_and_cannot_be_given_up_twice(folder):
    first = keys.keys().organ.certificate
    assert run("revoke", "organ", 1, "--keys", folder).returncode == 0
    found = keys.keys()
    assert found.organ.certificate != first
    assert [line.serial for line in found.revoked] == [first.serial_number]
    again = run("revoke", "organ", 1, "--keys", folder)
    assert (again.returncode, "given up before" in again.stderr) == (2, True)
    assert keys.newest(folder, keys.ORGAN) == 2
    assert run("revoke", "organ", 7, "--keys", folder).returncode == 2
    # One that is no longer in use needs no successor.
    ceremony.renew(folder, keys.CLOCK)
    assert run("revoke", "clock", 1, "--keys", folder).returncode == 0
    assert keys.newest(folder, keys.CLOCK) == 2


def test_the_commands_refuse_a_wrong_phrase(folder):
    done = run("renew", "issuing", "--keys", folder, phrase="another phrase")
    assert done.returncode == 2
    assert keys.newest(folder, keys.ISSUING) == 1


def test_no_root_s_key_lies_open_because_somebody_forgot_the_phrase(tmp_path):
    words = ("ceremony", "--organ", ORGAN, "--list", LIST, "--keys", tmp_path / "keys")
    done = run(*words, phrase="")
    assert (done.returncode, "JINGWEI_ROOT_PHRASE" in done.stderr) == (2, True)
    assert not (tmp_path / "keys").exists()
    assert run(*words, "--without-phrase", phrase="").returncode == 0
    assert ceremony.open_root(tmp_path / "keys")


def test_one_command_at_a_time_works_on_a_folder_of_keys(folder):
    with ceremony.alone(folder):
        done = run("renew", "organ", "--keys", folder)
        assert (done.returncode, "Another command" in done.stderr) == (2, True)
    assert keys.newest(folder, keys.ORGAN) == 1
    assert run("renew", "organ", "--keys", folder).returncode == 0
