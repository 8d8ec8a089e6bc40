"""Read a file of Word: its title, text and pictures, and what cannot be kept."""

from jingwei.core.exc import BadParameters
from jingwei.core.word.exc import Busy
from jingwei.core.word.structure import PLACE
from jingwei.core.word.telling import FAULTS
from jingwei.core.word.telling import GROUPS
from jingwei.core.word.telling import LOSSES
from typing import NamedTuple

import json
import os
import subprocess
import sys
import threading


__all__ = ["PLACE", "Busy", "Draft", "Picture", "losses_told", "read"]
PROGRAM = "jingwei.core.word.reading"
# As long as a person waits for a file, and for one that is being read, in seconds.
PATIENCE, TURN = 20, 2
# Few people are served at once, and a file may be made to be slow: one at a time leaves room for
# everybody else.
_reading = threading.BoundedSemaphore(1)


class Picture(NamedTuple):
    """A picture: its number in the text, ``.png`` or ``.jpg``, and its content in base64."""

    number: int
    suffix: str
    data: str


class Draft(NamedTuple):
    """What a file is made of: `title` is "" if none was recognised; `html` has pictures at
    `PLACE`; `losses`: code -> count.
    """

    title: str
    html: str
    headings: int
    losses: dict[str, int]
    pictures: list[Picture]


def read(stream) -> Draft:
    """Read a file in a program of its own; takes half a second.

    :raises BadParameters: with a sentence for the field ``file`` that says what is wrong.
    :raises Busy: another file is being read.
    """
    if not _reading.acquire(timeout=TURN):
        raise Busy
    try:
        told = _told(stream)
    finally:
        _reading.release()
    if "fault" in told:
        raise _refusal(told["fault"])
    pictures = [Picture(**one) for one in told.pop("pictures")]
    return Draft(**told, pictures=pictures)


def _told(stream) -> dict:
    """What the program says of a file."""
    try:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", PROGRAM],
            stdin=stream,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _refusal("time") from None
    if done.returncode:
        # It ended over the memory or the time that it was given.
        raise _refusal("time")
    return json.loads(done.stdout)


def _refusal(code: str) -> BadParameters:
    return BadParameters(FAULTS[code], errors=[{"field": "file", "message": FAULTS[code]}])


def losses_told(losses: dict[str, int]) -> list[dict]:
    """Losses by group, gravest first: ``title`` of the group and ``rows`` of count and words."""
    told = []
    for group, title in GROUPS.items():
        found = (
            (losses.get(code, 0), words) for code, (of, words) in LOSSES.items() if of == group
        )
        rows = [{"count": count, "words": words} for count, words in found if count]
        if rows:
            told.append({"id": group, "title": title, "rows": rows})
    return told
