"""Is a sheet fit to be handed on? Rules of 条例 ch. 4 and of the sheet."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core import clock
from jingwei.core import typeset
from jingwei.core.attachments import api as attachments
from jingwei.core.numbering import api as numbering
from jingwei.core.opinions import api as opinions
from jingwei.core.texts import CLASSIFIED
from jingwei.core.texts import marked
from jingwei.core.texts import open_days
from jingwei.core.texts import plain
from jingwei.core.workflow.api import state
from jingwei.office.documents.genres import GENRES
from jingwei.office.documents.genres import NORMATIVE
from plone import api

import re


# A report must not carry a request (条例 art. 15).
REQUEST_WORDS = re.compile("请予?(批示|批复|批准|审批|审定)|妥否|当否")
# Not addressed to a leader in person (条例 art. 15).
PERSONS = re.compile("(书记|市长|省长|部长|厅长|局长|主任|委员|处长)(同志)?$|同志$")
LOWER = re.compile("各区|区经信|各处室|各企业|下属")
SEPARATORS = re.compile("[，,、；;]")
# Whatever a person may write freely on the sheet.
FREE = (
    *("title", "note", "disclosure_reason", "main_recipients", "copy_recipients"),
    *("legality_opinion", "related", "phone"),
)


def text(document) -> str:
    """The body without tags."""
    return plain(html(document)).strip()


def html(document) -> str:
    """The body as it is stored."""
    return document.body.raw if document.body else ""


def dated(document) -> str:
    """The body as it goes out: the day of the signing stands where the draft left it open."""
    return typeset.dated(html(document), document.signed_on)


def title_lines(document) -> list[str]:
    """Lines of the title as they were typed; [] if they do not make it up."""
    lines = [line.strip() for line in (document.title_lines or "").splitlines() if line.strip()]
    return lines if _joined(lines) == _joined([document.title]) else []


def deletable(document) -> bool:
    """Is it a draft without number and opinions, and the present person its drafter?"""
    mine = document.drafter == api.user.get_current().getId()
    used = document.number is not None or opinions.rows(document)
    return mine and not used and state(document) == "drafting"


def faults(document) -> Iterator[dict]:
    """Yield {"field", "message"} for everything that keeps the sheet from going on."""
    yield from _complete(document)
    if document.upward:
        yield from _upward(document)
    if (document.title_lines or "").strip() and not title_lines(document):
        yield _fault("title_lines", _("These lines do not make up the title."))
    yield from _open_days(document)
    yield from classified(document)


def unreviewed(document) -> Iterator[dict]:
    """Yield a fault if a normative document has no opinion of the legality review."""
    if document.normative and not (document.legality_opinion or "").strip():
        yield _fault(
            "legality_opinion",
            _(
                "A normative document is signed and numbered only after the legality review:"
                " enter its opinion on the sheet."
            ),
        )


def misnumbered(document, prefix: str) -> Iterator[dict]:
    """Yield a fault if another document is to have a number of the normative ones, which have a
    register of their own.
    """
    if prefix == NORMATIVE and not document.normative:
        yield _fault(
            "prefix",
            _(
                "“${prefix}” is the prefix of normative documents, and this one is not marked as"
                " such: choose another prefix, or return it to be marked.",
                mapping={"prefix": prefix},
            ),
        )


def of_other_register(number: str | None, prefix: str) -> Iterator[dict]:
    """Yield a fault if a number that was chosen belongs to another register."""
    if number and numbering.own(number).prefix != prefix:
        yield _fault("number", _("This number belongs to another register: choose its prefix."))


def classified(document) -> Iterator[dict]:
    """Yield a fault for every mark of classification; attachments are read where they can be.

    The system is for non-secret work and takes no classification (保密法).
    """
    if marked(html(document)):
        yield _fault("body", CLASSIFIED)
    for name in FREE:
        if marked(getattr(document, name)):
            yield _fault(name, CLASSIFIED)
    for item in document.objectValues():
        if attachments.classified(item.file):
            yield _fault(
                "attachments",
                _(
                    "The attachment “${name}” carries a mark of classification;"
                    " it must not be here.",
                    mapping={"name": item.file.filename},
                ),
            )


def _complete(document) -> Iterator[dict]:
    if not text(document):
        yield _fault("body", _("The document has no text yet."))
    if not document.disclosure:
        yield _fault("disclosure", _("Decide the disclosure attribute before submitting."))
    elif document.disclosure != "proactive" and not document.disclosure_reason:
        yield _fault("disclosure_reason", _("Give the reason why it is not disclosed proactively."))
    genre = GENRES[document.genre]
    if genre.recipient and not document.main_recipients and not document.receiving_units:
        yield _fault("main_recipients", _("A document of this genre needs a main recipient."))


def _open_days(document) -> Iterator[dict]:
    """The date of the document may stay open, it is that of the signing; no other day may."""
    days = open_days(typeset.dated(html(document), clock.today()))
    if days:
        yield _fault(
            "body", _("The text leaves a date blank: ${list}.", mapping={"list": "、".join(days)})
        )


def _upward(document) -> Iterator[dict]:
    main = [name for name in SEPARATORS.split(document.main_recipients or "") if name.strip()]
    if len(main) != 1:
        yield _fault(
            "main_recipients", _("An upward document has exactly one main recipient (art. 15).")
        )
    if any(PERSONS.search(name.strip()) for name in main):
        yield _fault(
            "main_recipients", _("It is addressed to an organ, not to a leader in person.")
        )
    lower = document.receiving_units or document.receiving_districts
    if LOWER.search(document.copy_recipients or "") or lower:
        yield _fault(
            "copy_recipients", _("An upward document is not copied to lower organs (art. 15).")
        )
    if document.genre == "report" and REQUEST_WORDS.search(text(document)):
        yield _fault("body", _("A report must not carry a request: write a request instead."))
    if document.genre == "request" and not document.note:
        yield _fault("note", _("A request names the contact person and telephone in the note."))


def _joined(lines: list[str]) -> str:
    return "".join("".join(lines).split())


def _fault(field: str, message) -> dict:
    return {"field": field, "message": message}
