"""Is a draft fit to be submitted? Rules of 条例 ch. 4 and of the sheet."""

from collections.abc import Iterator
from jingwei import _
from jingwei.office.documents.genres import GENRES

import re


# A report must not carry a request (条例 art. 15).
REQUEST_WORDS = re.compile("请予?(批示|批复|批准|审批|审定)|妥否|当否")
# Not addressed to a leader in person (条例 art. 15).
PERSONS = re.compile("(书记|市长|省长|部长|厅长|局长|主任|委员|处长)(同志)?$|同志$")
LOWER = re.compile("各区|区经信|各处室|各企业|下属")
SEPARATORS = re.compile("[，,、；;]")
CLASSIFIED = re.compile(r"(绝密|机密|秘密)\s*[★☆]")


def plain(document) -> str:
    """The body as text without marks."""
    raw = document.body.raw if document.body else ""
    return re.sub(r"<[^>]+>", " ", raw).replace("&nbsp;", " ").strip()


def faults(document) -> Iterator[dict]:
    """Yield {"field", "message"} for everything that keeps the draft from being submitted."""
    yield from _complete(document)
    if document.upward:
        yield from _upward(document)
    marked = CLASSIFIED.search(f"{document.title} {plain(document)}")
    if marked:
        yield _fault("body", _("The text carries a mark of classification; it must not be here."))


def _complete(document) -> Iterator[dict]:
    if not plain(document):
        yield _fault("body", _("The document has no text yet."))
    if not document.disclosure:
        yield _fault("disclosure", _("Decide the disclosure attribute before submitting."))
    elif document.disclosure != "proactive" and not document.disclosure_reason:
        yield _fault("disclosure_reason", _("Give the reason why it is not disclosed proactively."))
    genre = GENRES[document.genre]
    if genre.recipient and not document.main_recipients and not document.receiving_units:
        yield _fault("main_recipients", _("A document of this genre needs a main recipient."))


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
    if LOWER.search(document.copy_recipients or "") or document.receiving_units:
        yield _fault(
            "copy_recipients", _("An upward document is not copied to lower organs (art. 15).")
        )
    if document.genre == "report" and REQUEST_WORDS.search(plain(document)):
        yield _fault("body", _("A report must not carry a request: write a request instead."))
    if document.genre == "request" and not document.note:
        yield _fault("note", _("A request names the contact person and telephone in the note."))


def _fault(field: str, message) -> dict:
    return {"field": field, "message": message}
