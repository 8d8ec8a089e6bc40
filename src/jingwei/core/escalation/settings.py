"""What the office may set for reminders, in Plone's registry."""

from jingwei import _
from jingwei.core.audit.api import events
from jingwei.core.escalation.interfaces import IEscalating
from jingwei.core.escalation.ladder import Ladder
from jingwei.core.escalation.ladder import Rung
from plone.registry.interfaces import IRegistry
from zope import schema
from zope.component import getGlobalSiteManager
from zope.component import getUtility
from zope.i18nmessageid import Message
from zope.interface import Interface
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


class IReminderSettings(Interface):
    """Days that differ from those that the ladders of the features say."""

    days = schema.Dict(
        title=_("Working days between a day in time and its reminders"),
        description=_(
            "For steps such as deadline.late. What is told before the day keeps being told before "
            "it; a step that is not named here keeps its own number."
        ),
        key_type=schema.Choice(title=_("Step"), vocabulary="jingwei.escalation.steps"),
        value_type=schema.Int(title=_("Number of working days"), min=1, max=250),
        required=False,
        default={},
        missing_value={},
    )


def step_of(ladder: Ladder, rung: Rung) -> str:
    """What a rung is called in the settings: ``deadline.late``."""
    return f"{ladder.name}.{rung.name}"


def features() -> dict[str, tuple[Ladder, ...]]:
    """Schema of a kind of records -> its ladders."""
    adapters = getGlobalSiteManager().registeredAdapters()
    found = (one for one in adapters if one.provided is IEscalating)
    return {one.required[0].__identifier__: one.factory.ladders for one in found}


def ladders() -> list[Ladder]:
    """Ladders of all kinds of records, in the order of their names."""
    found = {ladder.name: ladder for several in features().values() for ladder in several}
    return [found[name] for name in sorted(found)]


def told(details: dict) -> Message | str:
    """Title of the rung that an event of the audit names; the name of one that is no more."""
    rungs = (rung for one in ladders() if one.name == details.get("ladder") for rung in one.rungs)
    name = details["rung"]
    return next((rung.title for rung in rungs if rung.name == name), name)


events.tell("rung", told)


@provider(IVocabularyFactory)
def steps(context) -> SimpleVocabulary:
    """Every rung of every ladder; rungs of two ladders may have the same title."""
    found = []
    for ladder in ladders():
        for rung in ladder.rungs:
            step = step_of(ladder, rung)
            title = _("${title} (${step})", mapping={"title": rung.title, "step": step})
            found.append(SimpleTerm(step, step, title))
    return SimpleVocabulary(found)


def days_set() -> dict[str, int]:
    """Step -> working days, for those that the office has set."""
    return getUtility(IRegistry).get(f"{IReminderSettings.__identifier__}.days") or {}


def set_days(days: dict[str, int]) -> None:
    """Keep other numbers of days; a step that is not named has its own."""
    getUtility(IRegistry)[f"{IReminderSettings.__identifier__}.days"] = days
