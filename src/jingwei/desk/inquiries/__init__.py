"""Inquiries: what the public asks and the office answers."""

from jingwei.desk.inquiries import events


__all__ = ["events"]
