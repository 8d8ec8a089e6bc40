"""The signatures of a record: ``@@signatures`` for people, ``@opinions`` for programs."""

from base64 import b64encode
from jingwei.core import clock
from jingwei.core.opinions import api as opinions
from jingwei.core.organisation import api as organisation
from jingwei.core.signing.checking import changed
from jingwei.core.signing.checking import check
from jingwei.core.signing.checking import Checked
from jingwei.core.signing.checking import lost
from jingwei.core.signing.settings import TITLES
from jingwei.core.workflow.api import title_of
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services import Service
from plone.uuid.interfaces import IUUID
from Products.Five import BrowserView


class Signatures(BrowserView):
    """Who signed which opinion, and whether it stands."""

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


class Opinions(Service):
    """GET @opinions: the signed records in order, as anybody can check them without us."""

    def reply(self) -> dict:
        """`record`: the canonical JSON that `signature` (CMS, DER, base64) is over; `lost`: what
        witnesses outside the record say of opinions that are missing at the end; `changed`: what
        of the record is not what was signed last.
        """
        uid = IUUID(self.context)
        return {
            "@id": f"{self.context.absolute_url()}/@opinions",
            "items": [self._item(one, uid) for one in check(self.context)],
            "lost": [json_compatible(message) for message in lost(self.context)],
            "changed": [json_compatible(message) for message in changed(self.context)],
        }

    def _item(self, one: Checked, uid: str) -> dict:
        row, verdict = one.opinion, one.verdict
        return {
            "record": opinions.signed_bytes(row, uid).decode(),
            "sealed": row.sealed,
            "signature": b64encode(row.signature).decode(),
            "fault": json_compatible(one.fault) if one.fault else "",
            "stamped": json_compatible(verdict.moment) if verdict else None,
            "certificate": f"{verdict.serial:x}" if verdict else "",
            "algorithm": verdict.algorithm if verdict else "",
        }
