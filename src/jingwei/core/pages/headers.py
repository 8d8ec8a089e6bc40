"""Security headers on every answer, errors too, and how long answers may be kept."""

from ZPublisher.HTTPResponse import HTTPBaseResponse


# Scripts come from files of ours only. Styles: Plone's widgets (patternslib, the rich-text editor)
# set style attributes and insert style elements from their scripts, and rich text may carry
# `text-align`; none of that can run code, so 'unsafe-inline' stands for styles alone.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}
# Plone's name for an answer that the theme leaves alone; a matter between server and page.
FINISHED = "X-Theme-Disabled"
YEAR = "public, max-age=31536000, immutable"


def add(event) -> None:
    """Set the headers; subscriber to the end of every request, good or bad."""
    request, response = event.request, event.request.response
    response.headers.pop(FINISHED.lower(), None)
    for name, value in HEADERS.items():
        response.setHeader(name, value)
    if is_versioned(request) and response.status == 200:
        response.setHeader("Cache-Control", YEAR)
    elif is_private(request, response):
        response.setHeader("Cache-Control", "no-store")


def is_versioned(request) -> bool:
    """Is it a static file whose address changes with its content?"""
    url = request.get("ACTUAL_URL", "")
    return "/++webresource++" in url or ("/++theme++jingwei/" in url and "v" in request.form)


def is_private(request, response) -> bool:
    """What a person sees who is logged in, and every error, is kept by nobody on the way."""
    user = request.get("AUTHENTICATED_USER")
    person = user is not None and bool(user.getId())
    static = "/++theme++" in request.get("ACTUAL_URL", "")
    return response.status >= 400 or (person and not static)


def hide_product(event) -> None:
    """Tell nobody which software answers; done once when Zope starts.

    `HTTPBaseResponse.listHeaders` puts X-Powered-By in front of every answer, and nothing in a
    request can take it away.
    """
    listed = HTTPBaseResponse.listHeaders
    if getattr(listed, "of_jingwei", False):
        return

    def list_headers(response):
        return [(name, value) for name, value in listed(response) if name != "X-Powered-By"]

    list_headers.of_jingwei = True
    HTTPBaseResponse.listHeaders = list_headers
