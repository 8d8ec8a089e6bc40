"""What the auditor sees of the seals: whether the audit is whole, and all of it to take away."""

from itertools import islice
from jingwei import _
from jingwei.core import clock
from jingwei.core import streams
from jingwei.core.audit import api as audit
from jingwei.core.seals.checking import site_faults
from jingwei.core.seals.package import package
from jingwei.core.seals.seal import seals
from jingwei.core.signing.api import site_trust
from Products.Five import BrowserView


# Faults that a page names; a file names all.
MOST = 100


class SealsPage(BrowserView):
    """How far each store is sealed; on demand, whether all stands as it was sealed."""

    def stores(self) -> list[dict]:
        """The newest seal of each store: what somebody can write down and compare later."""
        book = seals()
        last = [book.last(store) for store in book.stores] if book is not None else []
        return [
            {
                "store": _("Events of the database")
                if seal.store == "trail"
                else _("Events beside the database (${store})", mapping={"store": seal.store}),
                "number": seal.number,
                "made": seal.made.astimezone(clock.ZONE),
                "digest": seal.own_digest,
            }
            for seal in last
        ]

    def asked(self) -> bool:
        """Is it to be checked now? It reads everything, so nobody gets it unasked."""
        return "check" in self.request.form

    def faults(self) -> list:
        """The first of what is not as it was sealed."""
        return [*islice(site_faults(site_trust()), MOST)]


class SealedFile(BrowserView):
    """All sealed events with their seals, as a file that is checked without this site."""

    def __call__(self):
        """Send it; it is noted who took it."""
        audit.aside("list.exported", obj=self.context, path_of_list="intranet/audit seals")
        response = self.request.response
        stream = streams.made(package)
        response.setHeader("Content-Type", "application/zip")
        name = f"audit-{clock.today().isoformat()}.zip"
        response.setHeader("Content-Disposition", f"attachment; filename={name}")
        response.setHeader("Content-Length", str(len(stream)))
        response.setHeader("Cache-Control", "no-store")
        return stream
