"""Why a negative rule keeps a person from using a grant that their post or deputation gives."""

from collections.abc import Iterable
from jingwei import _
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import Grant
from jingwei.core.rights import withheld
from jingwei.core.rights import withheld_through
from jingwei.core.workflow.grid import ALIASES
from zope.i18nmessageid import Message


def kept_back(record, grant: Grant, user_id: str, permission: str) -> bool:
    """Does a negative rule keep a person from using `permission` through a grant of theirs? Who
    stands in reads what the post reads.
    """
    if grant.role in withheld(user_id, record):
        return True
    reads = permission in ALIASES["view"]
    return not reads and grant.role in withheld_through(user_id, grant.token, record)


def reason(record, grants: Iterable[Grant], user_id: str) -> Message | str:
    """The sentence about grants that are kept back from a person; "" if there are none."""
    grants, barred = tuple(grants), withheld(user_id, record)
    people = {
        person: organisation.title(person)
        for grant in grants
        if grant.role not in barred
        for person in organisation.stood_in_for(grant.token, user_id)
    }
    if people:
        return _(
            "You stand in for ${person}, who took part in what is judged here: nobody judges his "
            "own matter, nor does who stands in for him.",
            mapping={"person": "、".join(people.values())},
        )
    return _("Your post could, but you took part in what is judged here.") if grants else ""
