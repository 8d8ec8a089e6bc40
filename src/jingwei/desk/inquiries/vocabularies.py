"""Choices on an inquiry."""

from jingwei.core.organisation import api as organisation
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


# Units of leaders and administrators answer nothing.
NOT_ANSWERING = {"commission", "administration"}


@provider(IVocabularyFactory)
def units(context) -> SimpleVocabulary:
    """Units that answer inquiries."""
    return SimpleVocabulary(
        [
            SimpleTerm(unit.id, unit.id, unit.title)
            for unit in organisation.units()
            if unit.id not in NOT_ANSWERING
        ]
    )
