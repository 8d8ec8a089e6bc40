"""The lists of one's own messages, and of the mails that are not sent yet."""

from jingwei import _
from jingwei.core.listing.api import CODE
from jingwei.core.listing.api import Column
from jingwei.core.listing.api import Facet
from jingwei.core.listing.api import LIGHT
from jingwei.core.listing.api import Listing
from jingwei.core.listing.api import MOMENT
from jingwei.core.listing.api import NUMBER
from jingwei.core.listing.api import PATH
from jingwei.core.listing.api import state_facet
from jingwei.core.outbox.content import FAILED
from jingwei.core.outbox.content import moment_of
from jingwei.core.outbox.content import SENDING
from jingwei.core.outbox.content import UNSURE
from jingwei.core.outbox.content import WAITING


NEW, READ = "new", "read"
MESSAGES_ARE = {
    NEW: {"title": _("unread"), "chip": "chip soon"},
    READ: {"title": _("read"), "chip": "chip done"},
}
# What features call their notices; others there are stand in the list without a word for it.
KINDS = {
    "turn": _("your turn"),
    "news": _("news of a record"),
    "escalation": _("reminder"),
    "signing": _("signature"),
    "papers": _("paper"),
}
MAILS_ARE = {
    FAILED: {"title": _("refused by the mail server"), "chip": "chip late"},
    UNSURE: {"title": _("uncertain whether it arrived"), "chip": "chip late"},
    SENDING: {"title": _("is being sent"), "chip": "chip soon"},
    WAITING: {"title": _("Waiting"), "chip": "chip"},
}


def _message(row: dict) -> dict:
    notice, new = row["notice"], row["state"] == NEW
    return {
        "key": row["key"],
        "new": new,
        "title": notice.subject,
        "url": row["url"],
        "mark": _("New") if new else "",
        "text": notice.text,
        "kind": KINDS.get(notice.kind),
        "told": moment_of(row["key"]),
        "state": MESSAGES_ARE[row["state"]],
    }


MESSAGES = Listing(
    "messages",
    (
        Column("title", _("Message"), sort="subject"),
        Column("text", _("Details")),
        Column("kind", _("Kind"), CODE, sort="kind"),
        Column("told", _("Told on"), MOMENT, sort="key"),
        Column("state", _("State"), LIGHT, sort="rank", extra=True),
    ),
    # Unread ones first; each newest first, as they come.
    sort="state",
    descending=False,
    line=_message,
    facets=(
        state_facet(MESSAGES_ARE),
        Facet("kind", _("Kind"), lambda: KINDS, "kind"),
    ),
    text="words",
    empty=_("Nothing here. When a record comes to you, you read of it here."),
)
MAILS = Listing(
    "mails",
    (
        Column("title", _("Recipient"), sort="title"),
        Column("state", _("State"), LIGHT, sort="rank"),
        Column("error", _("What the mail server said"), PATH),
        Column("attempts", _("Attempts"), NUMBER, sort="attempts"),
        Column("due", _("Next attempt"), MOMENT, sort="due"),
        Column("added", _("Waits since"), MOMENT, sort="added"),
    ),
    # Stuck ones first; each oldest first, as they come.
    sort="state",
    descending=False,
    line=lambda row: {**row, "state": MAILS_ARE[row["state"]]},
    facets=(state_facet(MAILS_ARE),),
    text="words",
    empty=_("No mail waits or is stuck."),
)
