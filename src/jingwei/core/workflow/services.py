"""``@workflow`` of our records: GET tells what may be done, POST does it."""

from jingwei.core.workflow import api
from jingwei.core.workflow.api import title_of
from jingwei.core.workflow.parameters import deserialize
from jingwei.core.workflow.refusals import refusable
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from zope.i18n import translate
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse
from zope.publisher.interfaces import NotFound
from zope.schema import getFieldsInOrder


def describe(record, request) -> dict:
    """State, `seen` token and the present person's transitions, as plain data."""
    state = api.state(record)
    address = record.absolute_url()
    return {
        "@id": f"{address}/@workflow",
        "state": {
            "id": state,
            "title": translate(title_of(record.grid.states[state]), context=request),
        },
        "seen": api.seen(record),
        "transitions": [
            {
                "@id": f"{address}/@workflow/{transition.id}",
                "id": transition.id,
                "title": translate(title_of(transition.title), context=request),
                "parameters": [
                    {"name": name, "required": field.required}
                    for name, field in getFieldsInOrder(api.asked(record, transition.id))
                ],
            }
            for transition in api.open_to_me(record)
        ],
    }


class WorkflowInfo(Service):
    """GET @workflow."""

    def reply(self):
        """Return state, token and possible transitions."""
        return describe(self.context, self.request)


@implementer(IPublishTraverse)
class WorkflowAct(Service):
    """POST @workflow/<transition> with the transition's parameters and, optionally, `seen`."""

    transition: str | None = None

    def publishTraverse(self, request, name):
        """Take the transition id from the path; one segment only."""
        if self.transition is not None:
            raise NotFound(self, name, request)
        self.transition = name
        return self

    def reply(self):
        """Fire the transition; refusals are raised and abort the request."""
        # Calls from pages of other sites were refused before (`core.rest.bodies`).
        alsoProvides(self.request, IDisableCSRFProtection)
        data = json_body(self.request)
        seen, pin = data.pop("seen", None), data.pop("pin", None)
        # Anything but a text is no PIN, and no guess at one.
        pin = pin if isinstance(pin, str) else None
        transition = self.transition or ""
        values = self._values(transition, data)
        api.act(self.context, transition, values, seen=seen, pin=pin)
        return describe(self.context, self.request)

    def _values(self, transition: str, data: dict) -> dict:
        if not self._mine():
            return data
        schema = api.effect_of(self.context, transition).schema
        with refusable(self.context, transition):
            return deserialize(schema, data, self.context, self.request)

    def _mine(self) -> bool:
        """Parameters are only read for a person who may fire: otherwise errors would leak."""
        return any(t.id == self.transition for t in api.open_to_me(self.context))
