"""Choices on an inquiry."""

from jingwei.core.organisation import api as organisation
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def units(context) -> SimpleVocabulary:
    """Units that answer inquiries; one whose clerk is missing says so."""
    return SimpleVocabulary(
        [
            SimpleTerm(unit.id, unit.id, organisation.with_vacancy(unit, "clerk"))
            for unit in organisation.handling_units()
        ]
    )
