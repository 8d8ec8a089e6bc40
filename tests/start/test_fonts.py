"""Fonts come from Debian, or a sentence says that they do not."""

from tests.core.rendition.measure import FONTS

import os
import shutil
import subprocess


SCRIPT = FONTS.parent / "fonts.sh"


def run(folder, **environment) -> subprocess.CompletedProcess:
    """Run the script as that of another checkout."""
    place = folder / "instance"
    place.mkdir(exist_ok=True)
    shutil.copy(SCRIPT, place)
    return subprocess.run(
        [place / "fonts.sh"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_without_network_a_sentence_says_what_is_missing(tmp_path):
    settings = tmp_path / "apt.conf"
    lists = f'Dir::State::lists "{tmp_path}/lists";\n'
    settings.write_text(
        f'{lists}Acquire::http::Proxy "http://127.0.0.1:9";\nAcquire::Retries "0";\n'
    )
    done = run(tmp_path, APT_CONFIG=str(settings))
    assert done.returncode == 1
    assert "no PDF can be made" in done.stderr
    assert "暂不能生成 PDF" in done.stderr


def test_fonts_that_are_there_are_left_alone(tmp_path):
    (tmp_path / "instance").mkdir()
    shutil.copytree(FONTS, tmp_path / "instance" / "fonts", ignore=shutil.ignore_patterns("own"))
    done = run(tmp_path, PATH="/usr/bin:/bin")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path):
    (tmp_path / "instance").mkdir()
    (tmp_path / "instance" / "fonts").write_text("in the way")
    done = run(tmp_path)
    assert done.returncode == 1
    assert "cannot be written to" in done.stderr
