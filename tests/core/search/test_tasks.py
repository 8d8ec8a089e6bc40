"""What the ticker does for search is registered and can be done again and again."""

from Acquisition import aq_base
from jingwei.core import clock
from jingwei.core.search import jobs
from jingwei.core.ticker.interfaces import ITask
from plone.dexterity.utils import createContent
from plone.namedfile.file import NamedBlobFile
from tests.office.documents.conftest import Office
from zope.component import getUtility
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import transaction


SMALL = {"filename": "名录.csv", "encoding": "base64", "data": "5pyq5aGrCg=="}


def put(site, address: str, **texts: str) -> None:
    """Put files into a record, by name; each is too large to be read at once."""
    with site.open(user="admin") as portal:
        document = portal.unrestrictedTraverse(address.split("/jingwei/")[-1])
        for name, text in texts.items():
            file = NamedBlobFile(("前言" * 200_000 + text).encode(), "text/plain", "说明.txt")
            item = createContent("Attachment", id=name, title="说明", file=file)
            document._setObject(name, item)
        transaction.commit()


def run(site, name: str) -> None:
    """Let the ticker do one of its tasks."""
    with site.open(user="admin") as portal:
        getUtility(ITask, name=name).run(portal, clock.now())
        transaction.commit()


def test_a_file_that_is_read_after_its_upload_is_found_by_its_words(site, person):
    address = Office(person).draft(title="关于附件读取的通知")
    put(site, address, big="江城夜读")
    query = "/@search?portal_type=OfficialDocument&SearchableText=江城夜读"
    assert person("clerk").rest("GET", query).json()["items_total"] == 0
    for name in ("search.read_files", "search.keep_up", "search.prune", "search.read_files"):
        run(site, name)
    assert person("clerk").rest("GET", query).json()["items_total"] == 1


def test_the_reading_wakes_only_files_that_wait(site, person):
    address = Office(person).draft()
    put(site, address, first="甲", second="乙")
    person("clerk").rest("POST", address, **{"@type": "Attachment", "file": SMALL})
    run(site, "search.read_files")
    put(site, address, third="丙")
    with site.open(user="admin") as portal:
        assert [item.getId() for item in jobs.waiting(portal)] == ["third"]
        document = portal.unrestrictedTraverse(address.split("/jingwei/")[-1])
        files = {name: aq_base(item) for name, item in document.objectItems()}
        portal._p_jar.cacheMinimize()
        getUtility(ITask, name="search.read_files").run(portal, clock.now())
        transaction.commit()
        portal._p_jar.cacheMinimize()
        getUtility(ITask, name="search.read_files").run(portal, clock.now())
        assert [name for name, file in files.items() if file._p_changed is not None] == []


def test_a_file_that_takes_the_place_of_another_waits_again(site, person):
    address = Office(person).draft()
    put(site, address, big="甲")
    run(site, "search.read_files")
    with site.open(user="admin") as portal:
        item = portal.unrestrictedTraverse(address.split("/jingwei/")[-1])["big"]
        item.file = NamedBlobFile(("后语" * 200_000).encode(), "text/plain", "说明.txt")
        notify(ObjectModifiedEvent(item))
        assert [found.getId() for found in jobs.waiting(portal)] == ["big"]
        item.aq_parent._delObject("big")
        assert list(jobs.waiting(portal)) == []
