"""Passwords and PINs leave a request that fails before it is logged.

Zope's log of errors keeps every field of a form but those that are called passwords, and the body
of a REST call as it came.
"""

import re


# Names of fields whose values nobody but their owner may read.
SECRET = re.compile(r"passw|(?<![a-z])pin(?![a-z])", re.IGNORECASE)
HIDDEN = "—"


def forget(event) -> None:
    """Remove them; subscriber to the end of a request that is aborted, before errors are logged."""
    request = event.request
    for name in [name for name in request.form if SECRET.search(name)]:
        request.form[name] = HIDDEN
    for name in [name for name in request.other if SECRET.search(name)]:
        request.other[name] = HIDDEN
    if "BODY" in request.other:
        request.other["BODY"] = HIDDEN
