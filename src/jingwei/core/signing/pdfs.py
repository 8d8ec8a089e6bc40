"""Does the organ's seal on a PDF stand, and if not, which step broke?

The file is not taken apart as a PDF. What matters is that the seal is over every byte but its own
digits, and that these can be written in one way only: then whatever a reader shows was sealed.
Standard tools pass several of the faults that are named here: a removed time stamp, a person's key
in the organ's place, a key that was revoked before.
"""

from collections import deque
from cryptography import x509
from cryptography.x509.oid import NameOID
from jingwei import _
from jingwei.core.signing import certificates
from jingwei.core.signing import cms
from jingwei.core.signing import der
from jingwei.core.signing import trust as trusting
from jingwei.core.signing.signed import Broken
from jingwei.core.signing.signed import certificates_in
from jingwei.core.signing.signed import read
from jingwei.core.signing.signed import Signed
from jingwei.core.signing.signed import UNREADABLE
from jingwei.core.signing.trust import Trust
from typing import NamedTuple
from zope.i18nmessageid import Message

import datetime
import re


# Bytes; nothing that we seal comes near it.
MOST = 64 * 1024 * 1024
# Hexadecimal digits of a seal; others bring along whole lists of what was revoked.
MOST_DIGITS = 4 * 1024 * 1024
RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,9})\s+(\d{1,9})\s+(\d{1,9})\s+(\d{1,9})\s*\]")
# What has been found when each step is passed; in this order.
STEPS = {
    "file": _("The file is a PDF."),
    "seal": _("It carries a seal."),
    "whole": _("The seal is over the whole file; nothing is missing and nothing was added."),
    "content": _("Not one byte was changed since it was sealed."),
    "organ": _("It was sealed with the key of this organ."),
    "time": _("A time stamp says when it was sealed."),
    "good": _("The key was good at that time."),
}
REWRITTEN = _(
    "The seal does not fit the file: the file is damaged, or was saved anew by another program."
)
DAMAGED = _("The seal itself is damaged.")
WORDS = {
    "digest": _("What the file says is not what was sealed: it was changed, or is damaged."),
    "signature": _("The seal was not made with the key that it names."),
    "certificate": _("The certificate of the seal was exchanged."),
}
STAMPS = {
    "imprint": _("The time stamp belongs to another seal."),
    "policy": _("The time stamp is not of a clock that this organ trusts."),
}


class Verdict(NamedTuple):
    """`step`: of `STEPS`, the one that broke, "" if all stand; `fault`: in words; `moment`: of the
    time stamp; `serial`: number of the certificate.
    """

    step: str = ""
    fault: Message | str = ""
    moment: datetime.datetime | None = None
    serial: int = 0


class _Fault(Exception):
    """A step that broke: its name, and what is wrong."""


def judge_pdf(pdf: bytes, trust: Trust) -> Verdict:
    """Check the seal of a PDF, whatever the bytes are.

    A key that was revoked or ended after the time stamp takes nothing from what it sealed.
    """
    try:
        blob, over = _parts(pdf)
        signed = _signed(blob, over, trust)
        _check_organ(signed, trust)
        moment = _moment(signed, trust)
        fault = trusting.untrusted(signed.certificate, certificates.ORGAN, moment, trust)
        if fault:
            raise _Fault("good", fault)
    except _Fault as broken:
        step, words = broken.args
        return Verdict(step, words)
    except UNREADABLE:
        return Verdict("content", DAMAGED)
    return Verdict(moment=moment, serial=signed.certificate.serial_number)


def certificates_of(pdf: bytes) -> list[x509.Certificate]:
    """What certificates the seal brings along, whoever's they are; [] if there is none."""
    try:
        return certificates_in(_parts(pdf)[0])
    except _Fault:
        return []


def _parts(pdf: bytes) -> tuple[bytes, bytes]:
    """The signature, and all bytes that it is over."""
    if len(pdf) > MOST:
        raise _Fault("file", _("The file is too large to be one of ours."))
    if not pdf.startswith(b"%PDF-"):
        raise _Fault("file", _("The file is no PDF."))
    found = deque(RANGE.finditer(pdf), maxlen=1)
    if not found:
        raise _Fault("seal", _("The file carries no seal: it never had one, or it was taken off."))
    start, first, second, length = map(int, found[0].groups())
    end = second + length
    if end > len(pdf):
        raise _Fault("whole", _("The end of the file is missing."))
    gap = pdf[first:second]
    if start or not (gap.startswith(b"<") and gap.endswith(b">")):
        raise _Fault("whole", REWRITTEN)
    if end < len(pdf):
        raise _Fault(
            "whole",
            _("Something was added to the file after it was sealed, which may hide what it said."),
        )
    return _blob(gap[1:-1]), pdf[:first] + pdf[second:]


def _blob(digits: bytes) -> bytes:
    """The signature of its digits, which are followed by zeros."""
    if len(digits) > MOST_DIGITS:
        raise _Fault("content", DAMAGED)
    try:
        written = bytes.fromhex(digits.decode("ascii"))
        end = der.split(written)[2]
    except ValueError as error:
        raise _Fault("content", DAMAGED) from error
    if written.hex().upper().encode() != digits or written[end:].strip(b"\0"):
        raise _Fault("content", DAMAGED)
    return written[:end]


def _signed(blob: bytes, over: bytes, trust: Trust) -> Signed:
    try:
        return read(blob, over)
    except Broken as broken:
        beside = certificates_in(blob)
        ours = any(trusting.is_ours(one, trust) for one in beside)
        if broken.args[0] not in WORDS and beside and not ours:
            raise _Fault("organ", _of_another(beside[0])) from broken
        raise _Fault("content", WORDS.get(broken.args[0], DAMAGED)) from broken


def _check_organ(signed: Signed, trust: Trust) -> None:
    certificate = signed.certificate
    if not trusting.is_ours(certificate, trust):
        raise _Fault("organ", _of_another(certificate))
    if certificates.is_for(certificate, certificates.PERSON):
        raise _Fault(
            "organ",
            _(
                "A person's own key, that of ${name}, stands in the place of the organ's: this is "
                "no seal of the organ.",
                mapping={"name": _name(certificate)},
            ),
        )
    if not certificates.is_for(certificate, certificates.ORGAN):
        raise _Fault("organ", _("The certificate was issued for something else."))
    if trust.organs is not None and certificate not in trust.organs:
        raise _Fault("organ", _("The key is not in the register of the organ's keys."))
    if not signed.beside <= {cms.encoded(one) for one in trust.issuers}:
        raise _Fault("organ", _("The certificates beside the seal are not those of the organ."))


def _moment(signed: Signed, trust: Trust) -> datetime.datetime:
    if not signed.token:
        raise _Fault("time", _("The time stamp was taken off."))
    try:
        return trusting.moment(signed, trust)
    except Broken as broken:
        damaged = _("The time stamp is damaged.")
        raise _Fault("time", STAMPS.get(broken.args[0], damaged)) from broken


def _of_another(certificate: x509.Certificate) -> Message:
    return _(
        "It was not sealed by this organ; the certificate says “${name}”.",
        mapping={"name": _name(certificate)},
    )


def _name(certificate: x509.Certificate) -> str:
    found = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else certificate.subject.rfc4514_string()
