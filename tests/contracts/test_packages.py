"""What leaves the checkout is complete, and what stands in for buildout's files is like them."""

from jingwei.testing import ROOT
from zipfile import ZipFile

import subprocess
import sys
import tarfile


def built(source, target, kind: str):
    """Build a package of `source` into `target`; return its path."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", target]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    return next(target.glob("*.whl" if kind == "wheel" else "*.tar.gz"))


def test_a_wheel_of_the_source_archive_carries_profiles_theme_and_translations(tmp_path):
    with tarfile.open(built(ROOT, tmp_path, "sdist")) as archive:
        archive.extractall(tmp_path, filter="data")
    source = next(path for path in tmp_path.iterdir() if path.is_dir())
    with ZipFile(built(source, tmp_path, "wheel")) as wheel:
        names = set(wheel.namelist())
    assert {
        "jingwei/profiles/configure.zcml",
        "jingwei/profiles/default/types.xml",
        "jingwei/profiles/default/workflows/official_document/definition.xml",
        "jingwei/theme/configure.zcml",
        "jingwei/theme/jingwei/manifest.cfg",
        "jingwei/locales/zh_CN/LC_MESSAGES/jingwei.po",
        "jingwei/locales/zh_CN/LC_MESSAGES/jingwei.mo",
        "jingwei/office/documents/workflow.toml",
        "jingwei/meta.zcml",
        "jingwei/overrides.zcml",
    } <= names


def test_the_site_is_made_under_the_zcml_that_serves_it():
    ours = (ROOT / "instance" / "site.zcml").read_text(encoding="utf-8")
    served = ROOT / "instance" / "parts" / "instance" / "etc" / "site.zcml"
    assert ours == served.read_text(encoding="utf-8")
