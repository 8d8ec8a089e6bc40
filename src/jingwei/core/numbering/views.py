"""The list of registers and the rows of one."""

from jingwei.core.numbering import api
from jingwei.core.organisation import api as organisation
from jingwei.core.pages.api import number
from jingwei.core.pages.api import within
from plone import api as plone
from plone.batching import Batch
from Products.Five import BrowserView
from urllib.parse import urlencode


SIZE = 100


class Registers(BrowserView):
    """All registers in figures."""

    def registers(self) -> list[dict]:
        """Prefix, year, figures and address of every register."""
        return [
            {
                **summary._asdict(),
                "url": f"{self.context.absolute_url()}/@@register?"
                + urlencode({"prefix": summary.prefix, "year": summary.year}),
            }
            for summary in api.registers()
        ]


class Register(BrowserView):
    """Rows of one register in order; voids and unexplained gaps are marked."""

    def __init__(self, context, request):
        super().__init__(context, request)
        self.prefix = str(request.form.get("prefix", ""))
        self.year = number(request, "year")

    def batch(self) -> Batch:
        """The page of sequence numbers that was asked for."""
        numbers = range(1, api.last(self.prefix, self.year) + 1)
        start = number(self.request, "b_start")
        return within(self.request, Batch(numbers, size=SIZE, start=start, orphan=0))

    def rows(self, batch) -> list[dict]:
        """Lines of `batch` as plain data."""
        numbers = list(batch)
        if not numbers:
            return []
        lines = list(api.register(self.prefix, self.year, numbers[0], numbers[-1]))
        seen = self._seen(line.entry.uid for line in lines if line.entry)
        return [self._row(line, seen) for line in lines]

    def _seen(self, uids) -> set[str]:
        """Of records that hold numbers, those that the reader may see: a register tells no more
        of a record than the record itself.
        """
        catalog = plone.portal.get_tool("portal_catalog")
        return {brain.UID for brain in catalog(UID=[uid for uid in uids if uid])}

    def address(self) -> str:
        """Address of this register."""
        query = {"prefix": self.prefix, "year": self.year}
        return f"{self.context.absolute_url()}/@@register?{urlencode(query)}"

    def _row(self, line: api.Line, seen: set[str]) -> dict:
        entry = line.entry
        if entry is None:
            return {"number": str(line.number), "gap": True}
        shown = entry.uid in seen
        return {
            "number": str(line.number),
            "gap": False,
            "void": entry.void,
            "title": entry.title if shown else "",
            "url": self._url(entry.path) if shown else "",
            "time": entry.taken_at,
            "person": organisation.title(entry.taken_by) if entry.taken_by else "",
            "reason": entry.reason,
            "voided_by": organisation.title(entry.voided_by) if entry.void else "",
            "voided_at": entry.voided_at,
        }

    def _url(self, path: str) -> str:
        """Records that hold a number are never moved, so the path stays right."""
        return self.request.physicalPathToURL(path.split("/")) if path else ""
