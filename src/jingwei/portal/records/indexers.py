"""What the catalog knows of a file of a public record; its text belongs to the record."""

from jingwei.portal.records.files import IPublicFile
from plone.indexer import indexer


@indexer(IPublicFile)
def SearchableText(item) -> str:
    """Name and file name; Plone would turn the file into text while it is put there."""
    return f"{item.title or ''} {item.file.filename if item.file else ''}"
