"""What texts of editors watch over, whichever door a change comes through."""

from jingwei import _
from jingwei.core.filing.leaving import leaves
from jingwei.core.workflow.api import state
from jingwei.portal.editorial.exc import StaysInPlace
from plone import api
from plone.app.textfield.value import RichTextValue

import nh3


# What a page of the site can set; scripts, frames, styles and handlers are dropped.
TAGS = {
    *("h2", "h3", "h4", "p", "br", "strong", "em", "b", "i", "u", "s", "ol", "ul", "li"),
    *("blockquote", "hr", "img", "a", "figure", "figcaption", "sub", "sup"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}


def clean(text, event=None) -> None:
    """Store only what may stand on a page of the site."""
    body = text.text
    if body is None:
        return
    safe = nh3.clean(body.raw, tags=TAGS, attributes=ATTRIBUTES, link_rel="noopener")
    if safe != body.raw:
        text.text = RichTextValue(safe, "text/html", "text/x-html-safe")


def changed(text, event) -> None:
    """Whoever changes a text has written in it, and does not publish it."""
    clean(text)
    person = api.user.get_current().getId()
    if person and person not in text.drafters:
        text.drafters = text.drafters | {person}


def keep(text, event) -> None:
    """Nothing is renamed or moved; what was ever published is not deleted."""
    if not leaves(event):
        return
    if event.newParent is None and state(text) == "draft" and text.published_on is None:
        return
    raise StaysInPlace(
        _("A text that was published is withdrawn, not deleted; nothing is renamed or moved.")
    )
