"""``/intranet/texts``: what lies with the editing of the site, and where to write."""

from jingwei import _
from jingwei.core import exc
from jingwei.core.listing.api import CatalogSource
from jingwei.core.listing.api import ListPage
from jingwei.core.organisation import api as organisation
from jingwei.portal.columns.api import COLUMNS
from jingwei.portal.editorial.content import TYPES
from jingwei.portal.editorial.lists import TEXTS
from plone import api


class Texts(ListPage):
    """All texts that the two posts of the editing may see, the last step first."""

    label = _("Texts for the public site")
    listing = TEXTS
    administrators = (organisation.CHIEF_EDITOR,)

    def admit(self) -> None:
        """Only the two posts of the editing have texts to see here."""
        if not {organisation.EDITOR, organisation.CHIEF_EDITOR} & self._posts():
            raise exc.NotYoursToSee()

    def source_of(self, form: dict) -> CatalogSource:
        """Texts of all columns."""
        return CatalogSource(TEXTS, {"portal_type": TYPES})

    def list_title(self):
        """The context is the office."""
        return self.label

    def columns(self) -> list[dict]:
        """Where the present person may write; nothing for the chief editor."""
        if organisation.EDITOR not in self._posts():
            return []
        root = api.portal.get().absolute_url()
        return [{"title": plan.title, "url": f"{root}/{id_}"} for id_, plan in COLUMNS.items()]

    def _posts(self) -> set[str]:
        return {*organisation.tokens_of(api.user.get_current().getId())}
