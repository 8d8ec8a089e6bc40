"""``/desk/districts`` and the place of each district in it."""

from jingwei.core.filing.content import Unindexed
from jingwei.desk.districts.interfaces import IDistrictDesk
from jingwei.desk.districts.interfaces import IDistrictHouse
from zope.interface import implementer


@implementer(IDistrictHouse)
class DistrictHouse(Unindexed):
    """``/desk/districts``."""

    deputised_as = "documents"


@implementer(IDistrictDesk)
class DistrictDesk(Unindexed):
    """``/desk/districts/<id>``; its id is that of the district."""

    deputised_as = "documents"
