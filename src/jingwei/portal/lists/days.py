"""Days and moments as the lists keep them."""

from jingwei.core.clock import ZONE

import datetime


def seconds(moment: datetime.datetime) -> int:
    """Seconds since 1970, the order of all public lists."""
    return int(moment.timestamp())


def minute(moment: datetime.datetime | None) -> str:
    """``2026-01-12 09:30`` in the organ's time, or ""."""
    return moment.astimezone(ZONE).strftime("%Y-%m-%d %H:%M") if moment else ""


def day(value: datetime.date | None) -> str:
    """``2026-01-12`` of a day or a moment, or ""."""
    return value.strftime("%Y-%m-%d") if value else ""


def year(moment: datetime.datetime) -> str:
    """``2026`` in the organ's time."""
    return f"{moment.astimezone(ZONE):%Y}"


def excerpt(text: str, length: int = 110) -> str:
    """The beginning of a text on one line."""
    words = " ".join(text.split())
    return words if len(words) <= length else words[: length - 1] + "…"
