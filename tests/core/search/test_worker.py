"""Attached files are read one by one, in a thread of their own; what fails is told and repeated."""

from Acquisition import aq_base
from bs4 import BeautifulSoup
from jingwei.core.search import jobs
from jingwei.core.search.worker import FileWorker
from jingwei.core.ticker.interfaces import IWorker
from plone.dexterity.utils import createContent
from plone.namedfile.file import NamedBlobFile
from tests.office.documents.conftest import Office
from zope.component import getUtility
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import os
import pytest
import transaction


pytestmark = pytest.mark.proof
SMALL = {"filename": "名录.csv", "encoding": "base64", "data": "5pyq5aGrCg=="}
PAGE = "/intranet/ticker/files"


def put(site, address: str, name: str = "说明.txt", **texts: str) -> None:
    """Put files into a record, by id; each is too large to be read at once."""
    with site.open(user="admin") as portal:
        document = portal.unrestrictedTraverse(address.split("/jingwei/")[-1])
        for id_, text in texts.items():
            file = NamedBlobFile(("前言" * 200_000 + text).encode(), "text/plain", name)
            document._setObject(id_, createContent("Attachment", id=id_, title="说明", file=file))
        transaction.commit()


def read(session) -> int:
    """Let the worker read until nothing waits; return how many files it read."""
    worker, count = FileWorker(), 0
    while worker.work(session):
        count += 1
    return count


def waiting(portal) -> list[str]:
    """Ids of the files that wait."""
    catalog = portal.portal_catalog
    return [brain.getId for brain in catalog.unrestrictedSearchResults(file_waits=True)]


def rows(client) -> list[str]:
    """Lines of the administrator's page."""
    page = BeautifulSoup(client.get(PAGE).text, "html.parser")
    return [row.get_text(" ", strip=True) for row in page.select("table.lines-of-list tbody tr")]


def again(client) -> None:
    """Press the button of the first line."""
    page = BeautifulSoup(client.get(PAGE).text, "html.parser")
    form = page.select_one("td.acts form")
    values = {one["name"]: one["value"] for one in form.find_all("input")}
    assert client.http.post(form["action"], {**values, "again": "1"}).status_code == 200


@pytest.fixture
def broken(site, person, session):
    """The address of a document with a file that no program can read."""
    address = Office(person).draft(title="机密之外的题名")
    put(site, address, "残缺的报表.xlsx", torn="不是压缩包")
    put(site, address, whole="能读的一份")
    assert read(session) == 2
    return address


def test_it_is_a_worker_with_a_thread_of_its_own(site):
    assert isinstance(getUtility(IWorker, name="search.files"), FileWorker)


def test_the_reading_wakes_only_files_that_wait(site, person, session):
    address = Office(person).draft()
    put(site, address, first="甲", second="乙")
    person("clerk").rest("POST", address, **{"@type": "Attachment", "file": SMALL})
    assert read(session) == 2
    put(site, address, third="丙")
    with site.open(user="admin") as portal:
        assert waiting(portal) == ["third"]
        document = portal.unrestrictedTraverse(address.split("/jingwei/")[-1])
        files = {name: aq_base(item) for name, item in document.objectItems()}
        path = jobs.first_waiting(portal)
        jobs.note(path, jobs.read(path, portal), portal)
        transaction.commit()
        portal._p_jar.cacheMinimize()
        assert jobs.first_waiting(portal) == ""
        assert [name for name, file in files.items() if file._p_changed is not None] == []


def test_a_file_that_takes_the_place_of_another_waits_again(site, person, session):
    address = Office(person).draft()
    put(site, address, big="甲")
    read(session)
    with site.open(user="admin") as portal:
        item = portal.unrestrictedTraverse(address.split("/jingwei/")[-1])["big"]
        item.file = NamedBlobFile(("后语" * 200_000).encode(), "text/plain", "说明.txt")
        notify(ObjectModifiedEvent(item))
        assert waiting(portal) == ["big"]
        item.aq_parent._delObject("big")
        assert waiting(portal) == []


def test_what_was_read_of_a_file_that_was_replaced_meanwhile_is_not_kept(site, person, session):
    address = Office(person).draft()
    put(site, address, big="甲")
    path = session.attempt(jobs.first_waiting)
    before = session.attempt(lambda site: jobs.read(path, site))
    with site.open(user="admin") as portal:
        item = portal.unrestrictedTraverse(path)
        item.file = NamedBlobFile(("后语" * 200_000).encode(), "text/plain", "说明.txt")
        notify(ObjectModifiedEvent(item))
        transaction.commit()
    session.attempt(lambda site: jobs.note(path, before, site))
    assert session.attempt(waiting) == ["big"]
    assert read(session) == 1


def test_a_file_that_went_meanwhile_holds_up_nobody(site, person, session):
    address = Office(person).draft()
    put(site, address, big="甲")
    path = session.attempt(jobs.first_waiting)
    with site.open(user="admin") as portal:
        portal.unrestrictedTraverse(path).aq_parent._delOb("big")
        transaction.commit()
    assert read(session) == 1
    assert session.attempt(waiting) == []


def test_a_file_whose_reading_fails_holds_up_no_other(site, person, session):
    address = Office(person).draft()
    put(site, address, first="甲", second="乙")
    with site.open(user="admin") as portal:
        document = portal.unrestrictedTraverse(address.split("/jingwei/")[-1])
        # As after a backup that is not whole.
        os.unlink(document["first"].file._blob.committed())
    assert read(session) == 2
    assert len([row for row in rows(person("sysadmin")) if "读取失败" in row]) == 1


def test_a_record_that_cannot_be_brought_up_to_date_holds_up_no_other(site, person, session):
    address = Office(person).draft()
    person("clerk").rest("POST", address, **{"@type": "Attachment", "file": SMALL})
    put(site, address, big="甲")
    with site.open(user="admin") as portal:
        document = portal.unrestrictedTraverse(address.split("/jingwei/")[-1])
        [small] = [one for one in document.objectValues() if one.getId() != "big"]
        os.unlink(small.file._blob.committed())
    put(site, Office(person).draft(), other="乙")
    before = len(rows(person("sysadmin")))
    assert read(session) == 2
    assert len(rows(person("sysadmin"))) == before + 1


def test_the_administrator_reads_what_failed_and_why_and_nothing_else_of_it(broken, person):
    [row] = [row for row in rows(person("sysadmin")) if "损坏" in row]
    assert ".xlsx" in row and "1.1 MB" in row
    text = person("sysadmin").get(PAGE).text
    assert "残缺" not in text and "题名" not in text and "/documents/" not in text


def test_the_administrator_lets_a_file_be_read_again(broken, site, person, session):
    sysadmin = person("sysadmin")
    left = len(rows(sysadmin))
    again(sysadmin)
    assert len(rows(sysadmin)) == left - 1
    assert read(session) == 1
    assert len(rows(sysadmin)) == left


@pytest.mark.parametrize("account", ["clerk", "secadmin", "auditor", "principal", "firm1", None])
def test_nobody_else_sees_the_list_or_repeats_anything(broken, person, session, account):
    client = person(account)
    for path in (PAGE, f"{PAGE}?export=csv", "/intranet/ticker/@listing/files"):
        answer = client.get(path)
        assert answer.status_code in (302, 401, 403, 404) and ".xlsx" not in answer.text
    client.post("/intranet/ticker/read-again", {"page": "files", "key": "x"})
    assert read(session) == 0
