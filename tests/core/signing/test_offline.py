"""The command that judges papers, after keys of the authority were renewed or given up."""

from cryptography.hazmat.primitives.serialization import Encoding
from jingwei.core import clock
from jingwei.core.signing import ceremony
from jingwei.core.signing import certificates
from jingwei.core.signing import folder
from jingwei.core.signing.__main__ import main
from jingwei.core.signing.pades import Said
from jingwei.core.signing.pades import seal_pdf
from tests.core.signing.authority import LIST
from tests.core.signing.authority import ORGAN
from tests.core.signing.authority import paper

import datetime
import pytest


@pytest.fixture
def keys(tmp_path, monkeypatch):
    """A folder of keys."""
    monkeypatch.setenv("JINGWEI_KEYS", str(tmp_path / "keys"))
    ceremony.hold(tmp_path / "keys", ORGAN, LIST)
    return tmp_path / "keys"


@pytest.fixture
def judged(keys, tmp_path, capsys):
    """Return a function: exit code and words of the command about a paper."""

    def judge(pdf: bytes, *options) -> tuple[int, str]:
        file = tmp_path / "paper.pdf"
        file.write_bytes(pdf)
        words = ("verify", file, "--root", keys / "public/root.pem", *options)
        try:
            code = main([str(one) for one in words])
        except SystemExit as end:
            code = end.code
        return code, capsys.readouterr().out

    return judge


def sealed():
    """A paper with the keys of now."""
    found = folder.keys()
    return seal_pdf(paper(), found.organ, found.clock, Said(ORGAN, "印发", clock.now()))


def listed(tmp_path, *revoked):
    """The list of what was revoked, as anybody fetches it."""
    found = certificates.revocation_list(folder.keys().issuing, 1, revoked)
    (tmp_path / "revoked.crl").write_bytes(found.public_bytes(Encoding.DER))
    return tmp_path / "revoked.crl"


def test_papers_of_renewed_keys_stand_whichever_was_renewed(keys, judged):
    root = ceremony.open_root(keys)
    first = sealed()
    ceremony.renew_issuing(keys, root)
    ceremony.renew(keys, folder.ORGAN)
    # The clock's certificate is still of the first issuing key.
    second = sealed()
    ceremony.renew(keys, folder.CLOCK)
    for pdf in (first, second, sealed()):
        code, said = judged(pdf)
        assert code == 0, said


def test_a_revoked_key_is_noticed_with_the_list_alone(keys, judged, tmp_path):
    old = folder.keys()
    before = sealed()
    with clock.at(clock.now() + datetime.timedelta(minutes=1)):
        ceremony.revoke(keys, folder.ORGAN, 1)
    crl = listed(tmp_path, *folder.keys().revoked)
    later = clock.now() + datetime.timedelta(hours=1)
    with clock.at(later):
        stolen = seal_pdf(paper(), old.organ, old.clock, Said("", "", later))
    assert judged(before, "--crl", crl)[0] == 0
    code, said = judged(stolen, "--crl", crl)
    assert (code, "revoked before" in said) == (1, True)
    code, said = judged(stolen)
    assert (code, "a revoked key is not noticed" in said, "无法发现" in said) == (0, True, True)


def test_a_revoked_issuing_key_is_noticed_with_the_root_s_list(keys, judged):
    old = folder.keys()
    before = sealed()
    with clock.at(clock.now() + datetime.timedelta(minutes=1)):
        ceremony.revoke_issuing(keys, 1, ceremony.open_root(keys))
    later = clock.now() + datetime.timedelta(hours=1)
    with clock.at(later):
        stolen = seal_pdf(paper(), old.organ, old.clock, Said("", "", later))
        newer = sealed()
    crl = keys / "public/root.crl"
    for pdf, found in ((before, 0), (newer, 0), (stolen, 1)):
        code, said = judged(pdf, "--crl", crl)
        assert code == found, said


def test_a_list_of_another_authority_is_refused(keys, judged, tmp_path, monkeypatch):
    pdf = sealed()
    ceremony.hold(tmp_path / "other", ORGAN, LIST)
    monkeypatch.setenv("JINGWEI_KEYS", str(tmp_path / "other"))
    crl = listed(tmp_path)
    code, said = judged(pdf, "--crl", crl)
    assert (code, "another authority" in said) == (1, True)


def test_a_missing_file_is_told(keys, capsys):
    assert main(["verify", str(keys / "none.pdf")]) == 2
    assert "none.pdf" in capsys.readouterr().err
