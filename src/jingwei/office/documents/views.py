"""The approval sheet: everything about a document on one page."""

from jingwei import _
from jingwei.core import pictures
from jingwei.core.attachments.api import size
from jingwei.core.delivery import api as delivery
from jingwei.core.filing.retention import RETENTIONS
from jingwei.core.listing.api import seen
from jingwei.core.numbering import api as numbering
from jingwei.core.organisation import api as organisation
from jingwei.core.typeset import dated
from jingwei.core.typeset import letter
from jingwei.core.typeset import tables
from jingwei.core.workflow import api
from jingwei.core.workflow.page import RecordPage
from jingwei.core.worklist.api import URGENCIES
from jingwei.office.documents import genres
from jingwei.office.documents.rules import classified
from jingwei.office.documents.rules import deletable
from jingwei.office.documents.rules import html
from plone import api as plone
from zope.i18nmessageid import Message


# What is said of a document after its issue, which is seldom, has its own cell.
AFTER = ("issued", "archived", "recalled")
# Cells of the sheet: heading, states whose opinions stand in it.
CELLS = (
    (_("Unit review"), ("unit_review",)),
    (_("Countersigning"), ("countersigning",)),
    (_("General Office check"), ("office_check",)),
    (_("Signing by the leader"), ("signing",)),
    (_("Registration"), ("signed", "numbered")),
    (_("After the issue"), AFTER),
)
COMMON = {
    "unit_review": (_("Agree."), _("Agree; for the General Office to check.")),
    "office_check": (_("Agree; for the leader to sign."), _("The format is right.")),
    "signing": (_("Agree to issue."),),
}


class Sheet(RecordPage):
    """Sheet, body, path, and the one box that is the reader's."""

    decisions = {
        "agree": _("Agree"),
        "consult": _("Sent for countersigning"),
        "dissent": _("Do not agree"),
        "return": _("Returned"),
        "drop": _("Went on without this unit's answer"),
        "revoked": _("Revoked"),
        "abolished": _("Abolished"),
    }
    neutral = ("consult",)
    dangers = ("return", "void", "recall", "revoke", "abolish")
    # They judge that the document holds no more, and not its text.
    lasting = ("revoked", "abolished")

    def may_delete(self) -> bool:
        """While judging, files may be deleted, the document may not."""
        return super().may_delete() and deletable(self.context)

    def genre(self):
        """Genre and direction."""
        return genres.GENRES[self.context.genre].title

    def direction(self):
        """Direction of the document."""
        return genres.DIRECTIONS[self.context.direction]

    def urgency(self):
        """Urgency of the document."""
        return URGENCIES[self.context.urgency]

    def urgent(self) -> bool:
        """Must it overtake others?"""
        return self.context.urgency != "routine"

    def layout(self):
        """Layout of the printed document."""
        return genres.LAYOUTS[self.context.printed_as]

    def disclosure(self):
        """Disclosure attribute, if decided."""
        return genres.DISCLOSURES.get(self.context.disclosure, _("not decided"))

    def retention(self):
        """Retention period."""
        return RETENTIONS[self.context.retention]

    def organ(self) -> str:
        """Name of the commission, the head of the sheet."""
        return plone.portal.get().Title()

    def unit(self) -> str:
        """Title of the drafting unit."""
        return organisation.title(f"unit~{self.context.drafting_unit}")

    def drafter(self) -> str:
        """Name of the drafter."""
        return organisation.title(self.context.drafter)

    def receivers(self) -> list[Message]:
        """Who gets it in the system, beside the typed addressees: units, and districts."""
        units = [organisation.title(f"unit~{unit}") for unit in self.context.receiving_units]
        tokens = map(organisation.district, self.context.receiving_districts)
        districts = [*map(organisation.title, tokens)]
        told = {
            _("Units of the commission: ${names}"): units,
            _("Districts: ${names}"): districts,
        }
        return [
            Message(words, mapping={"names": "、".join(names)})
            for words, names in told.items()
            if names
        ]

    def fate(self) -> dict | None:
        """That it was recalled or does not hold any more, and why; None while it does."""
        ending, state = self.context.ending, api.state(self.context)
        if ending is not None:
            said, title = delivery.told(ending), delivery.WORDS[ending.word]
            return {"title": title, "said": said, "reason": ending.reason}
        if state != "recalled":
            return None
        said = _("This document was recalled from all its recipients.")
        reason = self.context.recalls[-1].reason if self.context.recalls else ""
        return {"title": _("Recalled"), "said": said, "reason": reason}

    def related(self) -> list[dict]:
        """What the document is related to, with the address of each record that the reader may see
        and that the text calls by a number of ours, however it is written.
        """
        text, parts, at = self.context.related or "", [], 0
        found = list(numbering.own_in(text, numbering.prefixes())) if text else []
        rows = {number: numbering.holder(number) for number, _start, _end in found}
        uids = seen(row.uid for row in rows.values() if row)
        for number, start, end in found:
            row = rows[number]
            if row and row.uid in uids:
                url = self.request.physicalPathToURL(row.path.split("/"))
                parts += [
                    {"text": text[at:start], "url": ""},
                    {"text": text[start:end], "url": url},
                ]
                at = end
        return [*parts, {"text": text[at:], "url": ""}]

    def attachments(self) -> list[dict]:
        """Name, address and size of each attachment that is no picture of the text, and where those
        who may can delete it.
        """
        return [
            {
                "name": item.file.filename,
                "url": f"{item.absolute_url()}/@@download/file",
                "size": size(item.file.getSize()),
                "delete": plone.user.has_permission("Delete objects", obj=item)
                and f"{item.absolute_url()}/delete_confirmation",
            }
            for item in pictures.beside_text(self.context, html(self.context))
        ]

    def body(self) -> str:
        """The text, made safe for the page, with its date once it is signed."""
        body = self.context.body
        if not body:
            return ""
        text = dated(body.output_relative_to(self.context), self.context.signed_on)
        return tables(letter(pictures.shown(self.context, text)))

    def warned(self) -> bool:
        """Does the sheet or an attachment carry what looks like a mark of classification?"""
        return any(classified(self.context))

    def cells(self) -> list[dict]:
        """Boxes of the sheet with their opinions; `step` is set in the reader's own box."""
        rows = [self._in_its_box(row) for row in self.opinions()] + self._registered()
        step, state = self.primary(), api.state(self.context)
        mine = step if step and step.box == "opinion" else None
        return [
            {
                "title": title,
                "opinions": [row for row in rows if row["step"] in steps],
                "step": mine if state in steps else None,
                "waits": state in steps and not mine and self.context.pending,
                "common": COMMON.get(state, ()),
            }
            for title, steps in CELLS
            if steps != AFTER or any(row["step"] in steps for row in rows)
        ]

    def _in_its_box(self, row: dict) -> dict:
        """The words say the decision themselves unless they are against it."""
        said = "" if row["agrees"] else row["decision"]
        return {**row, "decision": said, "text": row["text"] or ("" if said else row["decision"])}

    def _registered(self) -> list[dict]:
        """The number stands in the last box, with who took it and when."""
        taken = [turn for turn in self.context.journal.turns if turn.transition == "register"]
        if self.context.number is None or not taken:
            return []
        first = taken[0]
        return [
            {
                "step": "signed",
                "decision": "",
                "agrees": True,
                "against": False,
                "text": str(self.context.number),
                "person": organisation.title(first.person),
                "post": organisation.title(first.post) if first.post else "",
                "time": first.time,
                "older": False,
            }
        ]
