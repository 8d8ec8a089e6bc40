"""Negative rules: what a person may not do on a record, whatever roles are granted.

Roles given to groups only add up, so "nobody judges their own draft" and "a recused person sees
nothing" are asked separately, before any role counts: by the local-roles plugin, the user class
and the rights index (`plugins`, `index`).

A content class takes part with attributes **of the class** (Dexterity's ``__getattr__`` is
slow for missing ones):

* ``withholds(user_id)`` returns `ALL` or a set of role names;
* ``withholds_through(user_id, token)`` returns the role names that a person may not use under an
  acting token, beside those;
* ``recused``: user ids for which it returns `ALL`, read by the index. Call
  ``reindexObjectSecurity()`` after changing it.
"""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Iterator
from jingwei.core.organisation.tokens import ACTING


class _All:
    """Everything is withheld: for this person the record does not exist."""

    def __contains__(self, role) -> bool:
        return True

    def __repr__(self) -> str:
        return "ALL"


ALL = _All()
NOTHING: frozenset[str] = frozenset()


def containment(obj) -> Iterator:
    """Yield `obj` and its containers; a method stands for its object.

    Blocked acquisition of roles (``__ac_local_roles_block__``) does not cut the chain.
    """
    while obj is not None:
        yield obj
        parent = aq_parent(aq_inner(obj))
        obj = parent if parent is not None else getattr(obj, "__self__", None)


def withheld(user_id: str | None, obj) -> "_All | frozenset[str]":
    """`ALL`, or the roles that the person may not use on `obj`: its rules and its containers'."""
    result = NOTHING
    for step in containment(obj):
        record = aq_base(step)
        rule = getattr(type(record), "withholds", None)
        if rule is None:
            continue
        roles = rule(record, user_id)
        if roles is ALL:
            return ALL
        if roles:
            result = result | roles
    return result


def withheld_through(user_id: str | None, token: str, obj) -> frozenset[str]:
    """Roles that the person may not use on `obj` because they stand in under `token`."""
    result = NOTHING
    for step in containment(obj) if token.startswith(ACTING) else ():
        record = aq_base(step)
        rule = getattr(type(record), "withholds_through", None)
        result = result | rule(record, user_id, token) if rule is not None else result
    return result


def recused(obj) -> Iterator[str]:
    """Yield the ids of all people for whom `obj` or one of its containers does not exist."""
    for step in containment(obj):
        record = aq_base(step)
        if getattr(type(record), "withholds", None) is not None:
            yield from record.recused
