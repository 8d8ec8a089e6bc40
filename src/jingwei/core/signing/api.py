"""What other features ask of signing."""

from jingwei.core.signing.ceremony import hold
from jingwei.core.signing.enrolling import set_up
from jingwei.core.signing.folder import path
from jingwei.core.signing.session import is_open
from jingwei.core.signing.session import unlocked
from jingwei.core.signing.settings import ISigningSettings


__all__ = ["ISigningSettings", "hold", "is_open", "path", "set_up", "unlocked"]
