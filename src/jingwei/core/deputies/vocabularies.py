"""Choices of a deputation."""

from Acquisition import aq_base
from jingwei import _
from jingwei.core.filing.interfaces import IStarter
from jingwei.core.organisation import api as organisation
from plone import api
from zope.i18nmessageid import Message
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


# Kind of records -> what people call it; the class of a record names its kind, `deputised_as`.
TITLES = {
    "documents": _("Official documents"),
    "supervision": _("Supervision"),
    "inquiries": _("Inquiries"),
    "releases": _("Public releases"),
}
TYPE = "Deputation"
KINDS = SimpleVocabulary([SimpleTerm(kind, kind, title) for kind, title in TITLES.items()])


def grantable(user_id: str) -> tuple[str, ...]:
    """Posts for which a person may ask for a deputy: their own, without those of administrators;
    for the security administrator the principal leader's, on a recorded order.
    """
    mine = [token for token, _title in organisation.person(user_id).posts]
    others = {*organisation.ADMINISTRATORS, organisation.PRINCIPAL}
    entered = (organisation.PRINCIPAL,) if organisation.SECURITY_ADMIN in mine else ()
    return (*(token for token in mine if token not in others), *entered)


@provider(IStarter)
def starter(user_id: str) -> Message | str:
    """Whoever holds no post that can be stood in for asks for no deputy."""
    if grantable(user_id):
        return ""
    return _("You hold no post for which you could ask for a deputy.")


@provider(IVocabularyFactory)
def posts(context) -> SimpleVocabulary:
    """Posts of the present person, and the one that the record names."""
    found = grantable(api.user.get_current().getId() or "")
    named = getattr(context, "post", "")
    tokens = dict.fromkeys((*found, *((named,) if named else ())))
    return SimpleVocabulary([SimpleTerm(t, t, organisation.title(t)) for t in tokens])


@provider(IVocabularyFactory)
def colleagues(context) -> SimpleVocabulary:
    """All staff but administrators, in the order of the units; each with the post.

    Only for a deputation and where one is asked for: nowhere else does anybody pick people.
    """
    me = api.user.get_current().getId()
    found: dict[str, str] = {}
    kept = getattr(aq_base(context), "portal_type", "") == TYPE
    asked = TYPE in getattr(aq_base(context), "holds", ())
    for token, (title, people) in organisation.plugin().posts() if kept or asked else ():
        if token not in organisation.ADMINISTRATORS:
            for user in people:
                found.setdefault(user, f"{title}　{organisation.title(user)}")
    terms = [SimpleTerm(user, user, title) for user, title in found.items() if user != me]
    return SimpleVocabulary(terms)
