"""The jobs of the auditor: reading all that is sealed takes minutes after some years."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core import clock
from jingwei.core.audit import api as audit
from jingwei.core.jobs.api import File
from jingwei.core.jobs.api import Link
from jingwei.core.jobs.interfaces import IRunner
from jingwei.core.scratch import new_file
from jingwei.core.seals.checking import Checked
from jingwei.core.seals.checking import heads_missing
from jingwei.core.seals.checking import site_judged
from jingwei.core.seals.fault import Fault
from jingwei.core.seals.heads import changed
from jingwei.core.seals.heads import Head
from jingwei.core.seals.package import package
from jingwei.core.seals.seal import seals_made
from jingwei.core.signing.api import site_trust
from plone import api
from zope.interface import implementer


CHECK, PACK = "audit.check", "audit.pack"
PAGE = "intranet/audit/seals"
# Faults that are kept for the page; the file that is taken away names all.
MOST = 100
# Seals between two tellings of the progress, each of which ends a transaction.
STEP = 20


class OfAuditors:
    """Jobs that only an auditor may have."""

    def allowed(self, site, params: dict) -> bool:
        """Is the present person an auditor?"""
        return api.user.has_permission("jingwei: View audit", obj=audit.trail_place())


@implementer(IRunner)
class Check(OfAuditors):
    """Does the audit stand as it was sealed? The page of the seals says what came out."""

    title = _("Checks of the audit")

    def run(self, site, params: dict) -> Iterator:
        """Read everything, and keep what was found."""
        book, began, person = seals_made(), clock.now(), api.user.get_current().getId()
        total, seals, events = book.count, 0, 0
        found: list[Fault] = []
        noted, told = dict(book.heads), dict[str, Head]()
        for seals, (seal, faults) in enumerate(site_judged(book, site_trust(), told), 1):
            events += seal.count
            found += faults
            if seals % STEP == 0:
                yield seals * 100 // total, _("events are checked")
        found += [*heads_missing(book), *changed(noted, told)]
        book.checked = Checked(began, person, seals, events, len(found), tuple(found[:MOST]))
        audit.record("audit.checked", audit.trail_place(), seals=seals, faults=len(found))
        return Link(PAGE)


@implementer(IRunner)
class Pack(OfAuditors):
    """All sealed events with their seals, as a file that is checked without this site."""

    title = _("Files of the sealed audit")

    def run(self, site, params: dict) -> Iterator:
        """Write the file, and note who has it."""
        book, path = seals_made(), new_file()
        total = book.count
        try:
            for seals, _seal in enumerate(package(path, book), 1):
                if seals % STEP == 0:
                    yield seals * 100 // total, _("events are written")
        except BaseException:
            # A cancelled job ends here, too.
            path.unlink()
            raise
        name = f"audit-{clock.today().isoformat()}.zip"
        audit.record("list.exported", audit.trail_place(), name=name)
        return File(name, path)
