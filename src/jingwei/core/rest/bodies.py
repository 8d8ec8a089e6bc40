"""Bodies of REST calls are looked at once, before any service reads them.

The services of plone.restapi trust what `json.loads` gives them: a list, a nesting of 100 000
brackets or half a surrogate end in an error deep inside the database or the catalog.
"""

from jingwei.core.rest.exc import UnreadableBody
from plone.rest.interfaces import IAPIRequest

import json
import re


METHODS = {"POST", "PATCH", "PUT", "DELETE"}
# What is no JSON: uploads in pieces, and forms.
OTHER = ("application/offset+octet-stream", "multipart/", "application/x-www-form-urlencoded")
DEEPEST = 100
# No text has these: a zero byte, or half of a pair of UTF-16.
UNREADABLE = re.compile("[\x00\ud800-\udfff]")


def check(event) -> None:
    """Refuse an unreadable body; subscriber to the end of traversal.

    :raises UnreadableBody: see `fault`.
    """
    request = event.request
    if not IAPIRequest.providedBy(request) or request.method not in METHODS:
        return
    body = request.get("BODY") or b""
    kind = request.get_header("Content-Type") or ""
    if body and not kind.startswith(OTHER) and fault(body):
        raise UnreadableBody()


def fault(body: bytes) -> bool:
    """Is `body` anything but an object of readable text, finite numbers and sane depth?"""
    try:
        data = json.loads(body, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return True
    return not isinstance(data, dict) or _too_odd(data)


def _refuse(constant: str):
    """NaN and the infinities are no JSON, though Python reads them."""
    raise ValueError(constant)


def _too_odd(data: dict) -> bool:
    level: list = [data]
    for _depth in range(DEEPEST):
        below: list = []
        for value in level:
            if isinstance(value, dict):
                below += [*value.keys(), *value.values()]
            elif isinstance(value, list):
                below += value
            elif isinstance(value, str) and UNREADABLE.search(value):
                return True
        if not below:
            return False
        level = below
    return True
