"""Who reads the registers."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import Grant
from jingwei.core.rights import Grants


class RegisterGrants(Grants):
    """Posts that work with numbers."""

    def grants(self) -> Iterator[Grant]:
        """Yield the readers."""
        yield Grant(organisation.REGISTRAR, "RegisterReader", _("keeps the registers"))
        yield Grant(organisation.REGISTRAR, "RegisterKeeper", _("keeps the registers"))
        yield Grant(organisation.DIRECTOR, "RegisterReader", _("directs the General Office"))
        yield Grant(organisation.ARCHIVIST, "RegisterReader", _("keeps the archive"))
        yield Grant(organisation.PRINCIPAL, "RegisterReader", _("leads the commission"))
