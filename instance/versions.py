"""Write versions.cfg from requirements.lock; with ``--check`` only say whether it is current."""

from pathlib import Path

import sys


ROOT = Path(__file__).parents[1]
HEADER = "# Generated from requirements.lock by instance/versions.py; do not edit.\n[versions]\n"


def generated(lock: str) -> str:
    """Text of versions.cfg for the text of a lock file."""
    pins = [line.split("#")[0].strip() for line in lock.splitlines()]
    rows = [pin.replace("==", " = ") for pin in pins if "==" in pin]
    return HEADER + "".join(f"{row}\n" for row in rows)


def main(check: bool) -> int:
    """Write or check; return the exit code."""
    wanted = generated((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    target = ROOT / "versions.cfg"
    if not check:
        target.write_text(wanted, encoding="utf-8")
    elif target.read_text(encoding="utf-8") != wanted:
        print("versions.cfg differs from requirements.lock: run instance/versions.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
