"""Signatures of the organ itself over data that are no paper."""

from jingwei.core import clock
from jingwei.core.signing import certificates
from jingwei.core.signing import cms
from jingwei.core.signing import folder
from jingwei.core.signing.ending import usable
from jingwei.core.signing.trust import judge
from jingwei.core.signing.trust import Trust
from jingwei.core.signing.trust import Verdict


def sign_as_organ(data: bytes) -> bytes:
    """DER of the organ's detached signature over `data`, with the time of the clock service.

    :raises KeysMissing: the keys of the server cannot be read, or their certificates are over.
    """
    keys = folder.keys()
    content = cms.detached(data)
    return cms.sign(content, usable(keys.organ), moment=clock.now(), clock_service=keys.clock)


def judge_organ(signature: bytes, data: bytes, trust: Trust) -> Verdict:
    """Does the organ's signature over `data` stand?"""
    return judge(signature, data, trust, certificates.ORGAN)
