"""What people and all staff together are called."""

from jingwei import _
from zope.component.hooks import getSite
from zope.globalrequest import getRequest
from zope.i18n import translate


def full_name(user_id: str) -> str:
    """The account's full name, "" if it has none.

    Read where Plone keeps it: the public way builds a property sheet per name, and pages show
    many names.
    """
    stored = getSite()._getOb("acl_users").mutable_properties._storage.get(user_id) or {}
    return stored.get("fullname", "")


def acting_title(post: str) -> str:
    """Somebody who stands in for the post called `post`, in the language of the request."""
    return translate(_("for ${post}", mapping={"post": post}), context=getRequest())


def stood_in(name: str, post: str) -> str:
    """A person who stood in for the post called `post`, in the language of the request."""
    words = _("${person} (for ${post})", mapping={"person": name, "post": post})
    return translate(words, context=getRequest())


def staff_title() -> str:
    """All staff, in the language of the request."""
    return translate(_("All staff"), context=getRequest())
