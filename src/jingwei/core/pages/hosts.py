"""Which host names the site answers to; others are refused before anything is rendered."""

from zExceptions import BadRequest

import os


# Names without port, separated by commas; a site on the net names its own.
VARIABLE = "JINGWEI_HOSTS"
DEFAULT = "localhost,127.0.0.1"


def allowed() -> set[str]:
    """Host names that the site answers to."""
    return {name.strip().lower() for name in os.environ.get(VARIABLE, DEFAULT).split(",")}


def check(event) -> None:
    """Refuse a foreign Host header: the page would echo it in every address.

    :raises BadRequest: for a name that is not configured.
    """
    host = event.request.get_header("Host", "") or ""
    if host.rsplit(":", 1)[0].lower() not in allowed():
        raise BadRequest("This host name is not configured.")
