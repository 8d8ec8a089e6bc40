"""The register page."""

from jingwei.core.numbering import api
from jingwei.core.organisation import api as organisation
from Products.Five import BrowserView


class Registers(BrowserView):
    """All registers, and the rows of the one that is asked for."""

    def __init__(self, context, request):
        super().__init__(context, request)
        self.prefix = request.form.get("prefix", "")
        try:
            self.year = int(request.form.get("year", 0))
        except ValueError:
            self.year = 0

    def registers(self) -> list[dict]:
        """Prefix, year, last number and address of every register."""
        rows = []
        for prefix, year in api.registers():
            register = api.register(prefix, year)
            rows.append(
                {
                    "prefix": prefix,
                    "year": year,
                    "last": register.last,
                    "voids": sum(entry.void for entry in register.entries.values()),
                    "url": f"{self.context.absolute_url()}?prefix={prefix}&year={year}",
                    "current": "page" if (prefix, year) == (self.prefix, self.year) else None,
                }
            )
        return rows

    def rows(self) -> list[dict]:
        """Rows of the chosen register, last number first; gaps stand where they are."""
        register = api.register(self.prefix, self.year)
        if register is None:
            return []
        return [
            self._row(sequence, register.entries.get(sequence))
            for sequence in range(register.last, 0, -1)
        ]

    def _row(self, sequence: int, entry) -> dict:
        number = str(api.Number(self.prefix, self.year, sequence))
        if entry is None:
            return {"number": number, "gap": True, "void": False}
        return {
            "number": number,
            "gap": False,
            "void": entry.void,
            "title": entry.title,
            "time": entry.taken_at,
            "person": organisation.title(entry.taken_by),
            "reason": entry.void_reason,
            "void_by": organisation.title(entry.void_by) if entry.void else "",
            "void_at": entry.void_at,
        }
