"""openssl as a judge of what we sign: it knows nothing of Jingwei."""

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
    done = subprocess.run(["openssl", *arguments], capture_output=True, text=True)
    return Verdict(done.returncode == 0, done.stdout + done.stderr)


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
