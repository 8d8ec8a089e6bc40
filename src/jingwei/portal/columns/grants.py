"""Who works in the columns."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import Grant
from jingwei.core.rights import Grants


class ColumnGrants(Grants):
    """Two posts with two roles; what each may do with a text is said by the editorial grid."""

    def grants(self) -> Iterator[Grant]:
        """Yield both posts of the site's editing."""
        yield Grant(organisation.EDITOR, "ColumnEditor", _("edits the public site"))
        yield Grant(organisation.CHIEF_EDITOR, "ChiefEditor", _("is chief editor of the site"))
