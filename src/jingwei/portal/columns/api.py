"""What other features ask of the columns."""

from jingwei.portal.columns.install import install_columns
from jingwei.portal.columns.table import COLUMNS
from jingwei.portal.columns.table import INDUSTRY


__all__ = ["COLUMNS", "INDUSTRY", "install_columns"]
