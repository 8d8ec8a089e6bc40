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


def listed(tmp_path, *revoked, number=1):
    """The list of what the issuing key of this number revoked, as anybody fetches it."""
    found = certificates.revocation_list(folder.keys().issuing_keys[number], 1, revoked)
    (tmp_path / f"revoked-{number}.crl").write_bytes(found.public_bytes(Encoding.DER))
    return tmp_path / f"revoked-{number}.crl"


def named(*lists):
    """Options of the command."""
    return [f"--crl={one}" for one in lists]


MISSING = "The list of revoked certificates of “内部{}” is missing"
ROOT = MISSING.format("根证书")
FIRST, SECOND = (MISSING.format(f"签发证书 {number}") for number in (1, 2))


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


def stolen_and_revoked(keys):
    """A paper that the organ's first key sealed after it was given up."""
    old = folder.keys()
    with clock.at(clock.now() + datetime.timedelta(minutes=1)):
        ceremony.revoke(keys, folder.ORGAN, 1)
    later = clock.now() + datetime.timedelta(hours=1)
    with clock.at(later):
        return seal_pdf(paper(), old.organ, old.clock, Said("", "", later))


def test_a_revoked_key_is_noticed_with_the_lists_alone(keys, judged, tmp_path):
    before, stolen = sealed(), stolen_and_revoked(keys)
    lists = named(listed(tmp_path, *folder.keys().revoked), keys / "public/root.crl")
    assert judged(before, *lists)[0] == 0
    code, said = judged(stolen, *lists)
    assert (code, "revoked before" in said) == (1, True)
    code, said = judged(stolen)
    assert (code, "a revoked key is not noticed" in said, "无法发现" in said) == (0, True, True)


def test_of_two_lists_the_earlier_moment_counts_whichever_is_named_first(keys, judged, tmp_path):
    stolen = stolen_and_revoked(keys)
    (line,) = folder.keys().revoked
    early = listed(tmp_path, line).rename(tmp_path / "early.crl")
    late = line._replace(moment=line.moment + datetime.timedelta(days=1))
    late = listed(tmp_path, late).rename(tmp_path / "late.crl")
    empty = listed(tmp_path)
    root = keys / "public/root.crl"
    for lists in ((early, late, empty), (late, empty, early)):
        code, said = judged(stolen, *named(root, *lists))
        assert (code, "revoked before" in said) == (1, True), said
    assert judged(stolen, *named(root, late, empty))[0] == 0


def test_a_revoked_issuing_key_is_noticed_with_the_root_s_list(keys, judged, tmp_path):
    old = folder.keys()
    before = sealed()
    with clock.at(clock.now() + datetime.timedelta(minutes=1)):
        ceremony.revoke_issuing(keys, 1, ceremony.open_root(keys))
    later = clock.now() + datetime.timedelta(hours=1)
    with clock.at(later):
        stolen = seal_pdf(paper(), old.organ, old.clock, Said("", "", later))
        newer = sealed()
    own = [listed(tmp_path, number=number) for number in (1, 2)]
    for pdf, found in ((before, 0), (newer, 0), (stolen, 1)):
        code, said = judged(pdf, *named(keys / "public/root.crl", *own))
        assert code == found, said


def test_whoever_names_lists_is_told_which_one_is_missing(keys, judged, tmp_path):
    first = sealed()
    ceremony.renew_issuing(keys, ceremony.open_root(keys))
    ceremony.renew(keys, folder.ORGAN)
    ceremony.renew(keys, folder.CLOCK)
    second = sealed()
    one, two = (listed(tmp_path, number=number) for number in (1, 2))
    root = keys / "public/root.crl"
    for pdf, lists, missing in (
        (first, [one], ROOT),
        (first, [root], FIRST),
        (first, [root, two], FIRST),
        (second, [root, one], SECOND),
        (first, [root, one], ""),
        (first, [root, one, two], ""),
        (second, [root, one, two], ""),
    ):
        code, said = judged(pdf, *named(*lists))
        assert (code, missing in said) == (int(bool(missing)), True), said
        assert said.count("is missing:") == code
    code, said = judged(first, *named(root, one, two))
    assert "“内部签发证书 2” counts for nothing here" in said


def test_a_list_of_another_authority_is_refused(keys, judged, tmp_path, monkeypatch):
    pdf = sealed()
    own = named(listed(tmp_path).rename(tmp_path / "own.crl"), keys / "public/root.crl")
    ceremony.hold(tmp_path / "other", ORGAN, LIST)
    monkeypatch.setenv("JINGWEI_KEYS", str(tmp_path / "other"))
    crl = named(listed(tmp_path))
    code, said = judged(pdf, *crl)
    assert (code, "another authority" in said, FIRST in said) == (1, True, True)
    code, said = judged(pdf, *own, *crl)
    assert (code, "another authority" in said) == (1, True)


def test_a_missing_file_is_told(keys, capsys):
    assert main(["verify", str(keys / "none.pdf")]) == 2
    assert "none.pdf" in capsys.readouterr().err
