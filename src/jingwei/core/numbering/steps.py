"""What the registrar does with numbers, as the page and REST take it."""

from collections.abc import Callable
from jingwei import _
from jingwei.core import clock
from jingwei.core.numbering import keeping
from jingwei.core.numbering.interfaces import IChosenNumbers
from jingwei.core.numbering.number import own
from plone import api
from plone.supermodel import model
from typing import NamedTuple
from zope import schema
from zope.component import getUtilitiesFor
from zope.i18nmessageid import Message
from zope.interface import provider
from zope.schema.interfaces import IContextSourceBinder
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IContextSourceBinder)
def prefixes(context) -> SimpleVocabulary:
    """Registers from which numbers can be kept: those whose features can give them later."""
    found = (one for _name, kind in getUtilitiesFor(IChosenNumbers) for one in kind.prefixes)
    return SimpleVocabulary([SimpleTerm(one, one, one) for one in dict.fromkeys(found)])


@provider(IContextSourceBinder)
def years(context) -> SimpleVocabulary:
    """This year and the last one, in which early January still signs for December."""
    year = clock.today().year
    return SimpleVocabulary([SimpleTerm(one, str(one), str(one)) for one in (year, year - 1)])


def this_year() -> int:
    """Of the organ's calendar."""
    return clock.today().year


class IReservation(model.Schema):
    """Which numbers are kept, for whom and why."""

    prefix = schema.Choice(title=_("Issuing code prefix"), source=prefixes)
    year = schema.Choice(title=_("Year"), source=years, defaultFactory=this_year)
    count = schema.Int(title=_("How many"), min=1, max=keeping.MOST, default=1)
    kept_for = schema.TextLine(
        title=_("Reserved for"), description=_("A person or unit."), max_length=100
    )
    reason = schema.Text(title=_("Reason"), min_length=2, max_length=500)


class IEnd(model.Schema):
    """Which number is declared void, and why."""

    number = schema.TextLine(title=_("Number"), max_length=40)
    reason = schema.Text(title=_("Reason"), min_length=2, max_length=500)


class Step(NamedTuple):
    """One thing to be done with the values of `schema`; `done` is said then, `told` before.

    `titled`: what it is called with the number that it is about.
    """

    title: Message
    schema: type
    take: Callable[[dict], list[str]]
    done: Message
    told: Message
    titled: Message | str = ""


def _reserve(data: dict) -> list[str]:
    return [str(number) for number in keeping.reserve(**data)]


def _release(data: dict) -> list[str]:
    keeping.release(own(data["number"]), data["reason"])
    return [data["number"]]


def _void(data: dict) -> list[str]:
    person = api.user.get_current().getId()
    keeping.void_gap(own(data["number"]), data["reason"], person)
    return [data["number"]]


STEPS = {
    "reserve": Step(
        _("Reserve numbers"),
        IReservation,
        _reserve,
        _("Reserved: ${numbers}"),
        _(
            "The next numbers of the register are kept. A document gets one when it is registered"
            " and the number is chosen there; what is not needed is released and becomes void."
        ),
    ),
    "release": Step(
        _("Release a reserved number"),
        IEnd,
        _release,
        _("Released, and void: ${numbers}"),
        _("The number becomes void; in the same year it can still be given to a document."),
        _("Release the reserved number ${number}"),
    ),
    "void": Step(
        _("Explain a gap"),
        IEnd,
        _void,
        _("Declared void: ${numbers}"),
        _("Nothing is known of the number. It becomes void, with your reason and name."),
        _("Explain the gap ${number}"),
    ),
}
