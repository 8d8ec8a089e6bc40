"""What was left out of a file of the sealed audit breaks nothing of the rest, and is named."""

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from jingwei.core.audit import api as audit
from jingwei.core.seals.__main__ import main
from jingwei.core.seals.seal import seals
from jingwei.core.signing import ceremony
from jingwei.core.signing import certificates
from jingwei.core.signing import folder
from tests.core.seals.test_pages import jobs
from tests.core.seals.test_pages import press
from tests.core.seals.test_pages import root
from tests.core.seals.test_pages import sealed
from tests.core.seals.test_pages import taken

import json
import pytest
import transaction
import zipfile


__all__ = ["jobs", "press", "root", "sealed", "taken"]
TRAIL = "events-trail.jsonl"


@pytest.fixture
def told(taken, root, tmp_path, capsys):
    """Return a function: exit code and words of the command about the file with other parts.

    `change(name, data)` gives the bytes of a part, None to leave it out.
    """

    def told(change=lambda name, data: data, more=(), options=()):
        made = tmp_path / "changed.zip"
        with zipfile.ZipFile(taken) as package, zipfile.ZipFile(made, "w") as out:
            parts = [(name, change(name, package.read(name))) for name in package.namelist()]
            for name, data in (*parts, *more):
                if data is not None:
                    out.writestr(name, data)
        code = main([str(made), "--root", str(root), *options])
        return code, capsys.readouterr().out

    return told


def test_a_damaged_file_is_no_file_of_a_sealed_audit(taken, root, tmp_path, capsys):
    """Which is another thing than an audit with faults: fetch the file again."""
    made = tmp_path / "damaged.zip"
    with zipfile.ZipFile(taken) as package, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name in package.namelist():
            out.writestr(name, package.read(name))
    data = bytearray(made.read_bytes())
    at = data.index(b"seals.jsonl") + len("seals.jsonl")
    data[at : at + 28] = b"\xff" * 28
    made.write_bytes(data)
    assert main([str(made), "--root", str(root)]) == 2
    assert "no file of a sealed audit" in capsys.readouterr().err


@pytest.fixture(autouse=True)
def earlier(site, seal_all):
    """A seal of each store before all others of the test."""
    with site.open(user="clerk"):
        audit.record("opened", mark="壬")
        transaction.commit()
        audit.aside("opened", mark="辛")
    seal_all()


def without(*names):
    return lambda name, data: None if name in names or name[-4:] in names else data


def only(store):
    """Leave the seals of one store."""

    def change(name, data):
        if name != "seals.jsonl":
            return data
        lines = [one for one in data.splitlines() if json.loads(one)["data"]["store"] == store]
        return b"".join(line + b"\n" for line in lines)

    return change


def last(site):
    """Name -> newest seal of each store."""
    with site.open():
        return {name: seals().last(name) for name in seals().stores}


def beside(site):
    """Name of the store beside the database."""
    return next(name for name in last(site) if name != "trail")


def test_without_the_events_of_the_database_nothing_is_proved(told):
    code, said = told(without(TRAIL))
    assert (code, "The events of the database are missing" in said) == (1, True), said


def test_without_the_seals_of_the_database_nothing_is_proved(told, site):
    store = beside(site)
    code, said = told(lambda *part: only(store)(*part) if part[0] != TRAIL else None)
    assert (code, "The seals of the events of the database are missing" in said) == (1, True), said


def test_events_without_any_seal_are_named(told, site, sealed):
    store = beside(site)
    code, said = told(only(store))
    assert code == 1
    assert f"trail {sealed.id} No seal covers the event." in said


def test_an_event_behind_the_last_seal_is_named(told, sealed):
    line = json.dumps({**sealed._asdict(), "key": "f" * 16}).encode() + b"\n"
    code, said = told(lambda name, data: data + line if name == TRAIL else data)
    assert (code, f"trail {'f' * 16} No seal covers the event." in said) == (1, True), said


def test_of_a_store_without_events_the_file_proves_its_seals_alone_and_says_so(told, site):
    store = beside(site)
    code, said = told(without(f"events-{store}.jsonl"))
    assert (code, f"{store}: only its seals were judged" in said) == (0, True), said
    assert "only its seals" not in told()[1]


def test_a_missing_list_of_revoked_certificates_is_named(told):
    code, said = told(without(".crl"))
    assert (code, "list of revoked certificates of an issuing key is missing" in said) == (1, True)


def test_a_list_that_the_authority_did_not_sign_counts_for_nothing(told, site, tmp_path):
    """Else whoever had the file could give keys up, or hide that they were."""
    ceremony.hold(tmp_path / "other", "江城市经济委员会", "http://localhost/revoked.crl")
    with site.open():
        serial = folder.keys().organ.certificate.serial_number
        moment = folder.keys().organ.certificate.not_valid_before_utc
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JINGWEI_KEYS", str(tmp_path / "other"))
        other = folder.keys().issuing
        reason = x509.ReasonFlags.key_compromise
        lines = [certificates.Revoked(serial, moment, reason, other.certificate.subject)]
        forged = certificates.revocation_list(other, 1, lines).public_bytes(Encoding.DER)
    code, said = told(more=[("revoked-9.crl", forged)])
    assert (code, "is of another authority" in said, "1 faults" in said) == (1, True, True), said


def test_the_last_seal_of_each_store_is_printed_to_be_compared(told, site):
    code, said = told()
    assert code == 0
    for name, seal in last(site).items():
        (line,) = [one for one in said.splitlines() if one.startswith(f"{name}: last seal")]
        assert f"seal {seal.number}," in line and seal.own_digest in line


def test_a_seal_that_was_noted_is_missed_if_it_was_cut_off(told, site):
    noted = last(site)["trail"].own_digest
    options = ("--noted", noted.upper(), "--noted", last(site)[beside(site)].own_digest)
    assert told(options=options)[0] == 0

    def cut(name, data):
        if name == "seals.jsonl":
            lines = [one for one in data.splitlines(True) if not is_last(json.loads(one)["data"])]
            return b"".join(lines)
        if name != TRAIL:
            return data
        lines = data.splitlines(True)
        return b"".join(one for one in lines if int(json.loads(one)["key"], 16) <= since)

    def is_last(facts):
        return (facts["store"], facts["number"]) == ("trail", number)

    seal = last(site)["trail"]
    number, since = seal.number, seal.since
    assert told(cut)[0] == 0
    code, said = told(cut, options=options)
    assert (code, f"{noted.upper()} No seal has this digest" in said) == (1, True), said
