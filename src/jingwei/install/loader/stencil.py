"""Printing records from a model: the same object with other words, on other days."""

from Acquisition import aq_base
from collections.abc import Collection
from DateTime import DateTime
from jingwei.install.loader.days import Days
from jingwei.install.loader.rows import Row
from plone.uuid.interfaces import ATTRIBUTE_NAME
from zope.component import getUtility
from zope.intid.interfaces import IIntIds

import pickle


class Stencil:
    """A model from which records are printed; it has no files and lies in the catalog.

    :param own: indexes and columns that differ between its copies, beside those of every record.
    """

    def __init__(self, record, own: Collection[str] = ()):
        self.pickled = pickle.dumps(aq_base(record), pickle.HIGHEST_PROTOCOL)
        self.row = Row(record, own)

    def put(self, container, name: str, uid: str, days: Days, **values):
        """A copy in `container`, not in the catalog yet: see `enter`.

        :param uid: identifier of the copy; `values`: attributes that it does not share.
        """
        made = pickle.loads(self.pickled)  # noqa: S301 (written above)
        own = vars(made)
        for key, value in own.items():
            own[key] = days.moved(value)
        own.update(values)
        own["id"] = name
        own[ATTRIBUTE_NAME] = uid
        _move_history(made, days)
        container._setOb(name, made)
        made = container._getOb(name)
        getUtility(IIntIds).register(made)
        return made

    def enter(self, made) -> None:
        """Enter a copy in the catalog, now that it says all that it has to say."""
        self.row.enter(made)


def _move_history(made, days: Days) -> None:
    """Move what is kept in objects of its own: journal, opinions and states."""
    made.journal.turns = days.moved(made.journal.turns)
    log = getattr(made, "opinion_log", None)
    if log is not None:
        log._rows = days.moved(log.rows)
    for name, states in made.workflow_history.items():
        made.workflow_history[name] = tuple(
            {key: days.moved(value) for key, value in state.items()} for state in states
        )
    turns = made.journal.turns
    made.creation_date = DateTime(turns[0].time.timestamp())
    made.modification_date = DateTime(turns[-1].time.timestamp())
