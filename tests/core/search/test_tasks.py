"""What the ticker does for search is registered and can be done again and again."""

from jingwei.core import clock
from jingwei.core.ticker.interfaces import ITask
from tests.core.search.test_worker import put
from tests.core.search.test_worker import read
from tests.office.documents.conftest import Office
from zope.component import getUtility

import transaction


def run(site, name: str) -> None:
    """Let the ticker do one of its tasks."""
    with site.open(user="admin") as portal:
        getUtility(ITask, name=name).run(portal, clock.now())
        transaction.commit()


def test_a_file_that_is_read_after_its_upload_is_found_by_its_words(site, person, session):
    address = Office(person).draft(title="关于附件读取的通知")
    put(site, address, big="江城夜读")
    query = "/@search?portal_type=OfficialDocument&SearchableText=江城夜读"
    assert person("clerk").rest("GET", query).json()["items_total"] == 0
    read(session)
    for name in ("search.keep_up", "search.prune"):
        run(site, name)
    read(session)
    assert person("clerk").rest("GET", query).json()["items_total"] == 1
