"""``@@signatures``: who signed which opinion of a record, and whether it stands."""

from jingwei.core import clock
from jingwei.core.organisation import api as organisation
from jingwei.core.signing.checking import changed
from jingwei.core.signing.checking import check
from jingwei.core.signing.checking import Checked
from jingwei.core.signing.checking import lost
from jingwei.core.signing.settings import TITLES
from jingwei.core.workflow.api import title_of
from Products.Five import BrowserView


class Signatures(BrowserView):
    """The opinions in order, and what is missing or was changed after them."""

    def rows(self) -> list[dict]:
        """Opinions, oldest first."""
        return [self._row(one) for one in check(self.context)]

    def faults(self) -> list:
        """What is missing at the end of the chain, and what of the record is not what was signed,
        in sentences.
        """
        return [*lost(self.context), *changed(self.context)]

    def _row(self, one: Checked) -> dict:
        row, verdict = one.opinion, one.verdict
        return {
            "position": one.position,
            "person": organisation.name_for(row.person, row.post),
            "step": title_of(self.context.grid.states.get(row.step, row.step)),
            "text": row.text,
            "time": row.time,
            "fault": one.fault,
            "signed": verdict is not None,
            "stamped": verdict and verdict.moment and verdict.moment.astimezone(clock.ZONE),
            "serial": f"{verdict.serial:x}" if verdict else "",
            "algorithm": TITLES.get(verdict.algorithm, "") if verdict else "",
        }
