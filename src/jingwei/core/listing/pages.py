"""Finding the list of a page by the name of the page."""

from jingwei.core.exc import NotYoursToSee
from jingwei.core.listing.views import ListPage
from zExceptions import NotFound


def page_at(context, name: str) -> ListPage:
    """The page `name` of an object, if it has a list and the present person may see it.

    :raises NotYoursToSee: else.
    """
    try:
        page = context.restrictedTraverse(f"@@{name}", None)
    except NotFound:
        page = None
    if not isinstance(page, ListPage):
        raise NotYoursToSee()
    page.admit()
    return page
