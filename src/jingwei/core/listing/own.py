"""/intranet/views: the views that one saved, of all lists, and those that one's post shares."""

from AccessControl import Unauthorized
from jingwei import _
from jingwei.core.exc import NotYoursToSee
from jingwei.core.listing import saved
from jingwei.core.listing.asked import one
from jingwei.core.listing.content import View
from jingwei.core.listing.declared import Button
from jingwei.core.listing.declared import Column
from jingwei.core.listing.declared import Listing
from jingwei.core.listing.pages import page_at
from jingwei.core.listing.sources import RowSource
from jingwei.core.listing.views import ListPage
from jingwei.core.listing.wishes import Wish
from jingwei.core.organisation import api as organisation
from plone import api
from zExceptions import NotFound
from zope.i18n import translate


VIEWS = Listing(
    "views",
    (
        Column("title", _("Name of the view"), sort="title"),
        Column("list", _("List"), sort="list"),
        Column("shared", _("Shared by"), sort="shared"),
    ),
    sort="list",
    descending=False,
    text="words",
    empty=_("You have saved no view yet. Every list offers to save it as it is shown."),
)


class OwnViews(ListPage):
    """The list; a view of a list that one may see no more is left without a way to it."""

    listing = VIEWS
    savable = False
    acts = "forget-view"

    def source_of(self, form: dict) -> RowSource:
        """Views that the present person may remove."""
        return RowSource(VIEWS, [self._row(view) for view in saved.removable_by(_me())])

    def buttons(self, line: dict) -> tuple[Button, ...]:
        """Every one of them can be removed, and those whose list one sees be renamed."""
        rename = (Button("rename", _("Rename")),) if line["url"] else ()
        return (*rename, Button("forget", _("Remove this view")))

    def _row(self, view: View) -> dict:
        page = _page_of(view.list)
        list_ = translate(page.list_title(), context=self.request) if page else ""
        return {
            "key": view.id,
            "title": view.name,
            "words": f"{view.name} {list_}",
            "list": list_,
            "shared": organisation.title(view.post) if view.post else "",
            "url": f"{page.list_address()}?{view.query}" if page else "",
        }


class Forget(Wish):
    """Removes a view of any list, or leads to where it gets another name."""

    def act(self, form: dict) -> str:
        """Do it.

        :raises NoSuchView: it is none that the person may remove.
        """
        if one(form, "rename"):
            view = saved.own(self.person, one(form, "key"))
            page = _page_of(view.list)
            return f"{page.list_address()}?{view.query}#new-name-{view.id}" if page else ""
        view = saved.remove_any(self.person, one(form, "key"))
        self.say(_("The view “${name}” was removed.", mapping={"name": view.name}))
        return ""


def _me() -> str:
    return api.user.get_current().getId()


def _page_of(name: str) -> ListPage | None:
    """The page of a list by its key, None if the present person may not see it."""
    path, _blank, page = name.rpartition(" ")
    try:
        return page_at(api.portal.get().restrictedTraverse(path), page)
    except (AttributeError, KeyError, NotFound, NotYoursToSee, Unauthorized):
        return None
