"""Where the files of the profiles lie: beside the package in a checkout, inside it in a wheel."""

from pathlib import Path

import jingwei


def profile_file(name: str) -> Path:
    """Path of a file below ``profiles``, such as ``demo/documents.toml``."""
    package = Path(jingwei.__file__).parent
    inside = package / "profiles"
    folder = inside if inside.exists() else package.parents[1] / "profiles"
    return folder / name
