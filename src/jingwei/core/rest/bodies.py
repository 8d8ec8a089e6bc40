"""REST calls that write are looked at once, before any service reads them.

The services of plone.restapi trust what `json.loads` gives them: a list, a nesting of 100 000
brackets or half a surrogate end in an error deep inside the database or the catalog. They take a
body for JSON whatever it says it is, so that a page of another site could send one; and they let
whoever makes an object choose its address, even that of a page of the site.

So the service decides what a body must be, never the header of whoever sends it.
"""

from jingwei.core.pages.api import SECRET
from jingwei.core.rest.exc import AddressIsGiven
from jingwei.core.rest.exc import ForeignPage
from jingwei.core.rest.exc import SecretInAddress
from jingwei.core.rest.exc import UnreadableBody
from jingwei.core.texts import UNWRITTEN
from plone import api
from plone.rest.interfaces import IAPIRequest
from plone.restapi.services.content.add import FolderPost
from plone.restapi.services.content.tus import TUSBaseService
from urllib.parse import parse_qs

import json
import math


METHODS = {"POST", "PATCH", "PUT", "DELETE"}
JSON = "application/json"
SHORT_NAME = "plone.shortname"
DEEPEST = 100


def check(event) -> None:
    """Refuse a call that no program of ours sends; subscriber to the end of traversal.

    :raises ForeignPage: a browser says that a page of another site sends it.
    :raises UnreadableBody: the body is no JSON object that can be worked with.
    :raises AddressIsGiven: a new object brings its own id.
    :raises SecretInAddress: a PIN or password stands where logs keep it.
    """
    request = event.request
    if not IAPIRequest.providedBy(request) or request.method not in METHODS:
        return
    if request.get_header("Origin", request["SERVER_URL"]) != request["SERVER_URL"]:
        raise ForeignPage()
    if any(SECRET.search(name) for name in parse_qs(request.get("QUERY_STRING", ""))):
        raise SecretInAddress()
    service = _service(request)
    body = request.get("BODY") or b""
    if not body or isinstance(service, TUSBaseService):
        # Pieces of a file; the services for these read nothing else.
        return
    kind = request.get_header("Content-Type") or ""
    data = read(body) if kind.startswith(JSON) else None
    if data is None:
        raise UnreadableBody()
    if "id" in data and isinstance(service, FolderPost) and not _named(data):
        raise AddressIsGiven()


def read(body: bytes) -> dict | None:
    """The object in `body`, or None for anything but readable text, finite numbers, sane depth."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) and not _too_odd(data) else None


def _service(request):
    published = request.get("PUBLISHED")
    return getattr(published, "__self__", published)


def _named(data: dict) -> bool:
    """Is the object of a type whose ids people choose, such as a unit?"""
    fti = api.portal.get_tool("portal_types").get(str(data.get("@type")))
    return SHORT_NAME in getattr(fti, "behaviors", ())


def _too_odd(data: dict) -> bool:
    level: list = [data]
    for _depth in range(DEEPEST):
        below: list = []
        for value in level:
            if isinstance(value, dict):
                below += [*value.keys(), *value.values()]
            elif isinstance(value, list):
                below += value
            elif _odd(value):
                return True
        if not below:
            return False
        level = below
    return True


def _odd(value) -> bool:
    if isinstance(value, float):
        return not math.isfinite(value)
    return isinstance(value, str) and bool(UNWRITTEN.search(value))
