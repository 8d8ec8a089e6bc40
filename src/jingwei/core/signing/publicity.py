"""What outside tools fetch: the list of revoked certificates."""

from jingwei.core.signing.content import register
from Products.Five import BrowserView


class RevocationList(BrowserView):
    """``/revoked.crl``, DER; the address stands in each certificate."""

    def __call__(self) -> bytes:
        """The newest list; an empty answer while nothing was ever published."""
        response = self.request.response
        response.setHeader("Content-Type", "application/pkix-crl")
        return register().published
