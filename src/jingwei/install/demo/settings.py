"""What the demo organ's footer says: every entry marked as a demonstration."""

from jingwei.core.pages.api import FOOTER
from plone.registry.interfaces import IRegistry
from zope.component import getUtility


ENTRIES = {
    "host": "江城市经济委员会",
    "english_name": "Jiangcheng Municipal Economic Commission",
    "undertaker": "江城市经济委员会信息化处",
    "phone": "0000-00000000（演示）",
    "address": "江城市演示路1号",
    "site_code": "0000000000",
    "icp": "演ICP备00000000号",
    "police": "演公网安备00000000000000号",
}


def set_footer() -> None:
    """Fill the statutory entries of the footer."""
    registry = getUtility(IRegistry)
    for name, value in ENTRIES.items():
        registry[f"{FOOTER}.{name}"] = value
