"""What each transition of an official document does."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.audit import api as audit
from jingwei.core.numbering import api as numbering
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.effects import IOpinion
from jingwei.core.workflow.effects import IReason
from jingwei.core.workflow.effects import News
from jingwei.core.workflow.effects import RETURNED
from jingwei.core.workflow.effects import SignedStep
from jingwei.office.documents import delivered
from jingwei.office.documents import parameters
from jingwei.office.documents import rules
from jingwei.office.documents.effect import DocumentEffect
from jingwei.office.documents.effect import FitToPass
from jingwei.office.documents.effect import FitToSign
from jingwei.office.documents.exc import NotReady
from plone import api


class Submit(FitToPass):
    """The drafter hands the draft to the head of the unit."""

    def next_chain(self):
        return organisation.stand_ins(organisation.post(self.context.drafting_unit, "head"))

    def apply(self, params):
        document = self.context
        document.consultations = ()
        document.signatory = ""
        document.waiting_file = None
        document.submitted_on = document.submitted_on or clock.today()
        document.reviewer = self.turn().token
        document.give_turn(document.reviewer)


class HandOver(DocumentEffect):
    """The head gives the draft to another member of the unit; both are barred from judging."""

    schema = parameters.IHandOver

    def apply(self, params):
        document = self.context
        document.drafter = params["to"]
        document.drafters = document.drafters | {params["to"]}
        document.give_turn(params["to"])

    def news(self, params):
        yield News((params["to"],), _("Handed over to you: ${title}"))


class BackToDrafter(DocumentEffect):
    """The draft lies with its drafter again."""

    def apply(self, params):
        self.context.give_turn(self.context.drafter)


class Withdraw(BackToDrafter):
    """The drafter takes the draft back until the head has opened it (handbook §1.7)."""

    def hindrance(self):
        document = self.context
        readers = audit.opened_by(document, since=document.journal.turns[-1].time)
        kind, barred = document.deputised_as, {*document.drafters, document.drafter}
        if not readers & organisation.able(document.reviewer, kind, barred, document.recused):
            return ""
        return _("The head has opened the draft already; ask for it to be returned.")


class Return(SignedStep, BackToDrafter):
    """Any judge, or the registrar, sends the document back with a reason."""

    schema = IReason

    def apply(self, params):
        self.state_opinion("return", params["reason"])
        super().apply(params)

    def news(self, params):
        yield News((self.context.drafter,), RETURNED, params["reason"])


class ToOfficeCheck(DocumentEffect):
    """The General Office is next."""

    def next_chain(self):
        return organisation.stand_ins(organisation.DIRECTOR)

    def apply(self, params):
        self.context.checker = self.turn().token
        self.context.give_turn(self.context.checker)


class Endorse(SignedStep, ToOfficeCheck, FitToPass):
    """The head of the unit agrees."""

    schema = IOpinion

    def apply(self, params):
        self.state_opinion("agree", params["opinion"])
        super().apply(params)


class Clear(SignedStep, FitToSign):
    """The General Office finds the document fit to be signed (条例 art. 20)."""

    schema = IOpinion

    def next_chain(self):
        return self.context.signing_chain()

    def apply(self, params):
        self.state_opinion("agree", params["opinion"])
        self.context.signatory = self.turn().token
        self.context.give_turn(self.context.signatory)


class Sign(SignedStep, FitToSign):
    """The leader signs; the date of signing dates the document (条例 art. 9, 22)."""

    schema = IOpinion

    def next_posts(self):
        return (organisation.REGISTRAR,)

    def apply(self, params):
        self.state_opinion("agree", params["opinion"])
        self.context.signed_on = clock.today()
        self.context.give_turn(organisation.REGISTRAR)


class Register(DocumentEffect):
    """The registrar takes the number, of the year of the signing; a number once taken stays."""

    schema = parameters.IRegister

    def notices(self):
        number = self.context.number
        kept = _("The document keeps its number ${number}.", mapping={"number": str(number)})
        return [*super().notices(), *([kept] if number is not None else [])]

    def next_posts(self):
        return (organisation.REGISTRAR,)

    def check(self, params):
        document = self.context
        faults = list(rules.unreviewed(document))
        if document.number is None:
            faults += rules.misnumbered(document, params["prefix"])
            faults += rules.of_other_register(params["number"], params["prefix"])
        if faults:
            raise NotReady(errors=faults)

    def apply(self, params):
        document = self.context
        document.give_turn(organisation.REGISTRAR)
        if document.number is None:
            year = document.signed_on.year
            chosen = numbering.own(params["number"]) if params["number"] else None
            document.number = numbering.take(params["prefix"], year, document, chosen)
            document.reindexObject(idxs=["SearchableText"])


class Archive(DocumentEffect):
    """The archivist takes the document over with its retention period."""

    schema = parameters.IArchive

    def notices(self):
        """An archived document is not recalled any more, whoever has not got it yet."""
        found = delivered.counts(delivered.rows(self.context))._asdict()
        notices = super().notices()
        if found["signed"] < found["districts"] or found["delivered"] < found["organs"]:
            open_ = _(
                "Signed for by ${signed} of ${districts} districts, delivered to ${delivered} of "
                "${organs} other organs. Once it is archived it cannot be recalled.",
                mapping=found,
            )
            notices.append(open_)
        return notices

    def apply(self, params):
        self.context.retention = params["retention"]
        self.context.archived_on = clock.today()
        self.context.give_turn()


class ArchiveEnded(Archive):
    """What was revoked or abolished before it came to the archive is kept all the same."""

    def hindrance(self):
        return _("The archive has it already.") if self.context.archived_on else ""


class Void(DocumentEffect):
    """The number is declared void; the register keeps its row (handbook §1.8)."""

    schema = IReason

    def hindrance(self):
        if self.context.number is None:
            return _("This draft holds no number; its drafter may delete it.")
        return ""

    def apply(self, params):
        numbering.void(
            self.context.number, reason=params["reason"], person=api.user.get_current().getId()
        )
        self.context.give_turn()

    def news(self, params):
        yield News((self.context.drafter,), _("Declared void: ${title}"), params["reason"])
