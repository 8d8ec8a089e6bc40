"""Results that stay right as long as nothing in the catalog changes.

The catalog counts its changes, and a reader sees the count that belongs to its state of the
database; so a result kept under that count is never stale, in no process.
"""

from collections.abc import Callable
from collections.abc import Hashable
from plone import api
from typing import TypeVar
from weakref import WeakKeyDictionary
from zope.globalrequest import getRequest


# Per database, because tests exchange it: (count, {key: result}).
_kept: WeakKeyDictionary = WeakKeyDictionary()
# Results at once: addresses are part of some keys, and a host may have many ports.
MOST = 1000
T = TypeVar("T")


def remembered(key: Hashable, compute: Callable[[], T]) -> T:
    """Return what `compute` returns for the present state.

    :param key: names all that the result depends on but for what is in the catalog: whoever may
        see more than others has another key.
    """
    request = getRequest()
    if request is None or request.get("REQUEST_METHOD") not in ("GET", "HEAD"):
        # Only who changes nothing sees a state that others see, too.
        return compute()
    catalog = api.portal.get_tool("portal_catalog")
    database, count = catalog._p_jar.db(), catalog.getCounter()
    kept_count, results = _kept.get(database, (None, {}))
    if kept_count != count:
        results = {}
        _kept[database] = (count, results)
    if key not in results:
        if len(results) >= MOST:
            results.clear()
        results[key] = compute()
    return results[key]
