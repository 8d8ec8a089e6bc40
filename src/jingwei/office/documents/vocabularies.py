"""Choices of the sheet."""

from Acquisition import aq_base
from jingwei import _
from jingwei.core import clock
from jingwei.core.filing import retention
from jingwei.core.filing.interfaces import IStarter
from jingwei.core.numbering import api as numbering
from jingwei.core.numbering.interfaces import IChosenNumbers
from jingwei.core.organisation import api as organisation
from jingwei.core.worklist import api as worklist
from jingwei.office.documents import genres
from jingwei.office.documents import proposed
from jingwei.office.documents.issued import WAYS as WAYS_OF_DELIVERY
from plone import api
from zope.i18nmessageid import Message
from zope.interface import implementer
from zope.interface import provider
from zope.schema.interfaces import IContextSourceBinder
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


def _of(titles: dict) -> SimpleVocabulary:
    return SimpleVocabulary([SimpleTerm(id_, id_, title) for id_, title in titles.items()])


GENRES = _of({genre.id: genre.title for genre in genres.GENRES.values()})
DIRECTIONS = _of(genres.DIRECTIONS)
LAYOUTS = _of(genres.LAYOUTS)
URGENCIES = _of(worklist.URGENCIES)
DISCLOSURES = _of(genres.DISCLOSURES)
RETENTIONS = _of(retention.RETENTIONS)
WAYS = _of(WAYS_OF_DELIVERY)
# In the place of an organ: it is none of those that the document goes to.
OTHER = "other"


def _units(units) -> SimpleVocabulary:
    return SimpleVocabulary([SimpleTerm(unit.id, unit.id, unit.title) for unit in units])


def drafting_units(user_id: str) -> tuple[str, ...]:
    """Units for which a person may draft: where they hold a post."""
    handling = {unit.id for unit in organisation.handling_units()}
    return tuple(unit for unit in organisation.units_of(user_id) if unit in handling)


@provider(IStarter)
def starter(user_id: str) -> Message | str:
    """Whoever holds a post in no drafting unit starts no document."""
    if drafting_units(user_id):
        return ""
    return _("Documents are drafted by the units; you hold a post in none that drafts.")


@provider(IVocabularyFactory)
def my_units(context) -> SimpleVocabulary:
    """Units for which the present person may draft, and the one the document names."""
    mine = {*drafting_units(api.user.get_current().getId() or "")}
    mine.add(getattr(context, "drafting_unit", None))
    return _units(unit for unit in organisation.units() if unit.id in mine)


@provider(IVocabularyFactory)
def working_units(context) -> SimpleVocabulary:
    """Units that take part in documents."""
    return _units(organisation.handling_units())


@provider(IVocabularyFactory)
def districts(context) -> SimpleVocabulary:
    """Districts whose bureaus work in the system."""
    found = organisation.districts().items()
    return SimpleVocabulary([SimpleTerm(id_, id_, title) for id_, title in found])


@provider(IVocabularyFactory)
def consulted_units(context) -> SimpleVocabulary:
    """Units that may be asked to countersign; one whose head is missing says so."""
    return SimpleVocabulary(
        [
            SimpleTerm(unit.id, unit.id, organisation.with_vacancy(unit, "head"))
            for unit in organisation.handling_units()
            if unit.id != getattr(context, "drafting_unit", None)
        ]
    )


@provider(IVocabularyFactory)
def prefixes(context) -> SimpleVocabulary:
    """Registers of documents, each with the number that it would give next, for who gives it."""
    signed, told = getattr(context, "signed_on", None) or clock.today(), registers(context)
    return SimpleVocabulary(
        [
            SimpleTerm(prefix, prefix, _with_next_number(prefix, signed.year) if told else prefix)
            for prefix in genres.PREFIXES
        ]
    )


def registers(context) -> bool:
    """Does the present person give this document its number? Registers are nobody else's."""
    return api.user.has_permission("jingwei: Register document", obj=context)


@provider(IVocabularyFactory)
def free_numbers(context) -> SimpleVocabulary:
    """Numbers that a document signed in this year may be given in place of the next one."""
    if not registers(context):
        return SimpleVocabulary([])
    signed = getattr(context, "signed_on", None) or clock.today()
    found = (one for prefix in genres.PREFIXES for one in numbering.free(prefix, signed.year))
    return SimpleVocabulary(
        [SimpleTerm(str(number), str(number), _free(number, entry)) for number, entry in found]
    )


def _free(number: numbering.Number, entry: numbering.Entry) -> Message:
    mapping = {"number": str(number), "person": entry.kept_for, "reason": entry.reason}
    if entry.reserved:
        return _("${number}, reserved for ${person}: ${reason}", mapping=mapping)
    return _("${number}, void: ${reason}", mapping=mapping)


@implementer(IChosenNumbers)
class DocumentNumbers:
    """Documents may be given a number that was reserved, or one that is void."""

    prefixes = genres.PREFIXES


def _with_next_number(prefix: str, year: int) -> Message:
    following = numbering.Number(prefix, year, numbering.last(prefix, year) + 1)
    names = {"prefix": prefix, "number": str(following)}
    return _("${prefix} (next number: ${number})", mapping=names)


@provider(IContextSourceBinder)
def delivered_organs(context) -> SimpleVocabulary:
    """Organs that it goes to, those first of which no delivery is noted yet, and `OTHER`."""
    again = {
        organ: _("${organ} (noted already: corrects that)", mapping={"organ": organ})
        for organ in proposed.noted(context)
    }
    named = {organ: organ for organ in proposed.awaited(context)}
    return _of({**named, **again, OTHER: _("another organ, named below")})


@provider(IVocabularyFactory)
def other_clerks(context) -> SimpleVocabulary:
    """Members of the drafting unit to whom a draft may be handed."""
    holders = organisation.holders(f"unit~{getattr(context, 'drafting_unit', '')}")
    return SimpleVocabulary(
        [
            SimpleTerm(user, user, organisation.title(user))
            for user in holders
            if user != getattr(context, "drafter", None)
        ]
    )


@provider(IVocabularyFactory)
def unanswered_units(context) -> SimpleVocabulary:
    """Units that were asked to countersign and have not answered."""
    asked = {c.unit for c in getattr(context, "consultations", ()) if c.open}
    return _units(unit for unit in organisation.units() if unit.id in asked)


@provider(IVocabularyFactory)
def my_consultations(context) -> SimpleVocabulary:
    """Units for which the present person can answer now, and for whom where they stand in."""
    person = api.user.get_current().getId() or ""
    asked = context.asked(person) if hasattr(aq_base(context), "consultations") else ()
    mine = {person, *organisation.tokens_of(person)}
    return SimpleVocabulary(
        [SimpleTerm(c.unit, c.unit, _answering(c, c.token in mine)) for c in asked]
    )


def _answering(consultation, own: bool) -> Message | str:
    unit = organisation.title(f"unit~{consultation.unit}")
    post = organisation.title(consultation.token)
    return unit if own else _("${unit} (for the ${post})", mapping={"unit": unit, "post": post})
