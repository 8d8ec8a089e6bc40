"""What outside tools fetch: the root certificate, and the list of revoked ones."""

from jingwei.core.signing.content import register
from jingwei.core.signing.published import authority_files
from Products.Five import BrowserView


class RootCertificate(BrowserView):
    """``/root.pem``: whom to trust, for whoever compares its fingerprint."""

    def __call__(self) -> bytes:
        """PEM."""
        self.request.response.setHeader("Content-Type", "application/x-pem-file")
        return authority_files()["root.pem"]


class RevocationList(BrowserView):
    """``/revoked.crl``, DER; the address stands in each certificate."""

    def __call__(self) -> bytes:
        """The newest list; an empty answer while nothing was ever published."""
        response = self.request.response
        response.setHeader("Content-Type", "application/pkix-crl")
        return register().published
