"""Nobody mounts the site as a network drive."""


def forgo(event) -> None:
    """Treat no request as one of WebDAV; subscriber to the start of every request.

    Zope makes such clients a place to put something wherever there is nothing, with an answer of
    its own: that would tell which addresses are taken.
    """
    event.request.maybe_webdav_client = 0
