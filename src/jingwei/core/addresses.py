"""Addresses of the web, as people type them into forms."""

from jingwei import _
from jingwei.core.exc import WrongValue
from urllib.parse import urlsplit


def web_address(value: str | None) -> bool:
    """Only whole addresses of the web lead out of the site, never a script."""
    value = value or ""
    parts = urlsplit(value)
    # Browsers take a backslash for a slash: the host that is shown would not be the one visited.
    odd = "\\" in value or any(sign.isspace() for sign in value)
    if odd or parts.scheme not in ("http", "https") or not parts.hostname:
        raise WrongValue(_("Give a whole address that begins with https:// or http://."))
    return True
