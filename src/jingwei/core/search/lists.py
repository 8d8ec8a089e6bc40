"""The list of files that could not be read."""

from jingwei import _
from jingwei.core.attachments import api as attachments
from jingwei.core.listing.api import CODE
from jingwei.core.listing.api import Column
from jingwei.core.listing.api import Facet
from jingwei.core.listing.api import Listing
from jingwei.core.listing.api import MOMENT


# Why a file has no text; of a kind that is never read, such as a picture, nobody expects one.
FAULTS = {
    "time": _("reading it took too long"),
    "size": _("it is too large to be read"),
    "broken": _("it is damaged or closed by a password"),
    "error": _("the reading failed; see the log"),
}


def _line(row: dict) -> dict:
    return {**row, "title": FAULTS[row["fault"]], "size": attachments.size(row["size"])}


FILES = Listing(
    "files",
    (
        Column("title", _("Cause"), sort="fault"),
        Column("kind", _("Kind of file"), CODE, sort="kind"),
        Column("size", _("Size of the file"), CODE, sort="size"),
        Column("moment", _("Read at"), MOMENT, sort="moment"),
    ),
    sort="moment",
    line=_line,
    facets=(Facet("fault", _("Cause"), lambda: FAULTS, "fault"),),
    empty=_("All attached files were read."),
)
