"""Who holds a part in an inquiry or in its form, and why."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import Grant
from jingwei.core.rights import Grants


class InquiryGrants(Grants):
    """Roles of `Inquiry`; its grid says what they may do in which state."""

    def grants(self) -> Iterator[Grant]:
        """Yield every grant of the inquiry."""
        inquiry = self.context
        clerk = organisation.OFFICE_CLERK
        yield Grant(clerk, "InquiryClerk", _("receives inquiries for the office"))
        if inquiry.unit:
            yield from self._handling(inquiry)
            follows = _("follows what was given to units")
            yield Grant(organisation.SUPERVISOR, "InquirySupervisor", follows)
        # The two posts of the release and the director see only what the writer gave free.
        if inquiry.publish:
            yield Grant(organisation.EDITOR, "InquiryReader", _("prepares public releases"))
            yield Grant(organisation.REVIEWER, "InquiryReader", _("reviews public releases"))
            yield Grant(organisation.DIRECTOR, "InquiryReader", _("directs the General Office"))

    def _handling(self, inquiry) -> Iterator[Grant]:
        unit = inquiry.unit
        yield Grant(f"unit~{unit}", "InquiryUnit", _("works in the handling unit"))
        yield Grant(
            organisation.post(unit, "clerk"), "InquiryHandler", _("answers for the handling unit")
        )
        leader = organisation.post(unit, "leader")
        yield Grant(leader, "InquirySupervisor", _("is in charge of the handling unit"))
        judge = inquiry.reviewer or organisation.post(unit, "head")
        yield Grant(judge, "InquiryHead", _("approves answers of the handling unit"))


class FormGrants(Grants):
    """Roles of the public form."""

    def grants(self) -> Iterator[Grant]:
        """The editor keeps the form."""
        yield Grant(organisation.EDITOR, "InquiryFormEditor", _("keeps the public form"))
