"""When a release is made, and what is watched over it."""

from jingwei.core.exc import OutOfTurn
from jingwei.core.filing.leaving import leaves
from jingwei.core.rights import clear_role_memo
from jingwei.door import api as door
from jingwei.door import publishing
from jingwei.office.documents import api as documents
from plone import api


MADE_BY = ("issue", "approve_answer")


def make_release(record, event) -> None:
    """An issued document marked 主动公开, or an approved answer whose writer agreed."""
    if event.transition in MADE_BY:
        door.make(record)


def end_release(document, event) -> None:
    """What does not hold any more says so on the public site as well, at once."""
    release = door.release_of(document) if event.transition in documents.ENDING else None
    if release is not None:
        publishing.end(release, documents.ending(document))


def prepared_by(release, event) -> None:
    """Whoever changes the public title or summary prepares the release, and cannot judge it."""
    person = api.user.get_current().getId()
    if person:
        release.drafters = release.drafters | {person}
        clear_role_memo()


def stays(release, event) -> None:
    """A release is the proof of the review: it is neither deleted, renamed nor moved."""
    if leaves(event):
        raise OutOfTurn()
