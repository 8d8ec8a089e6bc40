"""Verbs for other features."""

from jingwei.office.supervision.install import install_supervision


__all__ = ["install_supervision"]
