"""What somebody changes in the database, past all rules, is named beside the opinions."""

from jingwei.core import clock
from jingwei.core.signing.checking import changed
from plone.app.textfield.value import RichTextValue
from plone.namedfile.file import NamedBlobFile
from tests.core.signing.test_opinions import faults
from tests.core.signing.test_opinions import forge
from tests.core.signing.test_opinions import path
from tests.office.documents.conftest import office
from tests.office.documents.test_sheet_page import attach

import datetime
import pytest
import transaction


pytestmark = pytest.mark.proof
__all__ = ["office"]
LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=clock.ZONE)
TEXT = "The record does not say any more what was signed last."
FILES = "The attached files are not those that were signed."


@pytest.fixture
def issued(office, person):
    """A document with a file that went out."""
    address = office.draft()
    attach(person, address, "名单.txt", "甲公司".encode())
    return office.walk_on(address, "issued")


def put_text(record) -> None:
    record.body = RichTextValue("<p>请停止实施。</p>", "text/html", "text/x-html-safe")


def put_file(record) -> None:
    record.objectValues()[0].file = NamedBlobFile("乙公司".encode(), filename="名单.txt")


@pytest.mark.parametrize("change, message", [(put_text, TEXT), (put_file, FILES)])
def test_another_text_or_file_in_an_issued_document_is_named(issued, site, person, change, message):
    with site.open() as portal:
        record = portal.unrestrictedTraverse(path(issued))
        assert changed(record) == []
        change(record)
        transaction.commit()
        assert changed(record) == [message]
    said = person("leader").rest("GET", f"{issued}/@opinions").json()["changed"]
    assert len(said) == 1
    assert said[0] in person("leader").get(f"/{path(issued)}/@@signatures").text


def test_a_draft_that_is_changed_after_an_opinion_is_no_fault(office, site, person):
    address = office.walk("office_check")
    assert person("director").rest("PATCH", address, body="<p>请尽快实施。</p>").status_code == 204
    with site.open() as portal:
        assert changed(portal.unrestrictedTraverse(path(address))) == []


def test_a_signature_that_was_taken_away_is_missed_however_old_the_opinion_is_made(issued, site):
    bare = {"signature": b"", "time": LONG_AGO, "text": "不同意印发"}
    forge(site, issued, lambda rows: [*rows[:2], rows[2]._replace(**bare)])
    assert faults(site, issued) == {3: "The signature is missing."}


def test_an_opinion_without_signature_before_signed_ones_is_as_old_as_it_says_or_named(
    issued, site
):
    forge(site, issued, lambda rows: [rows[0], rows[1]._replace(signature=b""), rows[2]])
    assert faults(site, issued)[2] == "The signature is missing."


def test_an_opinion_that_is_dated_before_the_one_before_it_is_named(issued, site):
    forge(site, issued, lambda rows: [*rows[:2], rows[2]._replace(time=LONG_AGO)])
    assert faults(site, issued) == {3: "It is dated before the opinion before it."}
