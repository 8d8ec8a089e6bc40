"""A small authority of a test's own, and papers that it seals."""

from jingwei.core import clock
from jingwei.core.signing import certificates
from jingwei.core.signing import cms
from jingwei.core.signing import der
from jingwei.core.signing.pades import Said
from jingwei.core.signing.pades import seal_pdf
from jingwei.core.signing.timestamps import ClockService
from jingwei.core.signing.trust import Trust
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject
from pypdf.generic import DictionaryObject
from pypdf.generic import NameObject
from typing import NamedTuple

import io
import re


ORGAN = "江城市经济委员会"
LIST = "http://localhost/revoked.crl"


class House(NamedTuple):
    root: cms.Key
    issuing: cms.Key
    head: cms.Key
    organ: cms.Key
    service: ClockService

    @property
    def trust(self):
        organs = (self.organ.certificate,)
        return Trust(self.root.certificate, (self.issuing.certificate,), {}, organs)


def authority(organ: str = ORGAN) -> House:
    root = certificates.root(organ)
    issuing = certificates.issuing(organ, root, 1, LIST)
    return House(
        root,
        issuing,
        certificates.person(certificates.Subject(organ, "陈志远", "head"), issuing, 30, LIST),
        certificates.organ_key(organ, issuing, LIST),
        ClockService(certificates.clock_key(organ, issuing, LIST)),
    )


def paper(text="Notice No. 12", pages=2, attached=()) -> bytes:
    """A PDF of some pages that says `text`."""
    writer = PdfWriter()
    writer.pdf_header = "%PDF-1.7"
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    font = DictionaryObject({NameObject(key): NameObject(one) for key, one in font.items()})
    for _number in range(pages):
        page = writer.add_blank_page(595, 842)
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        drawn = DecodedStreamObject()
        drawn.set_data(b"BT /F1 24 Tf 72 720 Td (" + text.encode() + b") Tj ET")
        page[NameObject("/Contents")] = writer._add_object(drawn)
    for name, data in attached:
        writer.add_attachment(name, data)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def sealed(house, pdf=None, key=None, service=None, more=()) -> bytes:
    said = Said(ORGAN, "印发", clock.now())
    return seal_pdf(pdf or paper(), key or house.organ, service or house.service, said, more)


def gap(pdf: bytes) -> tuple[int, int]:
    """Where the digits of the last seal begin and end."""
    found = re.findall(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)", pdf)[-1]
    return int(found[1]) + 1, int(found[2]) - 1


def signature(pdf: bytes) -> bytes:
    """The CMS in a sealed PDF."""
    start, end = gap(pdf)
    written = bytes.fromhex(pdf[start:end].decode())
    return written[: der.split(written)[2]]


def covered(pdf: bytes) -> bytes:
    """The bytes that the seal is over."""
    start, end = gap(pdf)
    return pdf[: start - 1] + pdf[end + 1 :]


def with_signature(pdf: bytes, blob: bytes) -> bytes:
    """`pdf` with another CMS in the place of its own."""
    start, end = gap(pdf)
    return pdf[:start] + blob.hex().upper().encode().ljust(end - start, b"0") + pdf[end:]
