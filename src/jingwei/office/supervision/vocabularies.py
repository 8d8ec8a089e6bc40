"""Choices on a supervision item (handbook §3)."""

from jingwei import _
from jingwei.core.filing.interfaces import IStarter
from jingwei.core.organisation import api as organisation
from zope.i18nmessageid import Message
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


# Kind of the records of this feature in deputations.
KIND = "supervision"
SOURCES = {
    "superior": _("Decisions of superior organs"),
    "instruction": _("Written instruction of a leader"),
    "meeting": _("Decided in a meeting of the commission"),
    "target": _("Yearly target"),
    "report": _("Task of the government work report"),
    "proposal": _("Proposal of a people's deputy"),
    "motion": _("Motion of the political consultative conference"),
    "incoming": _("From an incoming document"),
    "inquiry": _("From letters and inquiries"),
    "research": _("Given on a visit"),
}
# Period of feedback -> title, and its length in days; 0: only at the end.
FEEDBACKS = {
    "once": (_("Once, at the end"), 0),
    "weekly": (_("Weekly"), 7),
    "ten_days": (_("Every ten days"), 10),
    "monthly": (_("Monthly"), 30),
    "quarterly": (_("Quarterly"), 91),
}
POOR = "C"
GRADES = {"A": _("A: good"), "B": _("B: done"), POOR: _("C: poor")}
DECISIONS = {"agree": _("Agree"), "refuse": _("Do not agree")}


def terms(titles: dict) -> SimpleVocabulary:
    """A vocabulary of id -> title."""
    return SimpleVocabulary([SimpleTerm(id_, id_, title) for id_, title in titles.items()])


def proposing(user_id: str) -> str:
    """Token under which a person proposes items: the supervisor's, or the one of whoever stands in
    for the supervisor; "" for all others.
    """
    mine = organisation.tokens_of(user_id)
    tokens = organisation.with_deputies(organisation.SUPERVISOR, KIND)
    return next((token for token in tokens if token in mine), "")


@provider(IStarter)
def starter(user_id: str) -> Message | str:
    """Items are written by the supervisor, or by who stands in there."""
    if proposing(user_id):
        return ""
    return _("Supervision items are proposed by the supervisor.")


def attends(user_id: str) -> Message | str:
    """What keeps a person from the sheets of a meeting; "" for the supervisor, the director of the
    General Office and leaders, and whoever stands in for them.
    """
    tokens = organisation.tokens_of(user_id)
    posts = {organisation.post_stood_in_for(token) or token for token in tokens}
    chairs = {organisation.SUPERVISOR, organisation.DIRECTOR, organisation.PRINCIPAL}
    if chairs & posts or "leader" in map(organisation.name_of_post, posts):
        return ""
    return _("Sheets for meetings are printed by the supervisor, the director and leaders.")


@provider(IVocabularyFactory)
def milestones_ahead(context) -> SimpleVocabulary:
    """Milestones of the item that no report has said to be reached."""
    ahead = context.milestones_ahead() if hasattr(context, "milestones_ahead") else ()
    return SimpleVocabulary([SimpleTerm(line, f"{place}", line) for place, line in ahead])


@provider(IVocabularyFactory)
def units(context) -> SimpleVocabulary:
    """Units that can lead or assist."""
    return terms({unit.id: unit.title for unit in organisation.handling_units()})
