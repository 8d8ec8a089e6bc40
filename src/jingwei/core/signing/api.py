"""What other features ask of signing."""

from jingwei.core.signing.ceremony import hold
from jingwei.core.signing.checking import site_trust
from jingwei.core.signing.enrolling import set_up
from jingwei.core.signing.folder import path
from jingwei.core.signing.pdfs import judge_pdf
from jingwei.core.signing.pdfs import STEPS as SEAL_STEPS
from jingwei.core.signing.session import is_open
from jingwei.core.signing.session import unlocked
from jingwei.core.signing.settings import ISigningSettings


__all__ = [
    "SEAL_STEPS",
    "ISigningSettings",
    "hold",
    "is_open",
    "judge_pdf",
    "path",
    "set_up",
    "site_trust",
    "unlocked",
]
