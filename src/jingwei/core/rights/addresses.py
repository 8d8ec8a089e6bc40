"""Methods of our content are no pages.

Zope publishes every method that has a docstring: ``.../a-document/give_turn?tokens=me`` would run
it for whoever may look at the document. Pages and services are registered, with a permission;
nothing else of ours has an address.
"""

from Acquisition import aq_base
from persistent import Persistent
from zExceptions import NotFound


OURS = "jingwei."


def methods_have_no_address(event) -> None:
    """Refuse a request that ended at a method of a stored object of ours."""
    method = event.request.get("PUBLISHED")
    function = getattr(method, "__func__", None)
    if (
        function is not None
        and function.__module__.startswith(OURS)
        and isinstance(aq_base(method.__self__), Persistent)
    ):
        raise NotFound(event.request["URL"])
