"""``@signing``, ``@signing-keys`` and ``@opinions``: the same as the pages, for programs."""

from base64 import b64encode
from jingwei import _
from jingwei.core.exc import BadParameters
from jingwei.core.exc import OutOfTurn
from jingwei.core.opinions import api as opinions
from jingwei.core.organisation import api as organisation
from jingwei.core.signing import standing
from jingwei.core.signing.checking import changed
from jingwei.core.signing.checking import check
from jingwei.core.signing.checking import Checked
from jingwei.core.signing.checking import lost
from jingwei.core.signing.content import register
from jingwei.core.signing.steps import MANAGED
from jingwei.core.signing.steps import OWN
from jingwei.core.signing.steps import possible
from jingwei.core.workflow.parameters import deserialize
from jingwei.core.workflow.parameters import validate
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services import Service
from plone.uuid.interfaces import IUUID
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse
from zope.publisher.interfaces import NotFound


class Mine(Service):
    """GET @signing."""

    def reply(self) -> dict:
        """How one's own key stands, and the steps that are possible."""
        return told(api.user.get_current().getId(), OWN)


@implementer(IPublishTraverse)
class Take(Service):
    """POST @signing/<step> with what the step's form asks."""

    steps = OWN
    name = ""

    def publishTraverse(self, request, name):
        """Take the step from the path; one segment only."""
        if self.name or name not in self.steps:
            raise NotFound(self, name, request)
        self.name = name
        return self

    def reply(self) -> dict:
        """Do it; refusals are raised and abort the request."""
        # Calls from pages of other sites were refused before (`core.rest.bodies`).
        alsoProvides(self.request, IDisableCSRFProtection)
        data = json_body(self.request)
        person = self.person(data)
        if not self.name:
            raise OutOfTurn(_("Say which step."), allowed=tuple(possible(person, self.steps)))
        step = self.steps[self.name]
        values = deserialize(step.schema, data, self.context, self.request)
        step.take(person, validate(step.schema, values, self.context))
        return told(person, self.steps)

    def person(self, data: dict) -> str:
        """Whose key it is about."""
        return api.user.get_current().getId()


class Manage(Take):
    """POST @signing-keys/<step> with ``person`` and what the step's form asks."""

    steps = MANAGED

    def person(self, data: dict) -> str:
        """The account that is named.

        :raises BadParameters: if it is none.
        """
        person = str(data.pop("person", ""))
        if person not in register().holders and not organisation.person(person).posts:
            message = _("Nobody with this account holds a post.")
            raise BadParameters(errors=[{"field": "person", "message": message}])
        return person


def told(person: str, steps: dict) -> dict:
    """A person's key as data."""
    found = standing.standing(person)
    return {
        "person": person,
        "state": found.state,
        "certificate_ends": json_compatible(found.certificate_ends),
        "pin_ends": json_compatible(found.pin_ends),
        "serial": found.serial,
        "steps": possible(person, steps),
    }


class Opinions(Service):
    """GET @opinions: the signed records in order, as anybody can check them without us."""

    def reply(self) -> dict:
        """`record`: the canonical JSON that `signature` (CMS, DER, base64) is over; `lost`: what
        witnesses outside the record say of opinions that are missing at the end; `changed`: what
        of the record is not what was signed last.
        """
        uid = IUUID(self.context)
        return {
            "@id": f"{self.context.absolute_url()}/@opinions",
            "items": [self._item(one, uid) for one in check(self.context)],
            "lost": [json_compatible(message) for message in lost(self.context)],
            "changed": [json_compatible(message) for message in changed(self.context)],
        }

    def _item(self, one: Checked, uid: str) -> dict:
        row, verdict = one.opinion, one.verdict
        return {
            "record": opinions.signed_bytes(row, uid).decode(),
            "sealed": row.sealed,
            "signature": b64encode(row.signature).decode(),
            "fault": json_compatible(one.fault) if one.fault else "",
            "stamped": json_compatible(verdict.moment) if verdict else None,
            "certificate": f"{verdict.serial:x}" if verdict else "",
            "algorithm": verdict.algorithm if verdict else "",
        }
