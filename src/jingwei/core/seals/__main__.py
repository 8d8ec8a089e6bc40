"""``python -m jingwei.core.seals FILE --root root.pem``: is a file of the sealed audit whole?

Needs no site and no database. The root certificate is the one that you got from the organ, by a way
of its own; the one in the file proves nothing. ``--noted DIGEST``, as often as you like, names a
seal that you wrote down and that must be there: nothing else tells that the last ones were cut off.
The last seal of each store is printed, to be written down and compared.
"""

from jingwei.core.seals.fault import Fault
from jingwei.core.seals.offline import check
from jingwei.core.signing import api as signing
from pathlib import Path

import argparse
import sys


def main(argv: list[str]) -> int:
    """Tell what is wrong; return 0 if nothing is."""
    parser = argparse.ArgumentParser(prog="jingwei.core.seals", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--root", required=True, type=Path)
    parser.add_argument("--noted", metavar="DIGEST", action="append", default=[])
    options = parser.parse_args(argv)
    try:
        report = check(options.file, options.root, options.noted)
    except (*signing.DAMAGED, LookupError, TypeError) as error:
        print(f"This is no file of a sealed audit: {error!r}", file=sys.stderr)
        return 2
    for fault in report.faults:
        print(_said(fault))
    for store in report.unread:
        print(f"{store}: only its seals were judged, its events are not in the file")
    for seal in report.last:
        made = f"{seal.made:%Y-%m-%d %H:%M}"
        print(f"{seal.store}: last seal {seal.number}, {made}, {seal.own_digest}")
    print(f"{report.events} events, {report.seals} seals, {len(report.faults)} faults")
    return 1 if report.faults else 0


def _said(fault: Fault) -> str:
    """Where it is, as far as it is anywhere, and what is wrong."""
    number = str(fault.number or "")
    return " ".join(filter(None, (fault.store, number, fault.event, str(fault.message))))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
