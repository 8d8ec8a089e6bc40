"""openssl, pdfsig and qpdf as judges of what we sign: they know nothing of Jingwei."""

from cryptography.hazmat.primitives.serialization import Encoding
from typing import NamedTuple

import pathlib
import subprocess


class Verdict(NamedTuple):
    """`sound`: the judge is content; `words`: all that it said."""

    sound: bool
    words: str


def openssl(*arguments: str) -> Verdict:
    """Run ``openssl`` with `arguments`."""
    return _run("openssl", *arguments)


def trust(folder: pathlib.Path, root, *lists) -> str:
    """A file with the root and revocation lists, as ``openssl cms`` wants them."""
    file = folder / "trust.pem"
    file.write_bytes(b"".join(one.public_bytes(Encoding.PEM) for one in (root, *lists)))
    return str(file)


def cms_is_sound(
    folder: pathlib.Path, signature: bytes, data: bytes, trusted: str, *options: str
) -> Verdict:
    """``openssl cms -verify -cades`` over a detached signature."""
    (folder / "signature.der").write_bytes(signature)
    (folder / "data").write_bytes(data)
    return openssl(
        *("cms", "-verify", "-cades", "-binary", "-inform", "DER"),
        *("-in", str(folder / "signature.der"), "-content", str(folder / "data")),
        *("-CAfile", trusted, "-out", str(folder / "out"), *options),
    )


def token_is_sound(folder: pathlib.Path, token: bytes, data: bytes, trusted: str) -> Verdict:
    """``openssl ts -verify`` of a bare token over `data`."""
    (folder / "token.der").write_bytes(token)
    (folder / "stamped").write_bytes(data)
    return openssl(
        *("ts", "-verify", "-token_in", "-in", str(folder / "token.der")),
        *("-data", str(folder / "stamped"), "-CAfile", trusted),
    )


def nss(folder: pathlib.Path, root) -> str:
    """A store of certificates that trusts `root`, as ``pdfsig`` wants it."""
    store = folder / "nss"
    store.mkdir(exist_ok=True)
    (folder / "root.pem").write_bytes(root.public_bytes(Encoding.PEM))
    _run("certutil", "-N", "-d", f"sql:{store}", "--empty-password")
    done = _run(
        *("certutil", "-A", "-d", f"sql:{store}", "-n", "root", "-t", "CT,C,C"),
        *("-i", str(folder / "root.pem")),
    )
    assert done.sound, done.words
    return f"sql:{store}"


def pdfsig(folder: pathlib.Path, pdf: bytes, store: str) -> Verdict:
    """``pdfsig`` over the seal of a PDF: valid, trusted, and over all of it."""
    (folder / "sealed.pdf").write_bytes(pdf)
    found = _run("pdfsig", "-nssdir", store, str(folder / "sealed.pdf"))
    wanted = ("Signature is Valid", "Certificate is Trusted", "Total document signed")
    return Verdict(all(words in found.words for words in wanted), found.words)


def qpdf(folder: pathlib.Path, pdf: bytes) -> Verdict:
    """``qpdf --check``."""
    (folder / "checked.pdf").write_bytes(pdf)
    return _run("qpdf", "--check", str(folder / "checked.pdf"))


def _run(*command: str) -> Verdict:
    done = subprocess.run(command, capture_output=True, text=True)
    return Verdict(done.returncode == 0, done.stdout + done.stderr)
