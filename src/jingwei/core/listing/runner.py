"""The job that writes a file of a list that is too long for an answer at once."""

from AccessControl import Unauthorized
from collections.abc import Iterator
from jingwei import _
from jingwei.core.exc import NotYoursToSee
from jingwei.core.jobs.api import File
from jingwei.core.jobs.exc import NotAllowedAnyMore
from jingwei.core.jobs.interfaces import IRunner
from jingwei.core.listing import export
from jingwei.core.listing.pages import page_at
from jingwei.core.listing.views import file_name
from jingwei.core.listing.views import ListPage
from jingwei.core.listing.views import tell
from jingwei.core.listing.views import title_of
from jingwei.core.pages.layers import enter_office
from jingwei.core.scratch import new_file
from pathlib import Path
from plone.i18n.utility import setLanguageBinding
from zExceptions import NotFound
from zope.globalrequest import getRequest
from zope.interface import implementer


KIND = "listing.export"


@implementer(IRunner)
class Export:
    """Writes what the person sees when the job runs, not what was seen when it was asked for."""

    title = _("Files of lists")

    def allowed(self, site, params: dict) -> bool:
        """May the present person see the list?"""
        return self._page(site, params) is not None

    def run(self, site, params: dict) -> Iterator:
        """Write the file, and note in the audit that the person has it.

        :raises NotAllowedAnyMore: the person has lost the list meanwhile.
        :raises SheetFull: the list is too long for this kind of file.
        """
        # The words of the file are in the language in which it was asked for.
        request = getRequest()
        request.cookies["I18N_LANGUAGE"] = params["language"]
        setLanguageBinding(request)
        path = new_file()
        try:
            yield from self._written(site, params, path)
        except BaseException:
            # A cancelled job ends here, too.
            path.unlink()
            raise
        return File(file_name(self._page(site, params), params["format"]), path)

    def _written(self, site, params: dict, path: Path) -> Iterator:
        page = self._page(site, params)
        shown = page.ask(params["query"])
        # Half of it where nobody has counted.
        total = shown.total
        written = 0
        lines = export.write(params["format"], shown, path, page.request, title_of(page))
        for written in lines:
            yield min(99, written * 100 // total) if total else 50, _("lines are written")
            if not self.allowed(site, params):
                raise NotAllowedAnyMore()
        tell(page, shown, params["format"], written)

    def _page(self, site, params: dict) -> ListPage | None:
        enter_office(getRequest())
        try:
            return page_at(site.restrictedTraverse(params["path"]), params["page"])
        except (AttributeError, KeyError, NotFound, NotYoursToSee, Unauthorized):
            return None
