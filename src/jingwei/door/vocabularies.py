"""Choices on a release."""

from jingwei.door import sources
from jingwei.door.categories import CATEGORIES
from jingwei.door.categories import VALIDITIES
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


def _of(titles: dict) -> SimpleVocabulary:
    return SimpleVocabulary([SimpleTerm(id_, id_, title) for id_, title in titles.items()])


CATEGORY_TERMS = _of(CATEGORIES)
VALIDITY_TERMS = _of(VALIDITIES)


@provider(IVocabularyFactory)
def attachments(context) -> SimpleVocabulary:
    """Attachments of the document that is released, by id."""
    source = sources.source(context) if hasattr(context, "source_path") else None
    found = sources.attachments(source) if source is not None else ()
    return SimpleVocabulary(
        [SimpleTerm(item.getId(), item.getId(), item.file.filename) for item in found]
    )


@provider(IVocabularyFactory)
def masked(context) -> SimpleVocabulary:
    """Passages that are masked at present, each once."""
    from jingwei.door.draft import draft

    found = draft(context).originals() if hasattr(context, "source_path") else ()
    return SimpleVocabulary([SimpleTerm(text, str(n), text) for n, text in enumerate(found)])
