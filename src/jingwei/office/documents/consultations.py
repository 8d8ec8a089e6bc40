"""Countersigning: units are asked, answer once, or are gone on without (handbook §1.7)."""

from jingwei import _
from jingwei.core import exc
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.api import advance
from jingwei.core.workflow.effects import SignedStep
from jingwei.office.documents import parameters
from jingwei.office.documents.content import Consultation
from jingwei.office.documents.effect import DocumentEffect
from jingwei.office.documents.effect import FitToPass
from jingwei.office.documents.transitions import ToOfficeCheck


class Consult(SignedStep, FitToPass):
    """The head asks other units to countersign before the General Office checks."""

    schema = parameters.IConsult

    def apply(self, params):
        document = self.context
        self.state_opinion("consult", params["opinion"])
        document.consultations = tuple(
            Consultation(unit, self._judge(unit)) for unit in dict.fromkeys(params["units"])
        )
        document.give_turn(*(c.token for c in document.consultations))

    def _judge(self, unit: str) -> str:
        """Token of the post that answers for `unit`, drafters barred."""
        chain = organisation.stand_ins(organisation.post(unit, "head"))
        document = self.context
        return organisation.turn(chain, document.drafters, document.deputised_as).token


class ConsultationEffect(DocumentEffect):
    """Closes the consultation of one unit; the last one moves the document on."""

    def next_chain(self):
        last = sum(consultation.open for consultation in self.context.consultations) == 1
        return ToOfficeCheck(self.context).next_chain() if last else ()

    def close(self, unit: str, answer: str) -> None:
        """Record `answer` of `unit`; when none is open, the General Office is next."""
        document = self.context
        document.consultations = tuple(
            c._replace(answer=answer) if c.unit == unit and c.open else c
            for c in document.consultations
        )
        waiting = [c.token for c in document.consultations if c.open]
        if waiting:
            document.give_turn(*waiting)
        else:
            advance(document, "conclude_consultation", cause="last_answer")


class AnswerConsultation(SignedStep, ConsultationEffect):
    """The head of a consulted unit agrees or dissents, once."""

    schema = parameters.IAnswer

    def through(self, params):
        asked = (c for c in self.context.consultations if c.open)
        return next(c.token for c in asked if c.unit == params["unit"])

    def check(self, params):
        if params["answer"] == "dissent" and not params["opinion"]:
            message = _("Say what you do not agree with.")
            raise exc.BadParameters(errors=[{"field": "opinion", "message": message}])

    def apply(self, params):
        self.state_opinion(params["answer"], params["opinion"])
        self.close(params["unit"], params["answer"])


class DropConsultation(SignedStep, ConsultationEffect):
    """The head of the drafting unit goes on without a unit that does not answer."""

    schema = parameters.IDrop

    def apply(self, params):
        unit = organisation.title(f"unit~{params['unit']}")
        self.state_opinion("drop", f"{unit}：{params['reason']}")
        self.close(params["unit"], "dropped")
