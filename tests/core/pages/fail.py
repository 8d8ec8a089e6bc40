"""A view that raises what it is told to.

``misread`` is what Plone's own code does with an odd parameter; in ``slip`` the same sort of error
comes out of code of ours.
"""

from jingwei.core import exc
from jingwei.core.organisation import api as organisation
from Products.Five import BrowserView
from zExceptions import BadRequest
from zExceptions import Forbidden
from zExceptions import MethodNotAllowed
from zExceptions import NotFound
from zExceptions import Redirect
from zExceptions import Unauthorized
from ZODB.POSException import ConflictError
from ZODB.POSException import POSKeyError
from ZODB.POSException import ReadOnlyError


ERRORS = [{"field": "title", "message": "The title is missing."}]
WAYS = {
    "refusal": lambda: exc.Refusal("Not like this.", allowed=("another way",)),
    "post": lambda: exc.NotYourPost("Only the registrar may."),
    "hidden": lambda: exc.NotYoursToSee("A secret name"),
    "turn": lambda: exc.OutOfTurn("It was signed already."),
    "parameters": lambda: exc.BadParameters(errors=ERRORS),
    "unauthorized": lambda: Unauthorized("A secret name"),
    "missing": lambda: NotFound("A secret name"),
    "request": lambda: BadRequest("A secret name"),
    "method": lambda: MethodNotAllowed("A secret name"),
    "stale": lambda: Forbidden("Form authenticator is invalid."),
    "conflict": lambda: ConflictError("A secret name"),
    "readonly": lambda: ReadOnlyError("A secret name"),
    "bug": lambda: RuntimeError("A secret name"),
    "misread": lambda: ValueError("A secret name"),
    "lost": lambda: POSKeyError(b"12345678"),
    "slip": lambda: organisation.turn(()),
    "elsewhere": lambda: Redirect("http://localhost/elsewhere"),
}


class Fail(BrowserView):
    """Raises the error named by ``how``."""

    calls = 0

    def __call__(self):
        Fail.calls += 1
        raise WAYS[self.request.form["how"]]()
