"""What lies in the repository, and what must not be in it."""

from jingwei.testing import ROOT

import re
import subprocess


TRACKED = subprocess.run(
    ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True
).stdout.split("\0")[:-1]
BINARY = (".png", ".ico", ".jpg", ".fs", ".gz", ".xz", ".woff2", ".pdf", ".lock")
KINDS = ("breaking", "feature", "bugfix", "internal", "documentation", "tests")
TOP = {
    *("README.rst", "buildout.cfg", "versions.cfg", "pyproject.toml", "requirements.lock"),
    *("Makefile", ".ci", ".gitignore", "docs", "news", "src", "profiles", "theme", "instance"),
    *("tests", "LICENSE", "CHANGES.rst"),
}


def text_files(*suffixes: str) -> dict[str, str]:
    """Tracked text files: path -> text."""
    wanted = [p for p in TRACKED if p.endswith(suffixes) and not p.endswith(BINARY)]
    return {p: (ROOT / p).read_text(encoding="utf-8") for p in wanted if (ROOT / p).is_file()}


def test_the_top_level_is_as_prescribed():
    assert {path.split("/")[0] for path in TRACKED} <= TOP


def test_nothing_generated_is_tracked():
    generated = re.compile(r"__pycache__|\.py[co]$|\.mo$|\.egg-info|^instance/(var|parts)/|\.orig$")
    assert [path for path in TRACKED if generated.search(path)] == []


def test_no_file_names_a_machine_or_a_home():
    machine = re.compile(r"(?<![\w.>])/(?:work|tmp|root|home/\w+|Users/\w+)/(?!\*)[\w.-]")
    found = [
        f"{path}: {match[0]}"
        for path, text in text_files("").items()
        for match in machine.finditer(text)
        if path != "tests/contracts/test_tree.py"
    ]
    assert found == []


def test_pages_and_styles_load_nothing_from_other_hosts():
    foreign = re.compile(
        r"""(?:src|url|href|action|srcset)\s*(?:=\s*["']|\()\s*["']?(?:https?:)?//"""
    )
    link = re.compile(r"""<a\s[^>]*$""")
    found = []
    for path, text in text_files(".pt", ".html", ".css", ".scss", ".js", ".svg").items():
        for match in foreign.finditer(text):
            # A link that a person may follow loads nothing.
            if not link.search(text[: match.start()]) and path.startswith(("src/", "theme/")):
                found.append(f"{path}: {match[0]}")
    assert found == []


def test_templates_carry_no_inline_script_or_style():
    inline = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>|\son\w+=[\"']|\sstyle=[\"']|<style[\s>]")
    found = [
        f"{path}: {match[0]}"
        for path, text in text_files(".pt", ".html").items()
        for match in inline.finditer(text)
        if path.startswith(("src/", "theme/"))
    ]
    assert found == []


def test_news_are_sentences_of_a_known_kind():
    for path in TRACKED:
        if path.startswith("news/") and path != "news/.gitkeep":
            kind = path.rpartition(".")[2]
            assert kind in KINDS, path
            text = (ROOT / path).read_text(encoding="utf-8").strip()
            assert text[0].isupper() or text[0] == "`", path
            assert text.endswith("."), path


def test_the_time_is_asked_from_the_clock_only():
    elsewhere = re.compile(r"datetime\.now\(|date\.today\(|utcnow\(|DateTime\(\)")
    found = [
        path
        for path, text in text_files(".py").items()
        if path.startswith("src/")
        and path != "src/jingwei/core/clock.py"
        and elsewhere.search(text)
    ]
    assert found == []
