"""/intranet/papers: the papers that are not there yet."""

from jingwei import _
from jingwei.core.listing.api import Button
from jingwei.core.listing.api import ListPage
from jingwei.core.listing.api import one
from jingwei.core.listing.api import RowSource
from jingwei.core.listing.api import Wish
from jingwei.core.organisation import api as organisation
from jingwei.core.papers import api
from jingwei.core.papers.content import shelf
from jingwei.core.papers.exc import NoSuchPaper
from jingwei.core.papers.lists import AGAIN
from jingwei.core.papers.lists import PAPERS
from jingwei.core.papers.lists import STATES
from plone import api as plone
from zope.i18n import translate


class Papers(ListPage):
    """What waits, and what could not be made."""

    listing = PAPERS
    administrators = (organisation.REGISTRAR, organisation.SYSTEM_ADMIN)
    acts = "handle"

    def source_of(self, form: dict) -> RowSource:
        """One row a paper; no more of a record than its reader may see."""
        wanted = list(shelf().wanted.values())
        catalog = plone.portal.get_tool("portal_catalog")
        known = {brain.getPath(): brain for brain in catalog(UID=[one.uid for one in wanted])}
        return RowSource(PAPERS, [self._row(one, known.get(one.path)) for one in wanted])

    def list_title(self):
        """What files of the list are called."""
        return _("Papers")

    def buttons(self, line: dict) -> tuple[Button, ...]:
        """What failed may be tried again; so may what waits for a long while."""
        return (AGAIN,)

    def _row(self, wanted, brain) -> dict:
        return {
            "key": f"{wanted.uid}.{wanted.kind}",
            "title": brain.Title if brain is not None else self._said(_("not open to you")),
            "url": brain.getURL() if brain is not None else "",
            "kind": self._said(wanted.title),
            "state": wanted.state,
            "rank": [*STATES].index(wanted.state),
            "error": wanted.error,
            "attempts": wanted.attempts,
            "due": wanted.due,
        }

    def _said(self, message) -> str:
        return translate(message, context=self.request)


class Again(Wish):
    """Lets a paper be tried now."""

    def act(self, form: dict) -> str:
        """Do it.

        :raises NoSuchPaper: nobody waits for it any more.
        """
        uid, _dot, kind = one(form, "key").partition(".")
        wanted = shelf().wanted.get((uid, kind))
        if wanted is None:
            raise NoSuchPaper()
        api.again(wanted)
        self.say(_("The paper is being prepared."))
        return ""
