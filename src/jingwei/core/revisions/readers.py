"""Who may read a text that was judged.

Whoever sees a record reads its present text, and what they judged themselves. An older text is for
those only who could see the record in the state in which it was judged: a unit that received the
issued document does not read its drafts.
"""

from collections.abc import Iterable
from plone import api


def readable(record, rows: Iterable, present: tuple) -> set[tuple]:
    """(digest, attachments) of those texts that the present person may read.

    :param rows: opinions, each with ``digest``, ``attachments``, ``person`` and ``step``.
    :param present: digest and attachments of the text as it stands.
    """
    judged: dict[tuple, list] = {}
    for row in rows:
        judged.setdefault((row.digest, row.attachments), []).append(row)
    return {
        key for key, found in judged.items() if key == tuple(present) or _may_read(record, found)
    }


def _may_read(record, rows: list) -> bool:
    user = api.user.get_current()
    if any(row.person == user.getId() for row in rows):
        return True
    grid, roles = record.grid, {*user.getRolesInContext(record)}
    states = {row.step for row in rows} & {*grid.states}
    return any(roles.intersection(grid.holders("View", state)) for state in states)
