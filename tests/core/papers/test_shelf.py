"""Which paper of a record there is, which are wanted, and what a code tells of it."""

from jingwei.core import clock
from jingwei.core.papers import api
from jingwei.core.papers.content import shelf
from jingwei.core.papers.shelf import FAILED
from jingwei.core.papers.shelf import Paper
from jingwei.core.papers.shelf import Wanted
from plone.namedfile.file import NamedBlobFile
from plone.uuid.interfaces import IUUID
from tests.office.documents.conftest import office
from zope.interface.interfaces import ComponentLookupError

import datetime
import pytest


__all__ = ["office"]


def found(portal, address: str):
    """The document of an address."""
    return portal.unrestrictedTraverse("intranet" + address.split("/intranet", 1)[1])


@pytest.fixture
def two(office, site):
    """Two drafts."""
    addresses = [office.walk("drafting") for _number in range(2)]
    with site.open() as portal:
        yield [found(portal, address) for address in addresses]


@pytest.fixture
def document(two):
    """A draft."""
    return two[0]


def kept(record, code: str, kind: str = "test", sha256: str = "") -> Paper:
    """A paper put on the shelf."""
    made = Paper(
        code,
        kind,
        "Test",
        (IUUID(record), "/".join(record.getPhysicalPath())),
        NamedBlobFile(code.encode(), filename="试件.pdf"),
        sha256 or code,
        clock.now(),
        {"title": "试件"},
        (0, ""),
    )
    shelf().keep(made)
    return made


def test_a_paper_is_wanted_until_it_is_there(document, kind):
    assert api.standing(document, kind) == api.NONE
    api.want(document, kind)
    assert api.standing(document, kind) == api.WAITING
    made = kept(document, "7KQM-2XHP-9ABD")
    assert api.standing(document, kind) == api.MADE
    assert api.paper(document, kind) is made
    assert shelf().next(clock.now()) is None


def test_asking_twice_makes_one_paper(document, kind):
    api.want(document, kind)
    api.want(document, kind)
    assert len(shelf().waiting) == len(shelf().wanted) == 1


def test_a_paper_that_no_feature_knows_cannot_be_wanted(document):
    with pytest.raises(ComponentLookupError):
        api.want(document, "unknown")


def test_what_waits_longest_comes_first_and_nothing_before_its_time(document):
    now = clock.now()
    for minutes, name in ((5, "later"), (-1, "now"), (-9, "long")):
        due = now + datetime.timedelta(minutes=minutes)
        shelf().want(Wanted(IUUID(document), "", name, "", due))
    assert shelf().next(now).kind == "long"
    shelf().forget(IUUID(document), "long")
    assert shelf().next(now).kind == "now"
    shelf().forget(IUUID(document), "now")
    assert shelf().next(now) is None


def test_what_failed_is_not_tried_again_by_itself(document):
    failed = Wanted(IUUID(document), "", "test", "", clock.now())
    failed.state = FAILED
    shelf().want(failed)
    assert shelf().next(clock.now()) is None
    assert api.standing(document, "test") == FAILED


def test_a_replaced_paper_is_still_known_by_its_code_and_digest(document):
    first = kept(document, "7KQM-2XHP-9ABD", sha256="aa")
    second = kept(document, "8KQM-2XHP-9ABD", sha256="bb")
    assert api.paper(document, "test") is second
    assert api.code_entry("7kqm2xhp9abd") is first
    assert api.digest_entry("aa") is first
    assert api.code_entry("9KQM-2XHP-9ABD") is None
    assert api.digest_entry("cc") is None


def test_all_newest_papers_of_a_record_are_marked_and_those_of_others_are_not(two):
    document, other = two
    issued = kept(document, "AAAA-AAAA-AAAA", "issued")
    sheet = kept(document, "BBBB-BBBB-BBBB", "sheet")
    foreign = kept(other, "CCCC-CCCC-CCCC", "issued")
    day = datetime.date(2026, 12, 1)
    api.mark(document, api.ABOLISHED, "另有规定", day)
    told = [(one.withdrawn, one.reason, one.since) for one in (issued, sheet, foreign)]
    assert told == [(api.ABOLISHED, "另有规定", day)] * 2 + [("", "", None)]
    api.unmark(document)
    assert (issued.withdrawn, issued.reason, issued.since) == ("", "", None)


def test_a_failed_paper_is_tried_again_at_once_if_somebody_asks(document, kind):
    api.want(document, kind)
    failed = shelf().wanted[IUUID(document), kind]
    failed.state = FAILED
    shelf().want(failed)
    api.again(failed)
    assert shelf().next(clock.now()).kind == kind
