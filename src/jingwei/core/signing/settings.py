"""What may be set for signing, in Plone's registry."""

from jingwei import _
from plone.registry.interfaces import IRegistry
from zope import schema
from zope.component import getUtility
from zope.interface import Interface
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


# Of `algorithms`, as people read them wherever a signature is shown.
TITLES = {
    "p256": _("P-256 with SHA-256"),
    "sm2": _("SM2 with SM3 (software, not certified)"),
}


class ISigningSettings(Interface):
    """Cost of a guess at a PIN, and how long things are good for."""

    pin_memory = schema.Int(
        title=_("Memory that trying a PIN takes (argon2id), in MiB"), default=64, min=1, max=1024
    )
    pin_rounds = schema.Int(
        title=_("Rounds over that memory; one more takes so much longer"), default=3, min=1, max=20
    )
    pin_days = schema.Int(title=_("Days after which a PIN must be changed"), default=365, min=1)
    certificate_days = schema.Int(
        title=_("Days for which a person's certificate is good"), default=730, min=1, max=1800
    )
    enrolment_days = schema.Int(
        title=_("Days for which an enrolment stays open"), default=7, min=1, max=90
    )
    algorithm = schema.Choice(
        title=_("How people's new keys sign"),
        description=_("SM2 is computed in software that is not certified."),
        vocabulary=SimpleVocabulary([SimpleTerm(one, title=TITLES[one]) for one in TITLES]),
        default="p256",
    )
    clock_address = schema.URI(
        title=_("Address of an outside clock service for papers (RFC 3161)"),
        description=_("Empty: the organ's own clock service."),
        required=False,
    )


def setting(name: str):
    """The present value of a field of `ISigningSettings`."""
    default = ISigningSettings[name].default
    return getUtility(IRegistry).get(f"{ISigningSettings.__identifier__}.{name}", default)
