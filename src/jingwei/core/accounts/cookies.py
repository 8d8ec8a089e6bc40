"""Flags of every cookie that is set, and the refreshing of the one that keeps a session alive."""

from jingwei.core.accounts import tickets
from jingwei.core.accounts.sessions import KEY

import re


# A session's cookie is given anew once a minute at most.
REFRESH = 60
# Files that proxies may keep for everybody.
STATIC = re.compile(r"/\+\+(theme|webresource|plone|resource)\+\+")


def at_end(event) -> None:
    """Subscriber to the end of every request, good or bad."""
    request = event.request
    keep_alive(request)
    protect(request)


def keep_alive(request) -> None:
    """Note in the cookie that the person has asked for something; the database is not written."""
    session, plugin = request.other.get(KEY, (None, None))
    if session is None or STATIC.search(request.get("ACTUAL_URL", "")):
        return
    response, now = request.response, tickets.now()
    # Who has logged in or out in this request has got a cookie already.
    if now - session.seen >= REFRESH and plugin.cookie not in response.cookies:
        plugin.give(session._replace(seen=now), response)


def protect(request) -> None:
    """No script reads a cookie, no other site sends one along, none goes over an open line."""
    secure = request.get("SERVER_URL", "").startswith("https:")
    for cookie in request.response.cookies.values():
        cookie.update({"HttpOnly": True, "SameSite": "Lax"} | ({"Secure": True} if secure else {}))
