"""Run the pip that Python carries for new environments, without installing it first.

``carried_pip.py install uv`` in an environment made with ``--without-pip`` takes 2 s; a common
environment takes 5 s more, only to install a pip that uv replaces at once.
"""

from pathlib import Path

import ensurepip
import runpy
import sys


def wheel() -> Path:
    """The wheel of pip: Debian keeps it in a folder of its own, others beside ensurepip."""
    carried = ensurepip._get_packages()["pip"]
    return Path(
        carried.wheel_path or Path(ensurepip.__file__).parent / "_bundled" / carried.wheel_name
    )


if __name__ == "__main__":
    sys.path.insert(0, str(wheel()))
    runpy.run_module("pip", run_name="__main__")
