"""Verbs for other features."""

from jingwei.office.supervision.install import install_supervision
from jingwei.office.supervision.origins import named


__all__ = ["install_supervision", "named"]
