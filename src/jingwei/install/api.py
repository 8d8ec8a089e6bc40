"""What upgrade steps ask of the installation."""

from jingwei.install.site import PROFILE
from jingwei.install.structure import build


__all__ = ["PROFILE", "build"]
