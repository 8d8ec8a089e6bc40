"""The list of everybody's signing keys, for the security administrator."""

from jingwei import _
from jingwei.core.listing.api import CODE
from jingwei.core.listing.api import Column
from jingwei.core.listing.api import DAY
from jingwei.core.listing.api import LIGHT
from jingwei.core.listing.api import Listing
from jingwei.core.listing.api import state_facet
from jingwei.core.signing.standing import STANDINGS


KEYS = Listing(
    "signing-keys",
    (
        Column("title", _("Name"), sort="title"),
        Column("account", _("Account"), CODE, sort="account"),
        Column("posts", _("Posts")),
        Column("state", _("Signature"), LIGHT, sort="rank"),
        Column("certificate_ends", _("Certificate good until"), DAY, sort="certificate_ends"),
        Column("pin_ends", _("PIN good until"), DAY, sort="pin_ends", extra=True),
        Column("serial", _("Number of the certificate"), CODE, extra=True),
    ),
    # What asks for something first; each by name, as they come.
    sort="state",
    descending=False,
    line=lambda row: {**row, "state": STANDINGS[row["state"]]},
    facets=(state_facet(STANDINGS),),
    text="words",
    empty=_("Nobody holds a post."),
)
