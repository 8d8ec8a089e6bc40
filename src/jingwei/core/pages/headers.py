"""Security headers on every answer, errors too."""

from plone import api


# Patternslib and TinyMCE set style attributes; scripts may only come from files of ours.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
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
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}


def add(event) -> None:
    """Set the headers; pages for a logged-in person are kept by nobody on the way."""
    request = event.request
    response = request.response
    for name, value in HEADERS.items():
        response.setHeader(name, value)
    response.headers.pop("x-powered-by", None)
    static = "++theme++" in request.get("URL", "") or "++plone++" in request.get("URL", "")
    user = request.get("AUTHENTICATED_USER")
    if not static and user is not None and user.getId() and not api.user.is_anonymous():
        response.setHeader("Cache-Control", "no-store")
