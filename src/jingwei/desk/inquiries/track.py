"""``/inquiries/track``: progress and answer for whoever holds the code."""

from jingwei import _
from jingwei.core.audit import api as audit
from jingwei.core.deadlines.telling import LedgerTold
from jingwei.core.organisation import api as organisation
from jingwei.core.papers import api as papers
from jingwei.core.workflow.interfaces import IAside
from jingwei.desk.inquiries import codes
from jingwei.desk.inquiries import letterbox
from jingwei.desk.inquiries import rates
from jingwei.desk.inquiries.content import PUBLISHED
from jingwei.desk.inquiries.content import WITHDRAWN
from jingwei.desk.inquiries.exc import TooMany
from Products.Five import BrowserView
from zope.component import queryMultiAdapter


# What the writer is told of each state; nothing of persons, posts or opinions.
WORDS = {
    "received": _("Your inquiry has been received and waits for assignment."),
    "handling": _("Your inquiry is being handled by the unit in charge."),
    "answer_review": _("The answer is written and is being reviewed."),
    "answered": _("Your inquiry has been answered."),
    "rejected": _("Your inquiry was not accepted."),
    "published": _("Your inquiry has been answered, and the answer is published."),
    WITHDRAWN: _("Your inquiry has been answered; the published answer was withdrawn since."),
}
STEPS = (
    ("received", _("Received")),
    ("handling", _("In handling")),
    ("answer_review", _("Being reviewed")),
    ("answered", _("Answered")),
)
# The paper that says that the letter came, see `receipt`.
RECEIPT = "receipt"
NOT_MADE = _("The receipt could not be made yet. The office knows; please try again another day.")
UNKNOWN = _("No inquiry belongs to this code. Please compare it with your printed page.")


class Track(LedgerTold, BrowserView):
    """The code comes by POST only, so that it stands in no address, log or referrer."""

    # Which officer did what is not the writer's concern.
    names_people = False
    clocked = None
    error = None
    found: dict | None = None
    # The way to the public answer, which a higher floor knows.
    published = None
    # Is the receipt that was asked for still being made?
    waits = False

    def __call__(self):
        """Show the box, and after a POST what belongs to the code, or the receipt on paper."""
        self.request.response.setHeader("Cache-Control", "no-store")
        if self.request.method == "POST":
            self._answer(str(self.request.form.get("code", "")))
        if self.clocked is not None and "receipt" in self.request.form:
            made = papers.paper(self.clocked, RECEIPT)
            if made is not None:
                return papers.send(made, self.clocked, self.request.response)
            standing = papers.standing(self.clocked, RECEIPT)
            if standing == papers.FAILED:
                self.error = NOT_MADE
                return self.index()
            self.waits = True
            if standing != papers.WAITING:
                papers.want(self.clocked, RECEIPT)
        return self.index()

    def _answer(self, code: str) -> None:
        try:
            rates.count_lookup(self.request, codes.normal(code))
        except TooMany as refusal:
            audit.aside("inquiry.lookup", path="/inquiries/track", result="TooMany")
            self.request.response.setStatus(refusal.status)
            self.error = refusal.message
            return
        inquiry = letterbox.look_up(code)
        if inquiry is None:
            self.error = UNKNOWN
        else:
            self.found = progress(inquiry)
            self.clocked = inquiry
            self.published = queryMultiAdapter((inquiry, self.request), IAside, name="public")

    def ask_url(self) -> str:
        """Address of the form."""
        return f"{self.context.absolute_url()}/ask"


def progress(inquiry) -> dict:
    """Everything that the writer is told."""
    present = inquiry.stands()
    ended = present in ("answered", PUBLISHED, WITHDRAWN)
    moments = {"received": inquiry.received}
    for turn in inquiry.journal.turns:
        # An answer that was handed in and returned again is not shown as reviewed.
        moments[turn.target] = moments.get(turn.target) or turn.time
    names = [id_ for id_, _title in STEPS]
    reached = names.index("answered" if ended else present) if present != "rejected" else 0
    done = reached + (ended or present == "rejected")
    return {
        "number": inquiry.number,
        "topic": inquiry.title,
        "question": inquiry.question,
        "words": WORDS[present],
        "steps": [
            {
                "title": title,
                "status": "done" if place < done else "now" if place == reached else "todo",
                "when": moments.get(id_) if place <= reached else None,
            }
            for place, (id_, title) in enumerate(STEPS)
            if present != "rejected" or place == 0
        ],
        "unit": organisation.title(f"unit~{inquiry.unit}") if inquiry.unit else "",
        "answer": inquiry.answer if ended else "",
        "reason": inquiry.reason if present == "rejected" else "",
        "when": inquiry.answered_on,
    }
