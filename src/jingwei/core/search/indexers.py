"""What the catalog knows of files, so that those that are to be read are found without the rest."""

from jingwei.core.search.files import waits
from plone.app.contenttypes.interfaces import IFile
from plone.indexer import indexer


@indexer(IFile)
def file_waits(item) -> bool:
    """Was the file too large for the request that brought it, and did nobody read it since?"""
    return waits(item)
