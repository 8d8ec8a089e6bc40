"""Attachments go out whole, however large they are, without passing through the memory."""

from plone.namedfile.file import NamedBlobFile

import hashlib
import pytest
import tracemalloc
import transaction


pytestmark = pytest.mark.proof
SIZE = 48 * 2**20
# A copy in memory would take `SIZE` at least.
ALLOWED = SIZE // 3


def test_a_large_attachment_goes_out_without_passing_through_the_memory(door, person):
    release = door.prepare(door.document())
    rows = {row["title"]: row["id"] for row in door.get(release)["attachments"]}
    content = b"%PDF-1.7\n" + bytes(SIZE)
    with door.site.open(user="admin") as portal:
        path = door.get(release)["source"].replace("/++api++", "").split("/jingwei/", 1)[1]
        file = portal.unrestrictedTraverse(path)[rows["申报表.csv"]]
        file.file = NamedBlobFile(content, contentType="application/pdf", filename="图集.pdf")
        transaction.commit()
    door.done("editor", release, "choose_attachments", attachments=[rows["申报表.csv"]])
    door.done("editor", release, "submit")
    tracemalloc.start()
    try:
        door.done("reviewer", release, "approve")
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < ALLOWED
    sent = person().get(f"{door.public(release)}/{rows['申报表.csv']}/@@download/file")
    assert sent.headers["Content-Type"] == "application/pdf"
    assert hashlib.sha256(sent.content).digest() == hashlib.sha256(content).digest()
