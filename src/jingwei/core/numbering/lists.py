"""The list of registers, and the list of the numbers of one."""

from collections import Counter
from collections.abc import Iterator
from jingwei import _
from jingwei.core.listing.api import Asked
from jingwei.core.listing.api import CODE
from jingwei.core.listing.api import Column
from jingwei.core.listing.api import Facet
from jingwei.core.listing.api import LIGHT
from jingwei.core.listing.api import Listing
from jingwei.core.listing.api import MOMENT
from jingwei.core.listing.api import NUMBER
from jingwei.core.listing.api import ordered
from jingwei.core.listing.api import seen
from jingwei.core.listing.api import state_facet
from jingwei.core.numbering import api
from jingwei.core.numbering.explaining import rows_of
from jingwei.core.numbering.explaining import why
from jingwei.core.organisation import api as organisation
from zope.globalrequest import getRequest


GAPS, EXPLAINED, WHOLE = "gaps", "explained", "whole"
REGISTERS_ARE = {
    GAPS: {"title": _("with unexplained gaps"), "chip": "chip late"},
    EXPLAINED: {"title": _("all gaps explained"), "chip": "chip ok"},
    WHOLE: {"title": _("without gaps"), "chip": "chip ok"},
}
USED, RESERVED, VOID, GAP = "used", "reserved", "void", "gap"
NUMBERS_ARE = {
    USED: {"title": _("registered"), "chip": "chip ok"},
    RESERVED: {"title": _("reserved"), "chip": "chip rest"},
    VOID: {"title": _("void"), "chip": "chip done"},
    GAP: {"title": _("unexplained gap"), "chip": "chip late"},
}
# Rows of a register that a file reads at once.
PART = 500


def rows() -> list[dict]:
    """All registers, newest year first, as plain data."""
    return [
        {
            **summary._asdict(),
            "title": f"{summary.prefix}〔{summary.year}〕",
            "used": summary.used,
            "state": GAPS if summary.gaps else EXPLAINED if summary.voids else WHOLE,
        }
        for summary in api.registers()
    ]


def _prefixes() -> dict:
    return {prefix: prefix for prefix in sorted({one.prefix for one in api.registers()})}


def _years() -> dict:
    return {str(year): str(year) for year in dict.fromkeys(one.year for one in api.registers())}


REGISTERS = Listing(
    "registers",
    (
        Column("title", _("Register"), sort="title"),
        Column("year", _("Year"), CODE, sort="year"),
        Column("last", _("Last number"), NUMBER, sort="last"),
        Column("used", _("In use"), NUMBER, sort="used"),
        Column("reserved", _("Reserved"), NUMBER, sort="reserved"),
        Column("voids", _("Void"), NUMBER, sort="voids"),
        Column("gaps", _("Unexplained gaps"), NUMBER, sort="gaps"),
        Column("state", _("State"), LIGHT, sort="state"),
    ),
    sort="year",
    line=lambda row: {**row, "state": REGISTERS_ARE[row["state"]]},
    facets=(
        Facet("year", _("Year"), _years, "year", int),
        Facet("prefix", _("Prefix"), _prefixes, "prefix"),
        state_facet(REGISTERS_ARE),
    ),
    text="title",
    empty=_("No number was taken yet."),
)
NUMBERS = Listing(
    "numbers",
    (
        Column("number", _("Number"), CODE, sort="number"),
        Column("title", _("Title")),
        Column("taken", _("Registered"), MOMENT, sort="taken"),
        Column("person", _("Registered by"), CODE, sort="person"),
        Column("state", _("State"), LIGHT, sort="state"),
        Column("why", _("Explanation")),
        Column("voided_by", _("Declared void by"), CODE, sort="voided_by", extra=True),
        Column("voided_at", _("Declared void"), MOMENT, sort="voided_at", extra=True),
    ),
    sort="number",
    descending=False,
    facets=(
        Facet(
            "state",
            _("State"),
            lambda: {id_: light["title"] for id_, light in NUMBERS_ARE.items()},
        ),
    ),
    text="words",
    size=100,
    empty=_("There is no such register."),
)
ORDERS = {
    "number": lambda line: line.number.sequence,
    "taken": lambda line: line.entry and line.entry.taken_at,
    "person": lambda line: line.entry and line.entry.taken_by,
    "state": lambda line: [*NUMBERS_ARE].index(state(line)),
    "voided_by": lambda line: line.entry and line.entry.voided_by,
    "voided_at": lambda line: line.entry and line.entry.voided_at,
}


