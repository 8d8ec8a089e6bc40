"""Who holds a part in a deputation, and why."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import Grant
from jingwei.core.rights import Grants


class DeputationGrants(Grants):
    """Roles of `Deputation`; its grid says what they may do in which state."""

    def grants(self) -> Iterator[Grant]:
        """Yield every grant of the deputation."""
        deputation = self.context
        if deputation.grantor:
            yield Grant(deputation.grantor, "DeputationGrantor", _("is stood in for"))
        if deputation.started_by not in ("", deputation.grantor):
            yield Grant(deputation.started_by, "DeputationGrantor", _("entered the deputation"))
        if deputation.deputy:
            yield Grant(deputation.deputy, "DeputationReader", _("is to stand in"))
        if deputation.approver:
            yield Grant(deputation.approver, "DeputationApprover", _("approves the deputation"))
        yield Grant(
            organisation.SECURITY_ADMIN, "DeputationKeeper", _("answers for posts and their rights")
        )
        yield Grant(organisation.STAFF, "DeputationStaff", _("must know who stands in for whom"))
