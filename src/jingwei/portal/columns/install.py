"""Making the fixed columns."""

from jingwei.portal.columns.table import COLUMNS
from plone.dexterity.utils import createContent


def install_columns(site) -> None:
    """Make the columns that are missing; may be run again."""
    for name, plan in COLUMNS.items():
        if name in site.objectIds():
            continue
        column = createContent(
            "Column",
            id=name,
            title=plan.title,
            description=plan.description,
            column_type=plan.type,
        )
        site._setObject(name, column)
