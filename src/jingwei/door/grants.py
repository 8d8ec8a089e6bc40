"""Who holds a part in a release, and why."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import Grant
from jingwei.core.rights import Grants


class ReleaseGrants(Grants):
    """Roles of `Release`; its grid says what they may do in which state."""

    def grants(self) -> Iterator[Grant]:
        """Yield every grant of the release."""
        release = self.context
        yield Grant(organisation.EDITOR, "ReleaseEditor", _("prepares public releases"))
        judge = release.reviewer or organisation.REVIEWER
        yield Grant(judge, "ReleaseReviewer", _("reviews public releases"))
        # Withdrawing protects and judges nobody's draft: no negative rule takes it away.
        yield Grant(organisation.REVIEWER, "ReleaseKeeper", _("withdraws what must not be public"))
        # The unit answers for the text: it must see what becomes public, to object in time.
        if release.unit:
            yield Grant(
                organisation.post(release.unit, "head"),
                "ReleaseReader",
                _("heads the unit that answers for the text"),
            )