def state(line: api.Line) -> str:
    """How a number stands: one of `NUMBERS_ARE`."""
    if line.entry is None:
        return GAP
    if line.entry.reserved:
        return RESERVED
    return VOID if line.entry.void else USED


class Numbers:
    """Rows of one register. In the order of numbers a page reads the rows that it shows and no
    others; states, words and other orders read the register once.
    """

    def __init__(self, prefix: str, year: int):
        self.summary = api.summary(prefix, year)
        self._found: dict[tuple, list[api.Line]] = {}

    def total(self, asked: Asked) -> int:
        """How many fit."""
        if asked.text:
            return len(self._fitting(asked))
        counts = self._counts()
        return sum(counts[one] for one in asked.filters.get("state") or counts)

    def page(self, asked: Asked, start: int, size: int) -> list[dict]:
        """Lines of a page."""
        if asked.text or asked.filters or asked.sort != NUMBERS.sort:
            return told(self._sorted(asked)[start : start + size])
        first = self.summary.last - start - size + 1 if asked.descending else start + 1
        found = self._rows(max(1, first), min(first + size - 1, self.summary.last))
        return told(found[::-1] if asked.descending else found)

    def all(self, asked: Asked) -> Iterator[dict]:
        """All lines in order, read in parts."""
        for start in range(0, self.total(asked), PART):
            yield from self.page(asked, start, PART)

    def counts(self, asked: Asked, facet: Facet) -> dict[str, int]:
        """State -> number of lines."""
        if not asked.text:
            return self._counts()
        found = Counter(map(state, self._fitting(asked.without(facet.id))))
        return {one: found[one] for one in NUMBERS_ARE}

    def _counts(self) -> dict[str, int]:
        found = self.summary
        return {USED: found.used, RESERVED: found.reserved, VOID: found.voids, GAP: found.gaps}

    def _rows(self, first: int = 1, until: int | None = None) -> list[api.Line]:
        return list(api.register(self.summary.prefix, self.summary.year, first, until))

    def _fitting(self, asked: Asked) -> list[api.Line]:
        """The rows that fit, in the order of their numbers; looked for once."""
        key = (asked.text, asked.filters.get("state"))
        if key not in self._found:
            states = asked.filters.get("state") or NUMBERS_ARE
            lines = [line for line in self._rows() if state(line) in states]
            self._found[key] = containing(asked.text, lines) if asked.text else lines
        return self._found[key]

    def _sorted(self, asked: Asked) -> list[api.Line]:
        return ordered(self._fitting(asked), ORDERS[asked.sort], asked.descending)


def containing(text: str, lines: list[api.Line]) -> list[api.Line]:
    """Rows whose number, reason or title has the words: of titles, those that one may read."""
    words = text.casefold()
    known = (one for line in lines if line.entry for one in rows_of(line.entry))
    uids = seen(one.uid for one in known if words in one.title.casefold())
    return [line for line in lines if _has(line, words, uids)]


def _has(line: api.Line, words: str, uids: set[str]) -> bool:
    """All numbers of a register share prefix and year, so digits mean what differs."""
    number = str(line.number.sequence) if words.isdigit() else str(line.number)
    if words in number:
        return True
    return any(
        one.uid in uids or words in one.reason.casefold() or words in one.kept_for.casefold()
        for one in (rows_of(line.entry) if line.entry else ())
    )


def told(lines: list[api.Line]) -> list[dict]:
    """Rows as the list shows them: a register tells no more of a record than the record itself."""
    uids = seen(one.uid for line in lines if line.entry for one in rows_of(line.entry))
    return [_told(line, uids) for line in lines]


def _told(line: api.Line, uids: set[str]) -> dict:
    entry, known = line.entry, {"number": str(line.number), "state": NUMBERS_ARE[state(line)]}
    known |= {"key": known["number"], "is": state(line)}
    if entry is None:
        return known
    shown = entry.uid in uids
    return {
        **known,
        "title": entry.title if shown else _("not open to you") if entry.uid else "",
        # Records that hold a number are never moved, so the path stays right.
        "url": getRequest().physicalPathToURL(entry.path.split("/")) if shown else "",
        "taken": entry.taken_at,
        "person": organisation.title(entry.taken_by) if entry.taken_by else "",
        "why": why(entry, uids),
        "voided_by": organisation.title(entry.voided_by) if entry.voided_by else "",
        "voided_at": entry.voided_at,
    }
