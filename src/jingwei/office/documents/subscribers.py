"""What the document watches over, whichever door a change comes through."""

from jingwei import _
from jingwei.core import exc
from jingwei.core.filing.leaving import leaves
from jingwei.office.documents.cleaning import cleaned
from jingwei.office.documents.exc import NumberStays
from jingwei.office.documents.rules import deletable
from jingwei.office.documents.vocabularies import drafting_units
from plone import api
from plone.app.textfield.value import RichTextValue


def only_own_unit(document, event) -> None:
    """Nobody drafts in the name of a unit where they hold no post."""
    person = api.user.get_current().getId() or ""
    if document.drafting_unit not in drafting_units(person):
        message = _("You hold no post in this unit, so you cannot draft for it.")
        raise exc.BadParameters(errors=[{"field": "drafting_unit", "message": message}])
    clean(document, event)


def clean(document, event) -> None:
    """Keep only what an official document may contain."""
    if document.body is None:
        return
    text = cleaned(document.body.raw)
    if text != document.body.raw:
        document.body = RichTextValue(text, "text/html", "text/x-html-safe")


def keep(document, event) -> None:
    """A document that was judged or numbered is neither deleted, renamed nor moved."""
    if not leaves(event) or (event.newParent is None and deletable(document)):
        return
    raise NumberStays(
        _(
            "Only a draft without number and opinions may be deleted, by its drafter;"
            " nothing is renamed or moved."
        )
    )
