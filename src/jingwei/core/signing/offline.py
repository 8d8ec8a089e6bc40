"""``python -m jingwei.core.signing verify FILE``: judge a file without the database.

A sealed PDF, a sheet with its signed records inside, or an evidence package. Whom to trust is said
by the organ's root certificate, whose fingerprint the organ publishes.
"""

from collections.abc import Iterable
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from jingwei import _
from jingwei.core.signing import certificates as kinds
from jingwei.core.signing import completeness
from jingwei.core.signing import package
from jingwei.core.signing.crls import Lists
from jingwei.core.signing.known import known
from jingwei.core.signing.known import read_list
from jingwei.core.signing.pdfs import certificates_of
from jingwei.core.signing.pdfs import judge_pdf
from jingwei.core.signing.pdfs import STEPS
from jingwei.core.signing.records import judge_records
from jingwei.core.signing.report import Report
from jingwei.core.signing.signed import certificates_in
from jingwei.core.signing.trust import judge
from jingwei.core.signing.trust import Trust
from pathlib import Path
from zipfile import BadZipFile
from zipfile import is_zipfile
from zipfile import ZipFile

import zlib


# What reading a ZIP file that somebody has changed comes to; a cut one sends the reader to places
# before its beginning.
DAMAGED = (BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError, ValueError, zlib.error)

PDF = b"%PDF-"


class NotTrusted(Exception):
    """What should say whom to trust does not; the sentence is its argument."""


class Offline:
    """Judges files with what the organ has published.

    :param root: None if it is to be taken from a package, which proves less.
    :param lists: of revoked certificates. :param clocks: authorities of outside clocks.
    """

    def __init__(self, root=None, lists: Iterable = (), clocks: Iterable = ()):
        self.root, self.lists, self.clocks = root, Lists(lists), tuple(clocks)
        self.issuers: list[x509.Certificate] = []

    def verify(self, file: Path) -> Report:
        """Judge a file.

        :raises OSError: it cannot be read.
        """
        report = Report()
        try:
            if is_zipfile(file) and not _begins_as_pdf(file):
                self._zip(file, report)
            else:
                self._paper(file.name, file.read_bytes(), report)
        except NotTrusted as error:
            report.bad(error.args[0])
        if self.root is not None:
            self.lists.tell(self.root, report)
        return report

    def _zip(self, file: Path, report: Report) -> None:
        try:
            with ZipFile(file) as opened:
                self._package(package.Package(opened), report)
        except DAMAGED:
            report.bad(_("The package is damaged."))

    def _package(self, opened: package.Package, report: Report) -> None:
        certificates = opened.below(package.CERTIFICATES)
        if self.root is None and "root.pem" in certificates:
            self.root = x509.load_pem_x509_certificate(certificates["root.pem"])
            report.note(_said_by_itself(self.root))
        self.issuers = [
            x509.load_pem_x509_certificate(data)
            for name, data in certificates.items()
            if name.startswith("issuing-") and name.endswith(".pem")
        ]
        lists = [data for name, data in certificates.items() if name.endswith(".crl")]
        self.lists.packed = [read_list(data) for data in lists]
        if not opened.is_plain():
            report.bad(
                _(
                    "There is more in the file than its list of contents says: another program may "
                    "show something else."
                )
            )
        report.all_good(_("All files are as the list of sums says."), [*opened.wrong_sums()])
        whole = self._sums(opened, report)
        names = [name for name in opened.names if name.startswith(package.PAPERS)]
        papers, inside = {}, []
        for name in sorted({*names}):
            pdf = opened.read(name)
            stands, found = self._paper(name, pdf, report)
            papers |= {name: pdf} if stands else {}
            inside = found if name == package.SHEET else inside
        report.head(package.RECORDS)
        chain = self._chain(opened, report)
        completeness.report_ties(papers, chain, report)
        completeness.report_sheet(names, whole, report)
        if package.SHEET in papers:
            completeness.report_sealed(inside, chain, report)

    def _sums(self, opened: package.Package, report: Report) -> bool:
        """Judge the organ's seal on the list of sums; return whether it stands."""
        seal = opened.read(package.SEAL)
        if not seal:
            report.bad(
                _(
                    "The list of sums carries no seal: whoever had the package may have taken "
                    "opinions and papers out, or exchanged them."
                )
            )
            return False
        trust = self._trust(certificates_in(seal))
        verdict = judge(seal, opened.read(package.SUMS), trust, kinds.ORGAN)
        if verdict.fault:
            about = {"fault": verdict.fault}
            report.bad(_("The seal on the list of sums does not stand: ${fault}", mapping=about))
            return False
        words = _(
            "The organ sealed the package as a whole at ${moment}.",
            mapping={"moment": verdict.moment.isoformat()},
        )
        report.good(words)
        return True

    def _chain(self, opened: package.Package, report: Report) -> list[package.Named]:
        """Judge the records, and what they judged; return them."""
        chain = package.paired(opened.below(package.RECORDS))
        if not chain:
            report.bad(_("There is not one opinion in the package: it proves nothing."))
            return chain
        self._records(chain, report)
        strange, left_out = opened.judged(chain)
        report.all_good(_("Texts and attachments are those that the opinions judged."), strange)
        for words in left_out:
            report.note(words)
        return chain

    def _paper(self, name: str, pdf: bytes, report: Report) -> tuple[bool, list[package.Named]]:
        """Judge a PDF; return whether its seal stands, and the records inside."""
        report.head(name)
        verdict = judge_pdf(pdf, self._trust(certificates_of(pdf)))
        for step, words in STEPS.items():
            if step == verdict.step:
                report.bad(verdict.fault)
                return False, []
            report.good(words)
        report.note(_("Sealed at ${moment}.", mapping={"moment": verdict.moment.isoformat()}))
        found = package.embedded(pdf)
        if found:
            self._records(found, report)
        return True, found

    def _records(self, chain: list[package.Named], report: Report) -> None:
        beside = [one for named in chain for one in certificates_in(named.signed.signature)]
        judged = judge_records([one.signed for one in chain], self._trust(beside))
        faults = [
            _("${name}: ${words}", mapping={"name": named.name, "words": words})
            for named, found in zip(chain, judged, strict=True)
            for words in found.faults
        ]
        count = {"count": len(chain)}
        report.all_good(
            _("${count} signed opinions stand, and follow one another.", mapping=count), faults
        )

    def _trust(self, beside: Iterable[x509.Certificate]) -> Trust:
        if self.root is None:
            raise NotTrusted(_("Name the organ's root certificate with --root."))
        beside = [*beside]
        trust = known(self.root, (*beside, *self.issuers), self.lists.all, self.clocks).trust
        self.lists.met(trust.issuers, beside)
        return trust


def _begins_as_pdf(file: Path) -> bool:
    """Do other programs take it for a PDF? It may be a package as well."""
    with file.open("rb") as stream:
        return stream.read(len(PDF)) == PDF


def _said_by_itself(root: x509.Certificate):
    digits = root.fingerprint(hashes.SHA256()).hex().upper()
    return _(
        "The package itself says whom to trust. Compare the fingerprint of its root certificate "
        "with the one that the organ publishes: ${digits}",
        mapping={"digits": ":".join(digits[at : at + 2] for at in range(0, len(digits), 2))},
    )
