"""Verbs of the door for the floor above and for the demo."""

from jingwei.core.audit import api as audit
from jingwei.core.workflow.api import state
from jingwei.core.workflow.api import title_of
from jingwei.core.workflow.grid import grid_of_type
from jingwei.door import redaction
from jingwei.door import sources
from jingwei.door.categories import VALIDITIES
from jingwei.door.content import IRelease
from jingwei.door.publishing import tell_source
from plone import api
from plone.dexterity.utils import createContent
from plone.uuid.interfaces import IUUID

import secrets


__all__ = [
    "VALIDITIES",
    "IRelease",
    "make",
    "release_of",
    "release_of_uid",
    "shown_to_me",
    "tell_source",
]
STORE = ("intranet", "releases")
DROPPED = "dropped"


def release_of(record):
    """The release of an issued document or an answered inquiry, or None.

    Found with the door's own right: whoever issues a document need not see its release.
    """
    return release_of_uid(IUUID(record))


def release_of_uid(uid: str):
    """The release of the record with this UID, or None."""
    found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        portal_type="Release", release_source=uid
    )
    return _newest(found)._unrestrictedGetObject() if found else None


def _newest(found):
    """Of the releases of a record the one that counts: a document that was recalled, its release
    dropped, and issued again has two.
    """
    return max(found, key=lambda brain: (brain.review_state != DROPPED, brain.created))


def make(record):
    """Make the release of `record`, or return the one there is, unless that was dropped; None if it
    may not go out.
    """
    if not sources.releasable(record):
        return None
    existing = release_of(record)
    if existing is not None and state(existing) != DROPPED:
        return existing
    facts = sources.facts(record)
    store = api.portal.get().unrestrictedTraverse("/".join(STORE))
    period = store.period()
    release = createContent("Release", id=secrets.token_hex(6))
    release.kind = sources.kind_of(record)
    release.source_path = _below_site(record)
    release.source_uid = IUUID(record)
    release.unit = facts.unit
    own_words = [value for value in facts if isinstance(value, str)]
    release.words = sources.writer_names(record, own_words)
    release.title = _title(release, record)
    period._setObject(release.id, release, set_owner=False)
    release = period._getOb(release.id)
    audit.record("release.made", release, origin=release.source_path)
    return release


def _below_site(record) -> str:
    site = api.portal.get().getPhysicalPath()
    return "/".join(record.getPhysicalPath()[len(site) :])


def _title(release, record) -> str:
    """The proposed public title; the topic of an inquiry is masked as its text is."""
    if release.kind == "document":
        return record.title
    return redaction.apply(record.title, redaction.masks(record.title, release.words))


def shown_to_me(record) -> dict | None:
    """State and address of `record`'s release, if the present person may see it."""
    found = api.portal.get_tool("portal_catalog")(
        portal_type="Release", release_source=IUUID(record)
    )
    if not found:
        return None
    states = grid_of_type("Release").states
    return {
        "state": title_of(states[_newest(found).review_state]),
        "url": _newest(found).getURL(),
    }
