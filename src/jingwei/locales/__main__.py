"""``python -m jingwei.locales join | check | compile``."""

from jingwei.locales import parts
from jingwei.locales.compiled import compile_all

import sys


def join() -> int:
    """Write the catalogs from the parts."""
    for path, text in parts.catalogs().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


def compile_() -> int:
    """Write the compiled catalogs that are not current."""
    compile_all(parts.HERE)
    return 0


def check() -> int:
    """Print what is missing, stale, uneven or old; needs the packages of the tests."""
    from jingwei.locales.check import problems

    found = problems()
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    command = {"join": join, "check": check, "compile": compile_}.get(" ".join(sys.argv[1:]))
    sys.exit(command() if command else __doc__)
