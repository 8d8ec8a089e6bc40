"""Lists that everybody sees alike, found once for all."""

from collections.abc import Callable
from collections.abc import Hashable
from jingwei.core import memo
from jingwei.core.rights import not_hidden
from plone import api
from typing import TypeVar


T = TypeVar("T")


def remembered(key: Hashable, compute: Callable[[], T]) -> T:
    """Return what `compute` returns for the present state; only for what everybody may see.

    From whoever is recused from something, what everybody may see is hidden in part: it is found
    for them alone, and not kept.
    """
    catalog = api.portal.get_tool("portal_catalog")
    hidden = not_hidden(catalog, api.user.get_current().getId() or "")
    return compute() if hidden else memo.remembered(key, compute)
