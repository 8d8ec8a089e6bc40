"""What the ticker does for search is registered and can be done again and again."""

from jingwei.core import clock
from jingwei.core.ticker.interfaces import ITask
from plone.dexterity.utils import createContent
from plone.namedfile.file import NamedBlobFile
from tests.office.documents.conftest import Office
from zope.component import getUtility

import transaction


def test_a_file_that_is_read_at_night_is_found_by_its_words(site, person):
    address = Office(person).draft(title="关于附件读取的通知")
    with site.open(user="admin") as portal:
        document = portal.unrestrictedTraverse(address.split("/jingwei/")[-1])
        text = "前言" * 200_000 + "江城夜读"
        file = NamedBlobFile(text.encode(), "text/plain", "说明.txt")
        item = createContent("Attachment", id="big", title="说明", file=file)
        document._setObject("big", item)
        transaction.commit()
    query = "/@search?portal_type=OfficialDocument&SearchableText=江城夜读"
    assert person("clerk").rest("GET", query).json()["items_total"] == 0
    with site.open(user="admin") as portal:
        for name in ("search.read_files", "search.keep_up", "search.prune", "search.read_files"):
            getUtility(ITask, name=name).run(portal, clock.now())
        transaction.commit()
    assert person("clerk").rest("GET", query).json()["items_total"] == 1
