"""``@numbers``: what the registrar does with numbers, for programs."""

from jingwei import _
from jingwei.core.exc import OutOfTurn
from jingwei.core.numbering.steps import STEPS
from jingwei.core.workflow.parameters import deserialize
from jingwei.core.workflow.parameters import validate
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse
from zope.publisher.interfaces import NotFound


@implementer(IPublishTraverse)
class Keep(Service):
    """POST @numbers/<step> with what the step's form asks."""

    name = ""

    def publishTraverse(self, request, name):
        """Take the step from the path; one segment only."""
        if self.name or name not in STEPS:
            raise NotFound(self, name, request)
        self.name = name
        return self

    def reply(self) -> dict:
        """Do it; refusals are raised and abort the request."""
        # Calls from pages of other sites were refused before (`core.rest.bodies`).
        alsoProvides(self.request, IDisableCSRFProtection)
        if not self.name:
            raise OutOfTurn(_("Say which step."), allowed=tuple(STEPS))
        step = STEPS[self.name]
        values = deserialize(step.schema, json_body(self.request), self.context, self.request)
        return {"numbers": step.take(validate(step.schema, values, self.context))}
