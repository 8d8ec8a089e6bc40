"""Opinions keep what they judged, over HTTP and in the database."""

from jingwei.core.opinions import api as opinions
from jingwei.core.opinions.interfaces import ITextOfRecord
from jingwei.core.revisions import api
from jingwei.core.revisions.kept import KeptText
from jingwei.core.signing.checking import check
from plone.namedfile.file import NamedBlobFile
from tests.office.documents.conftest import FIELDS
from tests.office.documents.conftest import office
from tests.office.documents.test_sheet_page import attach
from zope.event import notify
from zope.lifecycleevent import ObjectCopiedEvent

import base64
import hashlib
import json
import pytest
import transaction


pytestmark = pytest.mark.proof
__all__ = ["office"]
BODY = "<p>请认真组织实施。</p>"


def path(address):
    return "intranet" + address.split("/intranet", 1)[1]


def record_at(portal, address):
    return portal.unrestrictedTraverse(path(address))


def texts_of(record):
    return record.kept_texts._texts


def write(person, account, address, **fields):
    answer = person(account).rest("PATCH", address, **fields)
    assert answer.status_code == 204, answer.text


def faults(record):
    return [str(one.fault) for one in check(record)]


@pytest.fixture
def reviewed(office, person):
    """A document that the head agreed to, with an attachment."""
    address = office.draft()
    attach(person, address, "名单.txt", "甲公司".encode())
    return office.walk_on(address, "office_check")


def test_what_three_people_judged_alike_is_kept_once(office, site):
    address = office.walk("signed")
    with site.open() as portal:
        record = record_at(portal, address)
        rows = opinions.rows(record)
        assert len(rows) == 3 and len(texts_of(record)) == 1
        data = api.text(record, rows[0].digest)
        assert hashlib.sha256(data).hexdigest() == rows[0].digest
        assert json.loads(data)["title"] == FIELDS["title"]


def test_a_text_that_was_changed_is_kept_beside_the_older_one(office, person, site, reviewed):
    write(person, "director", reviewed, body="<p>请认真组织实施，按时报送。</p>")
    office.done("director", reviewed, "clear", opinion="请签发")
    with site.open() as portal:
        record = record_at(portal, reviewed)
        bodies = [json.loads(api.text(record, row.digest))["body"] for row in opinions.rows(record)]
        assert bodies == [BODY, "<p>请认真组织实施，按时报送。</p>"]
        assert faults(record) == ["", ""]


def test_a_changed_kept_text_is_named(site, reviewed):
    with site.open() as portal:
        record = record_at(portal, reviewed)
        [digest] = texts_of(record)
        record.kept_texts._texts = {digest: KeptText(b'{"title":"other"}')}
        assert faults(record) == ["The kept text is not the text that was signed."]


@pytest.mark.parametrize("stored", [b"", b"no stream"], ids=["emptied", "damaged"])
def test_a_kept_text_that_cannot_be_unpacked_is_missing(site, reviewed, stored):
    with site.open() as portal:
        record = record_at(portal, reviewed)
        [text] = texts_of(record).values()
        text._packed = stored
        assert faults(record) == ["The text that was signed is not kept."]


def test_a_lost_kept_text_is_named(site, reviewed):
    with site.open() as portal:
        record = record_at(portal, reviewed)
        api.forget(record)
        assert faults(record) == ["The text that was signed is not kept."]


def test_a_file_that_was_replaced_is_still_there_as_judged(office, person, site, reviewed):
    office.done("director", reviewed, "return", reason="名单有误")
    [item] = person("clerk").rest("GET", reviewed).json()["items"]
    data = base64.b64encode("乙公司".encode()).decode()
    file = {"filename": "名单.txt", "encoding": "base64", "data": data}
    write(person, "clerk", item["@id"], file=file)
    with site.open() as portal:
        record = record_at(portal, reviewed)
        row = opinions.rows(record)[0]
        kept = api.file(record, row.attachments[0])
        assert kept.name == "名单.txt" and kept.file.data == "甲公司".encode()
        assert record.objectValues()[0].file.data == "乙公司".encode()
        assert faults(record) == ["", ""]


def test_a_file_takes_no_room_of_its_own_until_it_is_removed(site, person, reviewed, office):
    with site.open() as portal:
        record = record_at(portal, reviewed)
        kept = api.file(record, opinions.rows(record)[0].attachments[0])
        assert kept.file is record.objectValues()[0].file
    office.done("director", reviewed, "return", reason="请删去名单")
    [item] = person("clerk").rest("GET", reviewed).json()["items"]
    assert person("clerk").rest("DELETE", item["@id"]).status_code == 204
    with site.open() as portal:
        record = record_at(portal, reviewed)
        assert not record.objectValues()
        kept = api.file(record, opinions.rows(record)[0].attachments[0])
        assert kept.file.data == "甲公司".encode()


def test_a_kept_file_with_other_content_is_named(site, reviewed):
    with site.open() as portal:
        record = record_at(portal, reviewed)
        [(digest, kept)] = record.kept_texts._files.items()
        other = kept._replace(file=NamedBlobFile(b"other", filename=kept.name))
        record.kept_texts._files = {digest: other}
        [found] = check(record)
        assert found.fault == "The kept attachment “${name}” is not the one that was signed."
        assert found.fault.mapping == {"name": "名单.txt"}


def test_a_copy_keeps_nothing_of_the_original(site, reviewed):
    with site.open() as portal:
        record = record_at(portal, reviewed)
        copy = record._getCopy(record.aq_parent)
        notify(ObjectCopiedEvent(copy, record))
        assert "kept_texts" not in copy.__dict__ and "opinion_log" not in copy.__dict__
        assert texts_of(record)


def test_texts_have_no_address(site, reviewed, person):
    for account in ("clerk", "head", "sysadmin"):
        answer = person(account).get(f"/{path(reviewed)}/kept_texts")
        assert answer.status_code in (403, 404)


def test_the_present_text_is_that_of_the_adapter(site, reviewed):
    with site.open() as portal:
        record = record_at(portal, reviewed)
        judged = opinions.read(ITextOfRecord(record))
        row = opinions.rows(record)[0]
        assert (judged.digest, judged.attachments) == (row.digest, row.attachments)


def test_another_opinion_on_the_same_text_writes_the_text_no_second_time(site, reviewed, office):
    with site.open() as portal:
        [kept] = texts_of(record_at(portal, reviewed)).values()
        before = kept._p_serial
    office.done("director", reviewed, "clear", opinion="请签发")
    with site.open() as portal:
        record = record_at(portal, reviewed)
        [kept] = texts_of(record).values()
        kept._p_activate()
        assert kept._p_serial == before
        transaction.abort()
