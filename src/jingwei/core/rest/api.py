"""What other features build on: how values of fields are read."""

from jingwei.core.rest.values import Deserialize


__all__ = ["Deserialize"]
