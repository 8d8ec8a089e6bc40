"""The document as it goes out: data of the red-header paper (GB/T 9704; handbook §2)."""

from collections.abc import Iterator
from html import escape
from jingwei import _
from jingwei.core import clock
from jingwei.core import pictures
from jingwei.core.attachments import api as attachments
from jingwei.core.language import in_site_language
from jingwei.core.opinions import api as opinions
from jingwei.core.organisation import api as organisation
from jingwei.core.rendition import api as rendition
from jingwei.core.texts import LONGEST_BODY
from jingwei.core.typeset import chinese_day
from jingwei.core.workflow.api import state
from jingwei.core.worklist.api import URGENCIES
from jingwei.office.documents import genres
from jingwei.office.documents import rules
from pathlib import PurePath
from plone import api

import datetime


TEMPLATES = {"document": "redhead", "letter": "letter", "order": "order", "minutes": "minutes"}
# What follows the name of the organ in red.
SUFFIXES = {"order": "令", "minutes": "会议纪要"}
SEALED = ("document", "letter")
# What was revoked or abolished since was issued too; whoever verifies the paper reads which.
OUT = ("issued", "archived", "revoked", "abolished")
PICTURES, TEXT = (".png", ".jpg", ".jpeg"), ".txt"
# Paragraphs of all annexed texts together: some hundred pages.
MOST_ANNEXED = 10_000
# More addressees leave no room for the text on the first page; they go to the imprint (7.3.2).
MOST_ADDRESSEES = 140


def written(day: datetime.date | None) -> str:
    """A day as documents write it; month and day stay open until there is one."""
    return chinese_day(day) if day else f"{clock.today().year}年　月　日"


def receivers(document) -> list[str]:
    """Names of the units and districts to which a document goes."""
    tokens = (
        *(f"unit~{unit}" for unit in document.receiving_units),
        *map(organisation.district, document.receiving_districts),
    )
    return [organisation.title(token) for token in tokens]


