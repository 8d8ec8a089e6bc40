"""Events of the workflow."""

from jingwei.core.workflow.interfaces import IActed
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
