"""What other features ask of signing."""

from jingwei.core.signing.ceremony import hold as hold_ceremony
from jingwei.core.signing.checking import site_trust
from jingwei.core.signing.enrolling import set_up
from jingwei.core.signing.folder import path
from jingwei.core.signing.known import Known
from jingwei.core.signing.known import known
from jingwei.core.signing.known import read_list
from jingwei.core.signing.offline import DAMAGED
from jingwei.core.signing.organ import judge_organ
from jingwei.core.signing.organ import sign_as_organ
from jingwei.core.signing.package import ATTACHMENTS
from jingwei.core.signing.package import CERTIFICATES
from jingwei.core.signing.package import embedded
from jingwei.core.signing.package import PAPERS
from jingwei.core.signing.package import README
from jingwei.core.signing.package import record_keyword
from jingwei.core.signing.package import RECORDS
from jingwei.core.signing.package import SEAL
from jingwei.core.signing.package import SUMS
from jingwei.core.signing.package import TEXTS
from jingwei.core.signing.pdfs import judge_pdf
from jingwei.core.signing.pdfs import STEPS as SEAL_STEPS
from jingwei.core.signing.published import authority_files
from jingwei.core.signing.published import certificate_files
from jingwei.core.signing.published import root_fingerprint
from jingwei.core.signing.published import signed_files
from jingwei.core.signing.session import is_open
from jingwei.core.signing.session import unlocked
from jingwei.core.signing.settings import ISigningSettings
from jingwei.core.signing.trust import Trust


__all__ = [
    "ATTACHMENTS",
    "CERTIFICATES",
    "DAMAGED",
    "PAPERS",
    "README",
    "RECORDS",
    "SEAL",
    "SEAL_STEPS",
    "SUMS",
    "TEXTS",
    "ISigningSettings",
    "Known",
    "Trust",
    "authority_files",
    "certificate_files",
    "embedded",
    "hold_ceremony",
    "is_open",
    "judge_organ",
    "judge_pdf",
    "known",
    "path",
    "read_list",
    "record_keyword",
    "root_fingerprint",
    "set_up",
    "sign_as_organ",
    "signed_files",
    "site_trust",
    "unlocked",
]
