"""Which host names the site answers to; others are refused before anything is rendered.

Plone writes the Host header into every address of a page, and the name that a proxy puts into
the path (``/VirtualHostBase/https/name:443/...``) as well. Both must be names of ours.

Zope leaves empty steps of a path out, and follows ``.`` and ``..``, before it looks for that name:
the one is done here, too, and no browser or proxy sends the other.
"""

from jingwei.core.pages.headers import HEADERS
from urllib.parse import unquote
from zExceptions import BadRequest

import os


# Names without port, separated by commas; a site on the net names its own.
VARIABLE = "JINGWEI_HOSTS"
DEFAULT = "localhost,127.0.0.1,[::1]"
BODY = (
    '<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>400</title>'
    "<p>本站不使用这个域名或地址。</p>"
    "<p lang=en>This host name or address is not used here.</p></html>"
)
DOTS = {".", ".."}


def allowed() -> set[str]:
    """Host names that the site answers to."""
    return {name.strip().lower() for name in os.environ.get(VARIABLE, DEFAULT).split(",")}


def name_of(host: str) -> str:
    """The name in ``name:port``, ``[v6]:port`` or either alone, in lower case."""
    name, colon, port = host.strip().lower().rpartition(":")
    return name if colon and (port.isdigit() or not port) else host.strip().lower()


def asked(request) -> list[str]:
    """Names by which a request calls us; a request without any is answered by our own name."""
    host = request.get_header("Host", "")
    names = [name_of(host)] if host else []
    path = steps(request)
    for at, step in enumerate(path):
        if step == "VirtualHostBase":
            names += [name_of(host) for host in path[at + 2 : at + 3]]
    return names


def steps(request) -> list[str]:
    """Steps of the path as Zope counts them."""
    return [step for step in request.get("PATH_INFO", "").split("/") if step]


def check(event) -> None:
    """Refuse a foreign name; subscriber to the start of every request.

    :raises BadRequest: for a name that is not configured, and for a path that leads back.
    """
    back = DOTS.intersection(map(unquote, steps(event.request)))
    if not back and set(asked(event.request)) <= allowed():
        return
    refusal = BadRequest("This host name or address is not used here.")
    refusal.setBody(BODY)
    refusal.headers = dict(HEADERS)
    # Nothing may render a page for this name, not even the view of errors: the publisher hands
    # the exception on to the WSGI pipeline, which answers with the body above.
    event.request.environ["x-wsgiorg.throw_errors"] = True
    raise refusal
