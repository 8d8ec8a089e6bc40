"""What lists and searches read of a text without waking it."""

from jingwei.core.search.api import searched
from jingwei.core.texts import plain
from jingwei.core.workflow.api import state
from jingwei.core.worklist.api import Row
from jingwei.portal.editorial.content import IBody
from jingwei.portal.editorial.content import IEditorial
from jingwei.portal.lists.api import days
from jingwei.portal.lists.api import PublicRow
from pathlib import PurePath
from plone.indexer import indexer


def words(text) -> str:
    """The body without tags."""
    return plain(text.text.raw) if text.text else ""


@indexer(IEditorial)
def public_row(text) -> tuple:
    """The line of the text in public lists."""
    blob = text.file
    return tuple(
        PublicRow(
            published=days.minute(text.published_on),
            issuer=text.source or "",
            size=blob.getSize() if blob else 0,
            suffix=PurePath(blob.filename or "").suffix.lower()[1:] if blob else "",
            target=text.remoteUrl or "",
        )
    )


@indexer(IEditorial)
def published_on(text) -> int:
    """Second of publication; drafts have none and stand in no public list."""
    if text.published_on is None:
        raise AttributeError("published_on")
    return days.seconds(text.published_on)


@indexer(IEditorial)
def published_year(text) -> str:
    """Year of publication of what is public now."""
    if text.published_on is None or state(text) != "published":
        raise AttributeError("published_year")
    return days.year(text.published_on)


@indexer(IEditorial)
def text_column(text) -> str:
    """Id of the column in which the text stands."""
    return text.aq_parent.getId()


@indexer(IBody)
def interprets(text) -> str:
    """UID of the policy that the text interprets."""
    if not text.interprets:
        raise AttributeError("interprets")
    return text.interprets


@indexer(IEditorial)
def SearchableText(text) -> str:
    """Title, summary, body, source and file."""
    return searched(text, (text.title,), (text.description, words(text), text.source))


@indexer(IEditorial)
def Description(text) -> str:
    """The summary, or else how the body begins."""
    return text.description or days.excerpt(words(text))


@indexer(IEditorial)
def worklist_row(text) -> tuple:
    """The line of the text in the work lists of the office."""
    return tuple(Row(unit="office", person=text.started_by, since=text.turn_since))
