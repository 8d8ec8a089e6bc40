"""What the catalog knows of every public record, and of its files; their texts belong to it."""

from jingwei.portal.lists.api import days
from jingwei.portal.lists.api import standing
from jingwei.portal.records.content import IPublicRecord
from jingwei.portal.records.files import IPublicFile
from plone.indexer import indexer


@indexer(IPublicRecord)
def published_on(record) -> int:
    """Second of publication; what is withdrawn stands in no list."""
    return days.seconds(standing(record, "published_on"))


@indexer(IPublicRecord)
def published_year(record) -> str:
    """Year of publication; what is withdrawn has none."""
    return days.year(standing(record, "published_on"))


@indexer(IPublicFile)
def SearchableText(item) -> str:
    """Name and file name; Plone would turn the file into text while it is put there."""
    return f"{item.title or ''} {item.file.filename if item.file else ''}"
