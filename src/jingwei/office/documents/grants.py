"""Who holds a part in an official document, and why."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import Grant
from jingwei.core.rights import Grants


class DocumentGrants(Grants):
    """Roles of `OfficialDocument`; its grid says what they may do in which state."""

    def grants(self) -> Iterator[Grant]:
        """Yield every grant of the document."""
        document = self.context
        unit = document.drafting_unit
        if document.drafter:
            yield Grant(document.drafter, "Drafter", _("drafts the document"))
        head = document.reviewer or organisation.post(unit, "head")
        yield Grant(head, "UnitHead", _("reviews for the drafting unit"))
        for consultation in document.consultations:
            if consultation.open:
                yield Grant(consultation.token, "ConsultedHead", _("is asked to countersign"))
        if document.signatory:
            yield Grant(document.signatory, "Signatory", _("is to sign"))
        for token in document.turn_holders:
            yield Grant(token, "TurnHolder", _("had or has the turn"))
        if document.submitted_on:
            yield from self._after_submission(document, unit)

    def _after_submission(self, document, unit: str) -> Iterator[Grant]:
        checker = document.checker or organisation.DIRECTOR
        yield Grant(checker, "OfficeDirector", _("checks for the General Office"))
        if checker != organisation.DIRECTOR:
            yield Grant(organisation.DIRECTOR, "TurnHolder", _("directs the General Office"))
        yield Grant(organisation.REGISTRAR, "Registrar", _("registers and issues documents"))
        yield Grant(organisation.ARCHIVIST, "Archivist", _("keeps the archive"))
        yield Grant(organisation.PRINCIPAL, "PrincipalReader", _("leads the commission"))
        sent = tuple(one for row in document.distributions for one in row.units)
        # What the sheet proposed counts until the registrar has said to whom it goes.
        to = sent if document.distributions else document.receiving_units
        for reader in dict.fromkeys((unit, *to)):
            yield Grant(f"unit~{reader}", "UnitReader", _("works in a unit concerned"))
        if document.disclosure == "proactive":
            yield Grant(organisation.EDITOR, "ReleaseReader", _("prepares public releases"))
            yield Grant(organisation.REVIEWER, "ReleaseReader", _("reviews public releases"))
