"""A ceremony that is killed at any point is simply called again, and loses no key."""

from jingwei.core import clock
from jingwei.core.signing import ceremony
from jingwei.core.signing import cms
from jingwei.core.signing import folder as keys
from jingwei.core.signing.organ import judge_organ
from jingwei.core.signing.trust import Trust

import os
import pytest
import shutil


pytestmark = pytest.mark.proof
ORGAN, LIST = "江城市经济委员会", "http://localhost/revoked.crl"
# What changes something on the disk, or has it changed.
TOUCHING = ("mkdir", "open", "fdopen", "fsync", "link", "replace", "rename", "unlink")
KILLED = 9
CEREMONIES = {
    "hold": lambda folder: ceremony.hold(folder, ORGAN, LIST),
    "organ": lambda folder: ceremony.renew(folder, keys.ORGAN),
    "clock": lambda folder: ceremony.renew(folder, keys.CLOCK),
    "server": lambda folder: ceremony.renew(folder, keys.SERVER),
    "issuing": lambda folder: ceremony.renew_issuing(folder, ceremony.open_root(folder)),
    "list": lambda folder: ceremony.renew_list(folder, ceremony.open_root(folder)),
    "root": lambda folder: ceremony.renew_root(folder, ceremony.open_root(folder)),
    "issuing given up": lambda folder: ceremony.revoke_issuing(
        folder, 1, ceremony.open_root(folder)
    ),
    "revoke": lambda folder: ceremony.revoke(folder, keys.ORGAN, 1),
}


def killed(act, folder, after: int) -> bool:
    """Do `act` in a process that is gone before it touches the disk once more than `after` times;
    False if it was done by then.
    """
    child = os.fork()
    if not child:
        left = after

        def watched(touch):
            def counted(*words, **more):
                nonlocal left
                left -= 1
                if left < 0:
                    os._exit(KILLED)
                return touch(*words, **more)

            return counted

        for name in TOUCHING:
            setattr(os, name, watched(getattr(os, name)))
        act(folder)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED


def contents(folder) -> dict:
    """All files but the root's certificate and list, which are written anew."""
    anew = ("root.crl", "root.pem")
    files = [one for one in folder.rglob("*") if one.is_file() and one.name not in anew]
    return {file.relative_to(folder): file.read_bytes() for file in files}


def works(folder) -> bool:
    """Do the keys that are in use fit one another?"""
    keys._read.cache_clear()
    found = keys.keys()
    whole = cms.sign(cms.detached(b"x"), found.organ, moment=clock.now(), clock_service=found.clock)
    revoked = {line.serial: line.moment for line in found.revoked}
    return judge_organ(whole, b"x", Trust(found.root, found.issuers, revoked)).fault == ""


def done(name: str, folder) -> bool:
    """Is it a thing that is done once, and was done?"""
    if name == "hold":
        return folder.exists()
    found = keys.keys()
    if name == "issuing given up":
        return len(found.root_list) == 1
    return name == "revoke" and bool(found.revoked)


@pytest.fixture
def held(tmp_path):
    """Keys as a ceremony leaves them."""
    ceremony.hold(tmp_path / "held", ORGAN, LIST)
    return tmp_path / "held"


@pytest.mark.parametrize("name", CEREMONIES)
def test_whatever_was_killed_anywhere_is_called_again(held, tmp_path, monkeypatch, name):
    folder, after = tmp_path / "keys", 0
    monkeypatch.setenv("JINGWEI_KEYS", str(folder))
    before = contents(held) if name != "hold" else {}
    while True:
        shutil.rmtree(folder, ignore_errors=True)
        if name != "hold":
            shutil.copytree(held, folder)
        if not killed(CEREMONIES[name], folder, after):
            break
        if folder.exists():
            assert before.items() <= contents(folder).items()
            assert works(folder)
        if done(name, folder):
            with pytest.raises(FileExistsError):
                CEREMONIES[name](folder)
        else:
            CEREMONIES[name](folder)
        assert before.items() <= contents(folder).items()
        assert works(folder)
        after += 1
    assert after > 3


@pytest.mark.parametrize("left", ["public/organ-2.pem", "public/root.2", "server/organ-2.key.new"])
def test_what_an_older_interruption_left_behind_hinders_nothing(held, monkeypatch, left):
    monkeypatch.setenv("JINGWEI_KEYS", str(held))
    (held / left).write_bytes((held / "public/organ-1.pem").read_bytes())
    for name in ("organ", "list", "revoke"):
        CEREMONIES[name](held)
        assert works(held)
    assert len(keys.keys().revoked) == 1


def test_an_interrupted_renewal_leaves_the_key_in_use_as_it_was(held, monkeypatch):
    monkeypatch.setenv("JINGWEI_KEYS", str(held))
    used = keys.keys().organ.certificate
    assert killed(CEREMONIES["organ"], held, 6)
    keys._read.cache_clear()
    assert keys.keys().organ.certificate == used
