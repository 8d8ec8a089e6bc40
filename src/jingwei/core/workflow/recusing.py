"""``@@recuse`` and ``POST @recuse``: declaring or setting a recusal, for every record."""

from jingwei import _
from jingwei.core.exc import BadParameters
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow import recusal
from jingwei.core.workflow.effects import IReason
from jingwei.core.workflow.parameters import deserialize
from jingwei.core.workflow.parameters import validate
from jingwei.core.workflow.refusals import refusable
from plone import api
from plone.autoform import directives
from plone.autoform.form import AutoExtensibleForm
from plone.protect import CheckAuthenticator
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from plone.supermodel import model
from Products.statusmessages.interfaces import IStatusMessage
from z3c.form import button
from z3c.form import form
from zope import schema
from zope.interface import alsoProvides
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def concerned(context) -> SimpleVocabulary:
    """People whom the present person may recuse, themselves first."""
    people = recusal.concerned(context) if hasattr(context, "recused") else ()
    return SimpleVocabulary([SimpleTerm(u, u, organisation.title(u)) for u in people])


class IRecusal(IReason, model.Schema):
    """Who is recused, and why."""

    directives.order_before(person="*")
    person = schema.Choice(
        title=_("Who is concerned in the matter"), vocabulary="jingwei.workflow.concerned"
    )


class Recuse(AutoExtensibleForm, form.Form):
    """The form; afterwards the person, if it was their own, is back at the work list."""

    schema = IRecusal
    ignoreContext = True
    label = _("Recuse from this record")
    description = _(
        "The record vanishes from this person's lists, search and pages at once, and their turn"
        " passes on. It is kept who said so and why."
    )

    def update(self):
        """Say it before anybody types.

        :raises NotYourPost: for who has no part in the record, and heads nobody who has.
        """
        recusal.check(self.context)
        super().update()

    def way_back(self) -> str:
        """Where whoever recuses nobody goes."""
        return self.context.absolute_url()

    @button.buttonAndHandler(_("Recuse"), name="recuse")
    def confirm(self, action):
        """Recuse, or show what is missing."""
        CheckAuthenticator(self.request)
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        carry_out(self.context, data)
        IStatusMessage(self.request).add(_("Recused; the turn has passed on if it was theirs."))
        mine = data["person"] == api.user.get_current().getId()
        target = f"{api.portal.get().absolute_url()}/intranet/worklist"
        self.request.response.redirect(target if mine else self.context.absolute_url())


class RecusePost(Service):
    """The same with ``{"person": user id, "reason": text}``."""

    def reply(self):
        """Recuse; refusals are raised and abort the request."""
        alsoProvides(self.request, IDisableCSRFProtection)
        body = json_body(self.request)
        with refusable(self.context, "recuse"):
            recusal.check(self.context, body.get("person", ""))
            values = deserialize(IRecusal, body, self.context, self.request)
        carry_out(self.context, values)
        return self.reply_no_content()


def carry_out(record, values: dict) -> None:
    """Check the values and recuse; what is refused is in the audit.

    :raises BadParameters: with an entry per wrong field.
    """
    with refusable(record, "recuse"):
        checked = validate(IRecusal, values, record)
        if not checked["reason"].strip():
            raise BadParameters(errors=[{"field": "reason", "message": _("Give the reason.")}])
        recusal.recuse(record, checked["person"], checked["reason"].strip())
