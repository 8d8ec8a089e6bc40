"""Headings that a text goes on behind, as in ``一、征集范围。能够提供……``.

The first sentence is set as a heading if all paragraphs of its level begin with one that could be;
else none is, since they are the sentences of a list (``二、会议要求，……``).
"""

from jingwei.core.rendition import numbers

import re


# A number and a short sentence without parts.
LED = re.compile(r"[^。，；：！？\n]{2,38}。")
# Only these levels have a face of their own.
LEVELS = (1, 2)


def mark(made: list[dict]) -> None:
    """Take the headings of the paragraphs of a text out of their runs: ``led`` is
    ``{"level", "text"}``.
    """
    pars = [(block, _text(block)) for block in made if block["kind"] == "par"]
    for level in LEVELS:
        alike = [
            (block, text)
            for block, text in pars
            if numbers.typed_level(text) == level and not block["marker"]
        ]
        found = [LED.match(text) for _block, text in alike]
        if not all(
            led and led[0] != text for led, (_block, text) in zip(found, alike, strict=True)
        ):
            continue
        for led, (block, _text_of_it) in zip(found, alike, strict=True):
            block["led"] = {"level": level, "text": led[0]}
            block["runs"] = _behind(block["runs"], len(led[0]))


def _text(block: dict) -> str:
    return "".join(run.get("text", "\n") for run in block["runs"])


def _behind(runs: list[dict], count: int) -> list[dict]:
    """Runs without the first `count` signs, and without spaces and breaks behind these."""
    rest: list[dict] = []
    for run in runs:
        text = run.get("text", "")
        behind = text[count:] if rest else text[count:].lstrip(" \u3000")
        count = max(0, count - len(text))
        if behind:
            rest.append({**run, "text": behind})
        elif rest:
            rest.append(run)
    return rest
