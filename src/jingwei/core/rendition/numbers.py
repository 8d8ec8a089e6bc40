"""Numbers of headings and of items in lists (GB/T 9704, 7.3.3): 一、（一）1.（1）."""

import re


DIGITS = "零一二三四五六七八九"
_CHINESE = "[一二三四五六七八九十百零]{1,6}"
# What a person types before a heading, by level; any other count too.
TYPED = (
    re.compile(rf"{_CHINESE}、"),
    re.compile(rf"[（(]{_CHINESE}[）)]"),
    re.compile(r"\d{1,3}[.．、](?!\d)"),
    re.compile(r"[（(]\d{1,3}[）)]"),
)
OTHERWISE = re.compile(rf"第{_CHINESE}[章节条部]|第\d+[章节条部]|附件|[①-⑳]|\d+(\.\d+)+")
# Chapters of rules stand in the middle.
CHAPTER = re.compile(rf"第({_CHINESE}|\d+)[章编]")
BULLETS = "•◦▪"


def typed_level(text: str) -> int:
    """The level, from 1, that a typed number gives a heading; 0 if there is none."""
    return next((level for level, form in enumerate(TYPED, 1) if form.match(text)), 0)


def chinese(number: int) -> str:
    """``一`` to ``九十九``; larger numbers in digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    named = DIGITS[tens] * (tens > 1) + "十" * (tens > 0)
    return named + DIGITS[ones] * (ones > 0 or not tens)


def numbered(level: int, count: int) -> str:
    """What stands before the heading that is the `count`-th of its level."""
    if level == 1:
        return f"{chinese(count)}、"
    if level == 2:
        return f"（{chinese(count)}）"
    return f"{count}." if level == 3 else f"（{count}）"


def marker(depth: int, count: int, ordered: bool) -> str:
    """What stands before an item of a list; `depth` counts from 1."""
    if not ordered:
        return BULLETS[min(depth, len(BULLETS)) - 1]
    if depth == 3 and count <= 20:
        return chr(ord("①") + count - 1)
    return f"{count}." if depth == 1 else f"（{count}）"


class Headings:
    """Gives headings their numbers in turn; those that are typed count along."""

    def __init__(self):
        self.counts = [0, 0, 0, 0]

    def number(self, level: int, text: str) -> str:
        """The number of the next heading, "" if its text brings one."""
        level = min(level, 4)
        if OTHERWISE.match(text):
            return ""
        self.counts[level - 1] += 1
        self.counts[level:] = [0] * (4 - level)
        return "" if typed_level(text) else numbered(level, self.counts[level - 1])
