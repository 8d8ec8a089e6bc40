"""Large tables and bombs: stored or refused, read within bounds by a job, found by name."""

from jingwei.core.attachments import api
from jingwei.core.attachments.reading import MEMORY
from jingwei.core.search import jobs
from plone.namedfile.file import NamedBlobFile
from tests.office.documents.conftest import office

import io
import os
import pytest
import re
import subprocess
import sys
import time
import transaction
import zipfile


__all__ = ["office"]

pytestmark = pytest.mark.slow
SHEET = "xl/worksheets/sheet1.xml"
NAME = "全市规上工业企业用电量明细表.xlsx"


def table(size: int, shrinks: bool = False, parts: int = 1) -> bytes:
    """An XLSX file whose sheets unpack to `size` bytes; random digits do not shrink to nothing."""
    made = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if shrinks else zipfile.ZIP_STORED
    cells = (
        b"<c><v>1</v></c>" if shrinks else b"<c><v>" + os.urandom(400).hex().encode() + b"</v></c>"
    )
    with zipfile.ZipFile(made, "w", method) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for number in range(1, parts + 1):
            content = b"<sheetData>" + cells * (size // len(cells) // parts) + b"</sheetData>"
            archive.writestr(SHEET.replace("1", str(number)), content)
    return made.getvalue()


def attach(portal, address: str, content: bytes):
    """Attach a table to a document, as its form does after the checks."""
    from plone.dexterity.utils import addContentToContainer
    from plone.dexterity.utils import createContent

    document = portal.unrestrictedTraverse("intranet" + address.partition("/intranet")[2])
    item = createContent("Attachment", title="", file=NamedBlobFile(content, filename=NAME))
    item = addContentToContainer(document, item, checkConstraints=False)
    transaction.commit()
    return item


def test_a_table_of_50_mb_is_stored_found_by_its_name_and_read_no_further_than_it_can(
    site, office, person
):
    address = office.draft(title="用电量明细")
    with site.open(user="admin") as portal:
        item = attach(portal, address, table(49 * 2**20))
        begin = time.monotonic()
        assert jobs.extract(item) == "size"
        transaction.commit()
        assert time.monotonic() - begin < 20
    found = person("clerk").rest("GET", "/@search?SearchableText=规上工业企业用电量").json()
    assert address in [one["@id"] for one in found["items"]]
    # What can be done with the document is not hindered by a file that nobody could read.
    office.done("clerk", address, "submit")


# The process that reads, and what it says of itself: the system's own count of a child's memory
# begins with that of its parent.
READER = """
import sys
from jingwei.core.attachments import reading
code = reading.main("xlsx")
print(open("/proc/self/status").read(), file=sys.stderr)
sys.exit(code)
"""


def peak(content: bytes) -> int:
    """Bytes of memory that the reading of a table took at most."""
    command = [sys.executable, "-c", READER]
    run = subprocess.run(command, input=content, capture_output=True)
    return int(re.search(rb"VmHWM:\s+(\d+) kB", run.stderr)[1]) * 1024


@pytest.mark.parametrize("parts", [1, 9])
def test_a_bomb_is_named_as_what_it_is_and_takes_no_memory(site, office, parts):
    bomb = table(600 * 2**20, shrinks=True, parts=parts)
    assert len(bomb) < 5 * 2**20
    address = office.draft(title=f"压缩包{parts}")
    with site.open(user="admin") as portal:
        item = attach(portal, address, bomb)
        begin = time.monotonic()
        assert jobs.extract(item) == "broken"
        transaction.commit()
        assert time.monotonic() - begin < 60
    assert peak(bomb) < MEMORY
    office.done("clerk", address, "submit")


def test_a_bomb_that_tells_lies_about_its_size_is_no_table(portal):
    bomb = bytearray(table(30 * 2**20, shrinks=True))
    with zipfile.ZipFile(io.BytesIO(bytes(bomb))) as archive:
        size = archive.getinfo(SHEET).file_size.to_bytes(4, "little")
    # Both places that tell the size say that it is small.
    lying = bytes(bomb).replace(size, (100).to_bytes(4, "little"))
    assert lying != bytes(bomb)
    assert api.read_apart(NamedBlobFile(lying, filename=NAME)) == api.Read("", "broken")


def test_a_table_in_the_encoding_of_older_programs_and_its_formulas_are_read_as_text(portal):
    content = '企业,用电量\n=HYPERLINK("http://x.example","江城重机"),1234\n'.encode("gb18030")
    read = api.read_apart(NamedBlobFile(content, filename="用电量.csv"))
    assert read.text.startswith("企业,用电量") and "江城重机" in read.text
