"""The page of a record store: what a person may see of it, as its feature declared the list."""

from jingwei.core.filing.adding import why_not
from jingwei.core.listing.api import CatalogSource
from jingwei.core.listing.api import IListing
from jingwei.core.listing.api import Listing
from jingwei.core.listing.api import ListPage
from jingwei.core.pages.api import entry_title
from zope.component import getUtility


class StoreView(ListPage):
    """Rows from catalog metadata; the store itself is in no catalog."""

    @property
    def listing(self) -> Listing:
        """The list that is registered under the first type that the store keeps."""
        return getUtility(IListing, name=self.context.holds[0])

    def list_title(self) -> str:
        """As the navigation calls it, in the language of the reader."""
        path = "/".join(self.context.getPhysicalPath()[2:])
        return entry_title(path, self.__name__) or super().list_title()

    def source_of(self, form: dict) -> CatalogSource:
        """Records of this store."""
        path = "/".join(self.context.getPhysicalPath())
        query = {"path": {"query": path}, "portal_type": list(self.context.holds)}
        return CatalogSource(self.listing, query)

    def addable(self) -> list[dict]:
        """What the present person may start here."""
        return [
            {"title": fti.Title(), "url": f"{self.context.absolute_url()}/++add++{fti.getId()}"}
            for fti in self.context.allowedContentTypes()
            if not why_not(fti.getId())
        ]
