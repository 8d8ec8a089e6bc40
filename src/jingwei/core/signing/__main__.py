"""``python -m jingwei.core.signing COMMAND --keys FOLDER``: the keys of the authority.

* ``ceremony --organ NAME --list ADDRESS``: make all keys in a folder that does not exist yet.
* ``renew organ | clock | server | issuing | list``: make the next one beside the older ones; the
  last two need the root's key.

The root's key is sealed with the phrase in ``JINGWEI_ROOT_PHRASE``; without one it lies open, which
is for demos only. When the ceremony is over, take ``root/root.key`` to a disk that is locked away,
and bring it back for the two renewals.
"""

from jingwei.core.signing import ceremony
from jingwei.core.signing import folder as keys
from pathlib import Path

import argparse
import os
import sys


OF_ROOT = {keys.ISSUING: ceremony.renew_issuing, "list": ceremony.renew_list}


def phrase() -> bytes:
    """What opens the root's key."""
    return os.environ.get("JINGWEI_ROOT_PHRASE", "").encode()


def hold(options) -> None:
    """Make all keys."""
    ceremony.hold(options.keys, options.organ, options.list, phrase())


def renew(options) -> None:
    """Make the next one."""
    if options.kind in OF_ROOT:
        OF_ROOT[options.kind](options.keys, ceremony.open_root(options.keys, phrase()))
    else:
        ceremony.renew(options.keys, options.kind)


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
    first.set_defaults(run=hold)
    other = commands.add_parser("renew")
    other.add_argument("kind", choices=[keys.ORGAN, keys.CLOCK, keys.SERVER, *OF_ROOT])
    other.set_defaults(run=renew)
    for command in (first, other):
        command.add_argument("--keys", required=True, type=Path)
    options = parser.parse_args(argv)
    try:
        options.run(options)
    except (OSError, ValueError, TypeError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
