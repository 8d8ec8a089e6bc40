"""The ledger of a clock in words, for the office and for whoever waits."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.deadlines import api
from jingwei.core.organisation import api as organisation


ENTRIES = {
    api.STARTED: _("The clock starts"),
    api.STOPPED: _("The clock is stopped"),
    api.RESTARTED: _("The clock goes on"),
    api.EXTENDED: _("More time was granted"),
    api.FINISHED: _("The clock ends"),
}
WHY = {
    "zero": _("first day, not counted"),
    "stopped": _("the clock stands still"),
    "weekend": _("weekend"),
    "holiday": _("holiday"),
    "makeup": _("make-up workday"),
    "workday": "",
}


class LedgerTold:
    """Mixed into pages of a record with a clock; the macro ``ledger`` of ``@@ledger-macros``
    shows it. `clocked` is the record; `names_people` whether the reader may know who did what.
    """

    names_people = True

    @property
    def clocked(self):
        """The record."""
        return self.context

    def light(self) -> dict:
        """Colour, chip and words of the light, and the day of the end. The words of what is overdue
        say it in place of the light's title.
        """
        found, today = self.clocked.reckoning(), clock.today()
        light = self.clocked.light()
        sign, words = api.sign(light, self.resting(found)), api.words(found, today)
        over = bool(found and found.due and found.due < today and light == api.RED)
        return {
            "title": words if over else sign.title,
            "chip": sign.chip,
            "words": "" if over else words,
            "due": found.end if found else None,
            "provisional": bool(found and found.provisional),
        }

    def resting(self, found: api.Reckoning | None) -> api.Sign:
        """What a grey light says of the record."""
        return api.OVER if found and found.finished else api.STILL

    def entries(self) -> list[dict]:
        """Entries of the ledger in words."""
        return [
            {
                "title": ENTRIES[entry.kind],
                "day": entry.day,
                "rule": entry.rule,
                "until": entry.until,
                "who": self._who(entry.person),
            }
            for entry in self.clocked.ledger
        ]

    def days(self) -> list[dict]:
        """Every day of the ledger: counted or not, and why not."""
        return [
            {**day._asdict(), "said": WHY[day.why]}
            for day in api.days(self.clocked.ledger, clock.today())
        ]

    def _who(self, person: str):
        return organisation.title(person) if person and self.names_people else ""
