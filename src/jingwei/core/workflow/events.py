"""Events of the workflow."""

from jingwei.core.workflow.interfaces import IActed
from jingwei.core.workflow.interfaces import ITurnsChanged
from zope.interface import implementer
from zope.interface.interfaces import ObjectEvent


@implementer(IActed)
class Acted(ObjectEvent):
    """See `IActed`."""

    def __init__(self, record, transition: str, params: dict, actor: str):
        super().__init__(record)
        self.transition = transition
        self.params = params
        self.actor = actor


@implementer(ITurnsChanged)
class TurnsChanged(ObjectEvent):
    """See `ITurnsChanged`. `before`: whose turn it was."""

    def __init__(self, record, before: tuple[str, ...], actor: str = "", news: tuple = ()):
        super().__init__(record)
        self.given = tuple(token for token in record.pending if token not in before)
        self.taken = tuple(token for token in before if token not in record.pending)
        self.actor = actor
        self.news = news
