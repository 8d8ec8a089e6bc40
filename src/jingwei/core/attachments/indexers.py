"""What the catalog knows of an attachment; its text belongs to its record."""

from jingwei.core.attachments.content import IAttachment
from plone.indexer import indexer


@indexer(IAttachment)
def SearchableText(attachment) -> str:
    """Name and file name; Plone would turn the file into text while it is uploaded."""
    file = attachment.file
    return f"{attachment.title or ''} {file.filename if file else ''}"
