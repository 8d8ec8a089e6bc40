"""HEAD is GET without the body.

Zope looks for a method ``HEAD`` on the object instead, inherited from WebDAV: for folders it
answers 404 although GET is 200, for other content with type and length of something else.
"""


def as_get(event) -> None:
    """Publish a HEAD request as GET; subscriber to the start of every request.

    The server (waitress, or the proxy) drops the body: it looks at what came over the wire.
    """
    request = event.request
    if request.environ.get("REQUEST_METHOD") == "HEAD":
        request.environ["REQUEST_METHOD"] = "GET"
        request.method = "GET"
