"""The door: the one way from the office to the public site."""

from jingwei.door import events


__all__ = ["events"]
