"""Results that stay right as long as nothing in the catalog changes.

The catalog counts its changes, and a reader sees the count that belongs to its state of the
database; so a result kept under that count is never stale, in no process.
"""

from collections.abc import Callable
from collections.abc import Hashable
from jingwei.core.rights import not_hidden
from plone import api
from typing import TypeVar
from weakref import WeakKeyDictionary


# Per database, because tests exchange it: (count, {key: result}).
_kept: WeakKeyDictionary = WeakKeyDictionary()
# Results at once: addresses are part of some keys, and a host may have many ports.
MOST = 500
T = TypeVar("T")


def remembered(key: Hashable, compute: Callable[[], T]) -> T:
    """Return what `compute` returns for the present state; only for what everybody may see.

    From whoever is recused from something, what everybody may see is hidden in part: it is found
    for them alone, and not kept.
    """
    catalog = api.portal.get_tool("portal_catalog")
    if not_hidden(catalog, api.user.get_current().getId() or ""):
        return compute()
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