class IssuedPaper:
    """`IPaper` of an official document, "issued"."""

    title = _("Red-header document")
    sealed = True

    def __init__(self, context):
        self.context = context
        self.letter = rendition.taken_apart(rules.dated(context))

    @property
    def template(self) -> str:
        """By the layout that was chosen."""
        return TEMPLATES[self.context.printed_as]

    def hindrance(self):
        """It is a paper once it is issued."""
        if state(self.context) in OUT:
            return ""
        return _("The document is not issued yet.")

    def attached(self) -> list:
        """Attachments go beside it, not inside."""
        return []

    def file_name(self) -> str:
        """By its number."""
        return f"{self.context.number or self.context.title}.pdf"

    def public(self) -> dict[str, str]:
        """What stands at its head."""
        document = self.context
        return {
            "title": document.title,
            "number": str(document.number or ""),
            "organ": self.organ(),
            "date": document.signed_on.isoformat() if document.signed_on else "",
        }

    def organ(self) -> str:
        """The organ whose paper it is."""
        return api.portal.get().Title()

    def organs(self) -> list[str]:
        """Who issues it, the leading one first: who signs in the text, and who joins."""
        own = self.letter.organs or (self.organ(),)
        return list(dict.fromkeys((*own, *(self.context.joint_organs or ()))))

    def check(self) -> None:
        """Refuse what could not be printed, while it can still be changed.

        :raises CannotBeSet: names each place.
        """
        body = rendition.blocks(self.letter.body, self._picture, self.letter.before)
        told = (self.context.title, self.organs(), self._to(), self.context.copy_recipients)
        annexed = [*self._annexed_texts(), *self._annexed_files((TEXT,))]
        rendition.check([body, annexed, told, self.letter.note])

    def data(self) -> dict:
        """All that the layouts need; without a number it is a proof."""
        document, letter = self.context, self.letter
        made = document.signed_on or clock.today()
        to = self._to()
        aside = len(to) > MOST_ADDRESSEES
        urgent = document.urgency != "routine"
        return {
            "title": document.title,
            "title_lines": self._title_lines(),
            "organ": self.organ(),
            "organs": self.organs(),
            "suffix": SUFFIXES.get(document.printed_as, ""),
            "number": self._number(),
            "copy": "",
            "urgency": [in_site_language(URGENCIES[document.urgency])] if urgent else [],
            "signatories": [self._signer()["name"]] if document.upward else [],
            "signer": self._signer(),
            "to": "" if aside else to,
            "moved_to": to if aside else "",
            "body": rendition.blocks(letter.body, self._picture, letter.before),
            "annexes": list(letter.annexes or self._names()),
            "annexed": [*self._annexed_texts(), *self._annexed_files()],
            "attendance": [{"label": label, "names": names} for label, names in letter.attendance],
            "date": written(document.signed_on),
            "made": {"year": made.year, "month": made.month, "day": made.day},
            "seal": document.printed_as in SEALED and document.number is not None,
            "note": letter.note or (document.note or "").strip("（）()"),
            "copies": (document.copy_recipients or letter.copies).rstrip("。"),
            "printer": f"{self.organ()}{organisation.title('unit~office')}",
            "printed": written(document.issued_on),
        }

    def _number(self) -> str:
        document = self.context
        if document.number is not None:
            return str(document.number)
        prefix = genres.prefix_of(document.genre, document.printed_as, bool(document.normative))
        return f"{prefix}〔{(document.signed_on or clock.today()).year}〕　号"

    def _title_lines(self) -> list[str]:
        """As they were typed, or broken where a typist would break them."""
        return rules.title_lines(self.context) or rendition.title_lines(self.context.title)

    def addressed_otherwise(self) -> str:
        """The addressees of the text where the sheet names others, else ""; the text counts."""
        text, sheet = (
            {name.strip() for name in rules.SEPARATORS.split(told.rstrip("：:")) if name.strip()}
            for told in (self.letter.to, self.context.main_recipients or "")
        )
        return self.letter.to.rstrip("：:") if text and sheet and text != sheet else ""

    def annexes_missing(self) -> list[str]:
        """Annexes that the text lists, and of which neither a text nor a file is there."""
        letter = self.letter
        if len(letter.annexed) >= len(letter.annexes):
            return []
        there = {*self._names(), *(annex.title for annex in letter.annexed)}
        return [name for name in letter.annexes if name not in there]

    def _to(self) -> str:
        """Addressees as the text has them, else as the sheet has them."""
        document = self.context
        told = self.letter.to or document.main_recipients or "、".join(receivers(document))
        return told.rstrip("：:")

    def _signer(self) -> dict[str, str]:
        """Who signed: post and name; open until somebody has."""
        signed = [
            row
            for row in opinions.rows(self.context)
            if (row.step, row.decision) == ("signing", "agree")
        ]
        if not signed:
            return {"office": "", "name": ""}
        row = signed[-1]
        return {"office": organisation.title(row.post), "name": organisation.title(row.person)}

    def _files(self) -> list:
        """Attachments that are no pictures of the text, in order of name."""
        found = pictures.beside_text(self.context, rules.html(self.context))
        return sorted(found, key=lambda item: item.file.filename or "")

    def _names(self) -> list[str]:
        return [PurePath(item.file.filename).stem for item in self._files()]

    def _picture(self, source: str) -> bytes | None:
        """The attachment that the address of a picture leads to."""
        found = pictures.attachment_at(self.context, source)
        return found.file.data if found is not None else None

    def _annexed_texts(self) -> Iterator[dict]:
        for annex in self.letter.annexed:
            yield {
                "label": annex.label,
                "title": annex.title,
                "blocks": rendition.blocks(annex.html, self._picture, annex.before),
            }

    def _annexed_files(self, kinds=(*PICTURES, TEXT)) -> Iterator[dict]:
        """Texts and pictures that the list of annexes names; other files go beside the paper, and
        so do texts that are as long together as a book.
        """
        listed, room = self.letter.annexes or tuple(self._names()), MOST_ANNEXED
        for item in self._files():
            name = PurePath(item.file.filename).stem
            if name not in listed or _suffix(item) not in kinds:
                continue
            inside = _printed(item)
            room -= len(inside)
            if inside and room >= 0:
                number = listed.index(name) + 1 if len(listed) > 1 else ""
                yield {"label": f"附件{number}", "title": name, "blocks": inside}


def _printed(item) -> list[dict]:
    """Blocks of a text or picture; none of one that is broken or as long as a book."""
    if _suffix(item) in PICTURES:
        found = rendition.picture(item.file.data)
        told = found and {"kind": "image", "data": found.data, "width": found.width}
        return [{**told, "alt": PurePath(item.file.filename).stem}] if told else []
    text = attachments.text_of(item.file) or ""
    if len(text) > LONGEST_BODY:
        return []
    return rendition.blocks("".join(f"<p>{escape(line)}</p>" for line in text.splitlines()))


def _suffix(item) -> str:
    return PurePath(item.file.filename).suffix.lower()
