"""The organ's seal on a PDF: PAdES B-T (ETSI EN 319 142), certifying that nothing may change.

The signature is made as bytes (`cms`), and pyHanko's embedder puts it into the file as it stands.
The file stays what typst wrote: PDF 1.7, nothing drawn, no font added; only an update at its end.
"""

from jingwei.core.signing import cms
from jingwei.core.signing import exc
from jingwei.core.signing import outside
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder
from pyhanko.sign.signers.cms_embedder import SigIOSetup
from pyhanko.sign.signers.cms_embedder import SigMDPSetup
from pyhanko.sign.signers.cms_embedder import SigObjSetup
from pyhanko.sign.signers.constants import ESIC_EXTENSION_1
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from typing import NamedTuple

import datetime
import io


FIELD = "Seal"
# Bytes kept for the signature without its time stamp, twice what it takes with long names.
SEAL = 4 * 1024
# Hexadecimal digits that are kept for the signature with its time stamp, whosever it is.
ROOM = 2 * (SEAL + outside.MOST)
# The extension that lets a file of PDF 1.7 carry such a signature; its header stays 1.7.
SINCE = (2, 0)


class Said(NamedTuple):
    """What the signature says of itself, as PDF readers show it.

    :param moment: when; the time stamp is what counts.
    """

    organ: str
    reason: str
    moment: datetime.datetime


def seal_pdf(
    pdf: bytes, key: cms.Key, clock_service, said: Said, attributes: tuple[bytes, ...] = ()
) -> bytes:
    """`pdf` with the seal of `key` and a time stamp.

    :param clock_service: see `cms.sign`.
    :param attributes: further signed attributes.
    :raises CannotBeSealed: it is damaged, or sealed already.
    """
    try:
        return _seal(pdf, key, clock_service, said, attributes)
    except (PdfError, SigningError) as error:
        raise exc.CannotBeSealed from error


def _seal(pdf, key, clock_service, said: Said, attributes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    if "/Perms" in writer.root or next(enumerate_sig_fields(writer.prev, True), None):
        raise SigningError("The file is signed already.")
    if writer.prev.input_version < SINCE:
        writer.register_extension(ESIC_EXTENSION_1)
    steps = PdfCMSEmbedder(new_field_spec=SigFieldSpec(FIELD)).write_cms(FIELD, writer)
    next(steps)
    steps.send(
        SigObjSetup(
            sig_placeholder=SignatureObject(
                timestamp=said.moment,
                subfilter=SigSeedSubFilter.PADES,
                name=said.organ,
                reason=said.reason,
                bytes_reserved=ROOM,
            ),
            mdp_setup=SigMDPSetup("sha256", certify=True, docmdp_perms=MDPPerm.NO_CHANGES),
        )
    )
    digest, out = steps.send(SigIOSetup(md_algorithm="sha256"))
    # PAdES states the time in the file, and a signed attribute of it is forbidden.
    content = cms.Content(digest.document_digest)
    steps.send(cms.sign(content, key, attributes=attributes, clock_service=clock_service))
    return out.getvalue()
