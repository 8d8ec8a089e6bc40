"""/intranet/signing: the place of the register of signing keys."""

from jingwei import _
from jingwei.core.filing.content import Unindexed
from jingwei.core.rights.interfaces import IComputedRights
from jingwei.core.signing.register import Register
from plone import api
from plone.supermodel import model
from zope import schema
from zope.interface import implementer


class ISigningKeys(model.Schema, IComputedRights):
    """The place of everybody's signing keys."""

    title = schema.TextLine(title=_("Title"), max_length=100)


@implementer(ISigningKeys)
class SigningKeys(Unindexed):
    """The place of the register."""

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self._register = Register()


def register() -> Register:
    """The site's certificates, wrapped keys and revocations."""
    return api.portal.get()["intranet"]["signing"]._register
