"""Time-stamp tokens (RFC 3161) of the organ's own clock service.

Such a token is the organ's statement of a time, under a policy of its own that says so; it is no
word of a trusted third party, and pages and papers call it 内部时钟服务.
"""

from jingwei.core import clock
from jingwei.core.signing import cms
from jingwei.core.signing import der
from jingwei.core.signing.ending import usable
from typing import NamedTuple

import secrets


TOKEN_INFO = der.object_id("1.2.840.113549.1.9.16.1.4")
# Below 2.25 everybody may name things by a random UUID (ITU-T X.667).
INTERNAL_CLOCK = "2.25.82456901464144040079244239093811482602"


class ClockService(NamedTuple):
    """The organ's clock service; `key` has a certificate for time stamps alone."""

    key: cms.Key

    def token(self, digest: bytes) -> bytes:
        """DER of a token that says: the data of this SHA-256 were there at the present time.

        :raises CertificateOver: it may not say so any more.
        """
        now = clock.now().replace(microsecond=0)
        info = der.sequence(
            der.integer(1),
            der.object_id(INTERNAL_CLOCK),
            der.sequence(cms.SHA256, der.octets(digest)),
            der.integer(secrets.randbits(63)),
            der.generalized_time(now),
            der.sequence(der.integer(1)),
            der.tagged(0, der.tagged(4, cms.name(self.key.certificate))),
        )
        content = cms.detached(info)._replace(kind=TOKEN_INFO, embedded=info)
        return cms.sign(content, usable(self.key), moment=now)
