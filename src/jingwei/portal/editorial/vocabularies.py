"""What an editor chooses from."""

from jingwei.portal.lists import api
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


# More than an organ has in force; older ones are found by their number in the search.
MOST = 2000


@provider(IVocabularyFactory)
def policies(context) -> SimpleVocabulary:
    """Public policies by UID, newest first."""
    found = api.newest(api.query(kinds=("PolicyDocument",)), MOST)
    return SimpleVocabulary(
        [SimpleTerm(one.uid, one.uid, f"{one.row.number} {one.title}".strip()) for one in found]
    )
