"""The white list: what of a source may leave, by kind of source. Nothing else ever does.

Each table reads: field of the public record <- (attribute of what the lower floor hands out,
how it is written). Names, telephones, contact data, opinions and drafters are in no table.

``text`` and ``html`` pass the masks; a ``term`` is the id of a choice and is written by its title.
"""

from typing import NamedTuple


class Rule(NamedTuple):
    """`source`: attribute; `form`: text, html, plain, date, unit or term.

    `own`: set by the editor on the release, not taken from the source.
    """

    source: str
    form: str
    own: bool = False


DOCUMENT = {
    "title": Rule("title", "text", own=True),
    "description": Rule("description", "text", own=True),
    "document_number": Rule("number", "plain"),
    "genre": Rule("genre", "term"),
    "written_on": Rule("signed_on", "date"),
    "subject_category": Rule("subject_category", "term", own=True),
    "validity": Rule("validity", "plain", own=True),
    "body": Rule("body", "html"),
}
INQUIRY = {
    "title": Rule("title", "text", own=True),
    "description": Rule("description", "text", own=True),
    "number": Rule("number", "plain"),
    "topic": Rule("topic", "text"),
    "question": Rule("question", "text"),
    "answer": Rule("answer", "text"),
    "unit": Rule("unit", "unit"),
    "asked_on": Rule("received", "date"),
    "answered_on": Rule("answered", "date"),
}


class Kind(NamedTuple):
    """One kind of source: its table, and what is made of it where.

    `masked`: personal data are masked by themselves; else they are only flagged.
    """

    table: dict[str, Rule]
    portal_type: str
    container: str
    masked: bool


KINDS = {
    "document": Kind(DOCUMENT, "PolicyDocument", "policies", masked=False),
    "inquiry": Kind(INQUIRY, "PublicAnswer", "inquiries", masked=True),
}
