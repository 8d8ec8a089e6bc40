"""What other features build on: how values of fields are read, and what is said of days."""

from jingwei.core.rest.values import Deserialize
from jingwei.core.rest.values import NO_DAY


__all__ = ["NO_DAY", "Deserialize"]
