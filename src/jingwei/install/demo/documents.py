"""Demo documents in all states, walked through the real transitions by the right persons."""

from jingwei.core.organisation import api as organisation
from jingwei.install.demo import texts
from jingwei.install.demo.actors import acting
from jingwei.install.demo.actors import Calendar
from jingwei.install.demo.actors import step
from jingwei.install.resources import profile_file
from plone.app.textfield.value import RichTextValue
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent

import datetime
import random
import tomllib


ROUTE = (
    "drafting",
    "unit_review",
    "countersigning",
    "office_check",
    "signing",
    "signed",
    "numbered",
    "issued",
    "archived",
)


def person(token: str) -> str:
    """The first holder of a post."""
    return organisation.holders(token)[0]


def make_documents(site, today: datetime.datetime, chance: random.Random) -> list:
    """Create all documents of ``profiles/demo/documents.toml``; return them in order."""
    with profile_file("demo/documents.toml").open("rb") as stream:
        rows = tomllib.load(stream)["document"]
    first = today - datetime.timedelta(days=9 * len(rows))
    made = []
    for index, row in enumerate(rows):
        start = (first + datetime.timedelta(days=9 * index)).replace(hour=9, minute=0)
        made.append(make_document(site, row, Calendar(start, chance), chance))
    return made


def make_document(site, row: dict, calendar: Calendar, chance: random.Random):
    """Draft one document and walk it to the state that `row` names."""
    unit = row["unit"]
    drafter = person(organisation.post(unit, "clerk"))
    with acting(site, drafter, calendar.next()):
        document = createContent(
            "OfficialDocument",
            title=row["title"],
            genre=row.get("genre", "notice"),
            direction=row.get("direction", "downward"),
            printed_as=row.get("layout", "document"),
            drafting_unit=unit,
            phone="0000-0001",
            urgency=row.get("urgency", "routine"),
            main_recipients=row.get("to"),
            receiving_units=tuple(row.get("receiving", ())),
            note=row.get("note"),
            disclosure=row["disclosure"],
            disclosure_reason=row.get("reason"),
            normative=row.get("normative", False),
            body=RichTextValue(texts.body(row["title"], chance), "text/html", "text/x-html-safe"),
        )
        document = addContentToContainer(
            site["intranet"]["documents"], document, checkConstraints=False
        )
    Walk(site, document, row, calendar).go()
    return document


class Walk:
    """The steps of one document."""

    def __init__(self, site, document, row: dict, calendar: Calendar):
        self.site = site
        self.document = document
        self.row = row
        self.calendar = calendar
        self.drafter = document.drafter

    def go(self) -> None:
        """Walk as far as the row says."""
        goal = self.row["state"]
        last = {"returned": "office_check", "void": "numbered"}.get(goal, goal)
        for state in ROUTE[1 : ROUTE.index(last) + 1]:
            getattr(self, f"to_{state}")()
        if goal == "returned":
            self._fire("director", "return", reason=self.row["returned"])
        if goal == "void":
            self._fire("registrar", "void", reason=self.row["reason_void"])

    def _fire(self, user_id: str, transition: str, **params) -> None:
        step(self.site, self.calendar, user_id, self.document, transition, **params)

    def _turn(self) -> str:
        return person(self.document.pending[0])

    def to_unit_review(self) -> None:
        """The clerk submits."""
        self._fire(self.drafter, "submit")

    def to_countersigning(self) -> None:
        """The head asks other units, if the row names some."""
        if self.row.get("consult"):
            opinion = "请有关处室会签。"
            self._fire(self._turn(), "consult", units=tuple(self.row["consult"]), opinion=opinion)
            for unit in self.row.get("answered", self.row["consult"]):
                head = person(organisation.post(unit, "head"))
                self._fire(head, "answer_consultation", answer="agree", opinion="同意。")

    def to_office_check(self) -> None:
        """Without consultation the head agrees."""
        if not self.row.get("consult"):
            self._fire(self._turn(), "endorse", opinion="同意，请办公室核稿。")

    def to_signing(self) -> None:
        """The director clears."""
        self._fire(self._turn(), "clear", opinion="格式已核，请领导签发。")

    def to_signed(self) -> None:
        """The leader signs."""
        self._fire(self._turn(), "sign", opinion="同意印发。")

    def to_numbered(self) -> None:
        """The registrar takes the number."""
        self._fire("registrar", "register", prefix=self.row["prefix"])

    def to_issued(self) -> None:
        """The registrar issues."""
        self._fire("registrar", "issue")

    def to_archived(self) -> None:
        """The archivist takes over."""
        self._fire("archivist", "archive", retention="30")
