"""HEAD answers as GET does, without the body, on every page and file of the site."""


def as_get(event) -> None:
    """Publish a HEAD request as a GET; stock content would answer it by WebDAV's rules."""
    request = event.request
    if request.environ.get("REQUEST_METHOD") == "HEAD":
        request.method = "GET"
        request.set("REQUEST_METHOD", "GET")


def drop_body(event) -> None:
    """Keep status and headers, and the length that the body would have had."""
    request = event.request
    if request.environ.get("REQUEST_METHOD") != "HEAD":
        return
    response = request.response
    if isinstance(response.body, bytes) and response.body:
        response.setHeader("Content-Length", str(len(response.body)))
    response.body = b""
    response.stdout.seek(0)
    response.stdout.truncate()
