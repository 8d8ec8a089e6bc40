"""What features implement and other features may ask for."""

from zope.interface import Attribute
from zope.interface import Interface
from zope.interface.interfaces import IObjectEvent


class IRecord(Interface):
    """Content that a grid governs; see `jingwei.core.workflow.record.Record`."""


class ITransitionEffect(Interface):
    """What a transition does beside changing the state: an adapter of the record, named by it."""

    schema = Attribute("Interface with the parameters that the transition takes")

    def hindrance():
        """Return a sentence if the step makes no sense for the record now, else ""."""

    def notices():
        """Return sentences that a person should read before taking the step."""

    def check(params: dict):
        """Raise a `Refusal` if these valid parameters do not fit the record."""

    def apply(params: dict):
        """Change the record; runs after the new state is set, before anything is indexed."""

    def news(params: dict):
        """Yield what the step that was taken tells people, as `News`."""


class IActed(IObjectEvent):
    """A transition of a record has happened; fired in its transaction."""

    transition = Attribute("Transition id")
    params = Attribute("Parameters as the effect got them")
    actor = Attribute("User id, or the cause of a transition that nobody clicked")


class ITurnsChanged(IObjectEvent):
    """It may be the turn of others; fired in the transaction of whatever brought it about."""

    given = Attribute("Tokens and user ids whose turn it is now, and was not")
    taken = Attribute("Those whose turn it was, and is not")
    actor = Attribute('User id of who brought it about, "" if nobody clicked')
    news = Attribute("What the step tells people beside, a tuple of `News`")


class IAside(Interface):
    """What a higher floor shows beside a record: named adapter of (record, request)."""

    title = Attribute("Heading, a message")
    text = Attribute("What there is to say, a message; empty: the aside is not shown")
    url = Attribute("Where it leads")
    links = Attribute("Further lines, if it has any: dicts of `text` and `url`")


class IOrigin(Interface):
    """What a record hands over where another one goes back to it: an adapter of the record.

    Whoever makes the other record need not know what kind of record it is, nor its feature.
    """

    kind = Attribute("``document``, ``minutes`` or ``inquiry``")
    number = Attribute("Its number as text")
    reference = Attribute("How others cite it, read by people who may not see it; may be empty")
    unit = Attribute("Id of the unit that it was given to; empty if there is none")

    def hindrance():
        """Return a sentence if nothing is to go back to it yet, else ""."""

    def paragraphs():
        """Return its paragraphs as plain text, first to last; none where it is taken as a whole."""
