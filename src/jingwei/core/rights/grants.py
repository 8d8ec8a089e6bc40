"""Local roles computed from what an object says, each with its cause."""

from abc import ABC
from abc import abstractmethod
from Acquisition import aq_base
from borg.localrole.interfaces import ILocalRoleProvider
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from jingwei.core.organisation.tokens import with_deputies
from jingwei.core.rights.negative import containment
from typing import NamedTuple
from zope.annotation.interfaces import IAnnotations
from zope.component import getAdapters
from zope.globalrequest import getRequest
from zope.i18nmessageid import Message
from zope.interface import implementer


MEMO = "borg.localrole.workspace.checkLocalRolesAllowed"


class Grant(NamedTuple):
    """`token` (post, unit, firm ... or user id) holds `role`, because of `cause`."""

    token: str
    role: str
    cause: Message


@implementer(ILocalRoleProvider)
class Grants(ABC):
    """Base of the adapters that say who holds which local role on an object.

    Subclasses implement `grants`. It is asked several times per check of a permission: no
    catalog, no utilities, no other objects. When a field changes that it reads, the object's
    security must be reindexed in the same transaction, after `clear_role_memo()`.
    """

    def __init__(self, context):
        self.context = context

    @abstractmethod
    def grants(self) -> Iterator[Grant]:
        """Yield every grant of the object itself."""

    def every(self) -> Iterator[Grant]:
        """Yield the grants, and beside those of posts what whoever stands in for the post holds.

        The class of the object names the kind of its records, `deputised_as`; "" for none. What a
        recusal has left without anybody has passed on, `passed`.
        """
        base = aq_base(self.context)
        kind = getattr(type(base), "deputised_as", "")
        passed = base.passed if hasattr(type(base), "passed") else {}
        for grant in self.grants():
            for token in filter(None, (grant.token, passed.get(grant.token))):
                for one in with_deputies(token, kind):
                    yield grant._replace(token=one)

    @cached_property
    def _held(self) -> dict[str, list[str]]:
        """Roles by token: one decision asks for every post of a person in turn."""
        held = defaultdict(list)
        for grant in self.every():
            held[grant.token].append(grant.role)
        return held

    def getRoles(self, principal_id):
        """Roles of one principal (ILocalRoleProvider); for decisions about a person."""
        return self._held.get(principal_id, ())

    def getAllRoles(self):
        """(principal, roles) of everybody (ILocalRoleProvider); for the catalog."""
        return [(grant.token, (grant.role,)) for grant in self.every()]


def grants_of(obj) -> list[Grant]:
    """Every grant that counts on `obj`: its own, then those of its containers."""
    return [
        grant
        for step in containment(obj)
        for _name, provider in getAdapters((step,), ILocalRoleProvider)
        if isinstance(provider, Grants)
        for grant in provider.every()
    ]


def clear_role_memo(request=None) -> None:
    """Forget decisions about local roles that borg remembers for the length of a request."""
    request = getRequest() if request is None else request
    notes = IAnnotations(request, None)
    for key in [key for key in notes or () if str(key).startswith(MEMO)]:
        del notes[key]
