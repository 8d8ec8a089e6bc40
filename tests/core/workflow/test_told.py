"""No kind of record of the office keeps from REST whose turn it is and what was said."""

from jingwei.core.pages.layers import IJingweiLayer
from jingwei.core.workflow.data import RecordData
from plone import api
from plone.restapi.interfaces import ISerializeToJson
from zope.component import getSiteManager
from zope.dottedname.resolve import resolve
from zope.interface import implementedBy

import pytest


RECORDS = ["OfficialDocument", "SupervisionItem", "Deputation", "Release", "Inquiry"]


@pytest.mark.parametrize("name", RECORDS)
def test_every_record_of_the_office_tells_itself_in_the_same_way(site, name):
    with site.open(user="admin"):
        content = resolve(api.portal.get_tool("portal_types")[name].klass)
        wanted = (implementedBy(content), IJingweiLayer)
        found = getSiteManager().adapters.lookup(wanted, ISerializeToJson)
        assert issubclass(found, RecordData)
