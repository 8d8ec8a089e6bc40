"""``python -m jingwei.core.seals FILE --root root.pem``: is a file of the sealed audit whole?

Needs no site and no database. The root certificate is the one that you got from the organ, by a way
of its own; the one in the file proves nothing.
"""

from jingwei.core.seals.offline import check
from pathlib import Path
from zipfile import BadZipFile

import argparse
import sys


def main(argv: list[str]) -> int:
    """Tell what is wrong; return 0 if nothing is."""
    parser = argparse.ArgumentParser(prog="jingwei.core.seals", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--root", required=True, type=Path)
    options = parser.parse_args(argv)
    try:
        report = check(options.file, options.root)
    except (OSError, ValueError, LookupError, TypeError, BadZipFile) as error:
        print(f"This is no file of a sealed audit: {error!r}", file=sys.stderr)
        return 2
    for fault in report.faults:
        print(f"{fault.store} {fault.number} {fault.event} {fault.message}")
    print(f"{report.events} events, {report.seals} seals, {len(report.faults)} faults")
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
