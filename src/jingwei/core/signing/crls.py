"""Lists of revoked certificates that a file is judged by, and what they leave open."""

from collections.abc import Iterable
from cryptography import x509
from cryptography.x509.oid import NameOID
from jingwei import _
from jingwei.core.signing.known import is_of
from jingwei.core.signing.report import Report
from jingwei.core.signing.trust import issued


class Lists:
    """Lists that somebody named, and those in a package, where anybody may have put them.

    Only their signatures make them count, so none takes the place of another: `all` of them do.

    :param given: those that were named.
    """

    def __init__(self, given: Iterable[x509.CertificateRevocationList]):
        self.given = [*given]
        self.packed: list[x509.CertificateRevocationList] = []
        self.issuers: set[x509.Certificate] = set()
        self.used: set[x509.Certificate] = set()

    @property
    def all(self) -> list[x509.CertificateRevocationList]:
        """Those that were named, and those in the package."""
        return [*self.given, *self.packed]

    def met(self, issuers: Iterable[x509.Certificate], beside: Iterable[x509.Certificate]) -> None:
        """Remember `issuers`, and which of them a signature comes from with `beside`."""
        beside = {*beside}
        for one in issuers:
            self.issuers.add(one)
            if one in beside or any(issued(below, one) for below in beside):
                self.used.add(one)

    def tell(self, root: x509.Certificate, report: Report) -> None:
        """Say of which keys of the authority under `root` no list is there, or only that in the
        package, and which lists count for nothing.
        """
        if not self.all:
            report.note(
                _("No list of revoked certificates was given: a revoked key is not noticed.")
            )
            return
        if not self.given:
            report.note(_as_of(self.packed))
        authority = [root, *sorted(self.issuers - {root}, key=_name)]
        for one in authority:
            self._tell_of(one, one == root or one in self.used, report)
        for one in self.all:
            if not any(is_of(one, key) for key in authority):
                _tell_strange(one, authority, report)

    def _tell_of(self, issuer: x509.Certificate, needed: bool, report: Report) -> None:
        """Whoever names lists wants to know what was revoked; a key without one leaves it open."""
        about = {"name": _name(issuer)}
        packed = [one for one in self.packed if is_of(one, issuer)]
        if any(is_of(one, issuer) for one in self.given):
            return
        if not packed:
            tell = report.bad if self.given and needed else report.note
            tell(
                _(
                    "The list of revoked certificates of “${name}” is missing: what was revoked "
                    "there is not noticed.",
                    mapping=about,
                )
            )
        elif self.given:
            words = _(
                "The list of revoked certificates of “${name}” is that in the package, of ${day}: "
                "what was revoked later is not noticed.",
                mapping=about | {"day": _day(packed)},
            )
            report.note(words)


def _tell_strange(one: x509.CertificateRevocationList, authority: list, report: Report) -> None:
    """With a name of ours and the signature of others, or of a key that issued nothing here."""
    if one.issuer in [key.subject for key in authority]:
        report.bad(_("A list of revoked certificates is of another authority."))
        return
    words = _(
        "The list of revoked certificates of “${name}” counts for nothing here: no such key has "
        "issued anything that was judged.",
        mapping={"name": _common(one.issuer)},
    )
    report.note(words)


def _as_of(lists: list[x509.CertificateRevocationList]):
    return _(
        "The lists of revoked certificates are those in the package, of ${day}: what was revoked "
        "later is not noticed. Fetch the newest ones, and name them with --crl.",
        mapping={"day": _day(lists)},
    )


def _day(lists: list[x509.CertificateRevocationList]) -> str:
    return max(one.last_update_utc for one in lists).date().isoformat()


def _name(certificate: x509.Certificate) -> str:
    return _common(certificate.subject)


def _common(name: x509.Name) -> str:
    """What people call it."""
    found = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else name.rfc4514_string()
