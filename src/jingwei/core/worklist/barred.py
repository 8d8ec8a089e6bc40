"""What waits for a post and not for everybody there: nobody finds his own matter to be judged.

A record says in the index of turns beside each post who cannot take its turn, `barred_key`.
"""

from jingwei.core.organisation import api as organisation
from plone import api
from Products.CMFCore.indexing import processQueue


INDEX = "pending_with"


def barred_key(token: str, user_id: str) -> str:
    """What the index knows of a person who cannot take the turn of `token`, a post or who stands
    in there, because of what is their own or that of who is stood in for.
    """
    return f"not:{user_id}:{token}"


def waiting(user_id: str, tokens: list[str]) -> dict:
    """The part of a catalog query that finds what waits under `tokens` for a person.

    Almost nobody is barred from anything; then the query need not begin with all rows.
    """
    processQueue()
    index = api.portal.get_tool("portal_catalog").Indexes[INDEX]
    out = [key for key in _keys(user_id, tokens) if key in index._index]
    return {INDEX: {"query": tokens, "not": out} if out else tokens}


def _keys(user_id: str, tokens: list[str]) -> list[str]:
    """Of the person; and of the one for whom they stand in. With two of those it may wait for the
    other one.
    """
    found = [barred_key(token, user_id) for token in tokens]
    for token in tokens:
        people = organisation.stood_in_for(token, user_id)
        found += [barred_key(token, person) for person in people if len(people) == 1]
    return found
