"""What outside tools fetch: the root certificate, and the list of revoked ones."""

from cryptography.hazmat.primitives.serialization import Encoding
from jingwei.core.signing.certificates import KEY
from jingwei.core.signing.content import register
from jingwei.core.signing.folder import keys
from jingwei.core.signing.folder import ROOT
from jingwei.core.signing.published import authority_files
from Products.Five import BrowserView
from zExceptions import NotFound


class RootCertificate(BrowserView):
    """``/root.pem``: whom to trust, for whoever compares its fingerprint."""

    def __call__(self) -> bytes:
        """PEM."""
        self.request.response.setHeader("Content-Type", "application/x-pem-file")
        return authority_files()["root.pem"]


class RevocationList(BrowserView):
    """``/revoked.crl``, DER, ``?key=2`` of the second issuing key and so on, ``?key=root`` of the
    root; the address stands in each certificate.
    """

    def __call__(self) -> bytes:
        """The newest list.

        :raises NotFound: no such key ever issued anything.
        """
        named = self.request.form.get(KEY, "1")
        if named == ROOT:
            lists = {ROOT: keys().root_list.public_bytes(Encoding.DER)}
        else:
            lists = {str(number): der for number, der in register().published.items()}
        if not isinstance(named, str) or named not in lists:
            raise NotFound(self.request["URL"])
        self.request.response.setHeader("Content-Type", "application/pkix-crl")
        return lists[named]
