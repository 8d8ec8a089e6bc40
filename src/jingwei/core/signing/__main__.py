"""``python -m jingwei.core.signing COMMAND``: the keys of the authority, and what they signed.

* ``ceremony --organ NAME --list ADDRESS [--without-phrase] [--after-version-1]``: make all keys in
  a folder that does not exist yet; the last for a site that has opinions without signatures.
* ``renew organ | clock | server | issuing | list | root``: make the next one beside the older ones;
  the last three need the root's key. The root keeps its key and gets a certificate that ends later.
* ``revoke organ | clock | issuing NUMBER``: what that key, or one below it, signs counts for
  nothing if its time stamp is later than now; the next ones are made if it was in use. The last
  needs the root's key. A stamp is the word of its clock: docs/operations.rst tells what follows.
* ``verify FILE --root root.pem [--crl LIST ...] [--clock CERTIFICATE]``: judge a sealed PDF, a
  sheet with its records or an evidence package, without the database. ``--crl`` names one list of
  revoked certificates: name that of the root and of each issuing key; those in a package count
  beside them. Without ``--root`` a package says itself whom to trust, which proves less, and
  nothing else can be judged.

Each returns 0 if all is well, 1 if what was judged does not stand, and 2 if nothing was done, with
a sentence that says why. One command at a time works on a folder of keys.

The root's key is sealed with the phrase in ``JINGWEI_ROOT_PHRASE``; ``--without-phrase`` leaves it
open, which is for demos only. When the ceremony is over, take ``root/root.key`` to a disk that is
locked away, and bring it back for what needs it.
"""

from cryptography import x509
from jingwei.core import clock
from jingwei.core.signing import ceremony
from jingwei.core.signing import folder as keys
from pathlib import Path

import argparse
import os
import sys


OF_ROOT = {
    keys.ISSUING: ceremony.renew_issuing,
    "list": ceremony.renew_list,
    keys.ROOT: ceremony.renew_root,
}
BROKEN, NOT_DONE = 1, 2


def phrase() -> bytes:
    """What opens the root's key."""
    return os.environ.get("JINGWEI_ROOT_PHRASE", "").encode()


def hold(options) -> None:
    """Make all keys.

    :raises ValueError: a phrase is missing.
    """
    if not phrase() and not options.without_phrase:
        raise ValueError("Set JINGWEI_ROOT_PHRASE, which seals the root's key.")
    with ceremony.alone(options.keys.parent):
        since = clock.now() if options.after_version_1 else None
        ceremony.hold(options.keys, options.organ, options.list, phrase(), since)


def renew(options) -> None:
    """Make the next one."""
    with ceremony.alone(options.keys):
        if options.kind in OF_ROOT:
            OF_ROOT[options.kind](options.keys, ceremony.open_root(options.keys, phrase()))
        else:
            ceremony.renew(options.keys, options.kind)


def revoke(options) -> None:
    """Give a key up."""
    with ceremony.alone(options.keys):
        if options.kind == keys.ISSUING:
            root = ceremony.open_root(options.keys, phrase())
            ceremony.revoke_issuing(options.keys, options.number, root)
        else:
            ceremony.revoke(options.keys, options.kind, options.number)


def verify(options) -> int:
    """Judge a file; whoever reads finds each step in both languages."""
    # The keys are made and renewed without what this needs.
    from jingwei.core.signing import offline
    from jingwei.core.signing.known import read_list

    root = x509.load_pem_x509_certificate(options.root.read_bytes()) if options.root else None
    lists = [read_list(file.read_bytes()) for file in options.crl]
    clocks = [x509.load_pem_x509_certificate(file.read_bytes()) for file in options.clock]
    report = offline.Offline(root, lists, clocks).verify(options.file)
    print(report.text())
    return BROKEN if report.broken else 0


def main(argv: list[str]) -> int:
    """Run one command; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="jingwei.core.signing",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True)
    first = commands.add_parser("ceremony")
    first.add_argument("--organ", required=True)
    first.add_argument("--list", required=True)
    first.add_argument("--without-phrase", action="store_true")
    first.add_argument("--after-version-1", action="store_true")
    first.set_defaults(run=hold)
    other = commands.add_parser("renew")
    other.add_argument("kind", choices=[keys.ORGAN, keys.CLOCK, keys.SERVER, *OF_ROOT])
    other.set_defaults(run=renew)
    lost = commands.add_parser("revoke")
    lost.add_argument("kind", choices=[keys.ORGAN, keys.CLOCK, keys.ISSUING])
    lost.add_argument("number", type=int)
    lost.set_defaults(run=revoke)
    for command in (first, other, lost):
        command.add_argument("--keys", required=True, type=Path)
    judge = commands.add_parser("verify")
    judge.add_argument("file", type=Path)
    judge.add_argument("--root", type=Path)
    judge.add_argument("--crl", type=Path, action="append", default=[])
    judge.add_argument("--clock", type=Path, action="append", default=[])
    judge.set_defaults(run=verify)
    options = parser.parse_args(argv)
    try:
        return options.run(options) or 0
    except (OSError, ValueError, TypeError) as error:
        print(error, file=sys.stderr)
        return NOT_DONE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
