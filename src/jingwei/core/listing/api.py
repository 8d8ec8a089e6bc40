"""The one list component of the house; see `declared` for what a feature says of its list."""

from jingwei.core.listing import sets
from jingwei.core.listing.asked import Asked
from jingwei.core.listing.asked import integer
from jingwei.core.listing.asked import one
from jingwei.core.listing.cells import harmless
from jingwei.core.listing.declared import Button
from jingwei.core.listing.declared import CODE
from jingwei.core.listing.declared import Column
from jingwei.core.listing.declared import DAY
from jingwei.core.listing.declared import Facet
from jingwei.core.listing.declared import IListing
from jingwei.core.listing.declared import LIGHT
from jingwei.core.listing.declared import Listing
from jingwei.core.listing.declared import MOMENT
from jingwei.core.listing.declared import NUMBER
from jingwei.core.listing.declared import PATH
from jingwei.core.listing.declared import PROGRESS
from jingwei.core.listing.declared import state_facet
from jingwei.core.listing.declared import TEXT
from jingwei.core.listing.export import FORMATS
from jingwei.core.listing.export import LOOKS
from jingwei.core.listing.export import put
from jingwei.core.listing.export import workbook
from jingwei.core.listing.shown import Shown
from jingwei.core.listing.sources import CatalogSource
from jingwei.core.listing.sources import ordered
from jingwei.core.listing.sources import RowSource
from jingwei.core.listing.sources import seen
from jingwei.core.listing.views import AT_ONCE
from jingwei.core.listing.views import ListPage
from jingwei.core.listing.wishes import Wish


__all__ = [
    "AT_ONCE",
    "CODE",
    "DAY",
    "FORMATS",
    "LIGHT",
    "LOOKS",
    "MOMENT",
    "NUMBER",
    "PATH",
    "PROGRESS",
    "TEXT",
    "Asked",
    "Button",
    "CatalogSource",
    "Column",
    "Facet",
    "IListing",
    "ListPage",
    "Listing",
    "RowSource",
    "Shown",
    "Wish",
    "harmless",
    "integer",
    "one",
    "ordered",
    "put",
    "seen",
    "sets",
    "state_facet",
    "workbook",
]
