"""What other features ask of the site's editing."""

from jingwei.portal.editorial.content import TYPES
from plone import api


def offers(column) -> list[dict]:
    """Types that the present person may write in `column`: title and address of the form."""
    if api.user.is_anonymous():
        return []
    address = column.absolute_url()
    allowed = {fti.getId(): fti for fti in column.allowedContentTypes()}
    return [
        {"title": allowed[kind].Title(), "url": f"{address}/++add++{kind}"}
        for kind in TYPES
        if kind in allowed
    ]
