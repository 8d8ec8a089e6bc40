"""The list of inquiries, and what lists say of a published answer that was withdrawn since."""

from jingwei import _
from jingwei.core.listing.api import Listing
from jingwei.core.workflow.api import title_of
from jingwei.core.worklist.api import columns
from jingwei.core.worklist.api import line
from jingwei.core.worklist.api import Phases
from jingwei.desk.inquiries.content import PUBLISHED
from jingwei.desk.inquiries.content import WITHDRAWN


PHASES = Phases(
    {PUBLISHED: title_of("Answer published"), WITHDRAWN: _("Published and withdrawn since")},
    lambda row: row.phase or PUBLISHED,
)
INQUIRIES = Listing(
    "inquiries",
    (columns.TITLE, columns.NUMBER, columns.STATE, columns.UNIT, columns.DUE, columns.SINCE),
    sort="since",
    line=line,
    facets=(columns.states("Inquiry", index="row_state"), columns.UNITS, columns.MONTHS),
    text="SearchableText",
    empty=_("No inquiry concerns you yet. Inquiries come in through the form of the public site."),
)
