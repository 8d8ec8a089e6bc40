"""HEAD is GET without the body.

Zope looks for a method ``HEAD`` on the object instead, inherited from WebDAV: for folders it
answers 404 although GET is 200, for other content with type and length of something else.
"""

MARK = "jingwei.head"


def as_get(event) -> None:
    """Publish a HEAD request as GET; subscriber to the start of every request."""
    request = event.request
    if request.environ.get("REQUEST_METHOD") == "HEAD":
        request.environ["REQUEST_METHOD"] = "GET"
        request.environ[MARK] = True
        request.method = "GET"


def drop_body(event) -> None:
    """Keep status, headers and the length that the body would have had; subscriber to the end.

    Waitress sends whatever body it is given, and the next answer on the connection is lost.
    """
    request = event.request
    if not request.environ.get(MARK):
        return
    response = request.response
    if isinstance(response.body, bytes) and response.body:
        response.setHeader("Content-Length", str(len(response.body)))
    response.body = b""
    response.stdout.seek(0)
    response.stdout.truncate()
